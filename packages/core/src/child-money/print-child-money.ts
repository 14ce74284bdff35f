import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import type { FileOut } from "../page.schema.ts";
import { printPaper } from "../papers/print-paper.ts";
import { inTenant } from "../verb.ts";
import type { printChildMoneyInput } from "./child-money.schema.ts";
import { getChildMoney } from "./get-child-money.ts";
import { moneyPaper } from "./money-paper.ts";

/**
 * A child's money as a PDF for the guardian (儿童待遇发放明细): amounts, dates, numbers and reasons, of accounts the last
 * four digits, nobody's facts, and what to do when it is not right. What it is printed for is written down. Throws
 * `notFound`.
 */
export async function printChildMoney(
  context: StaffContext,
  { id, purpose }: z.output<typeof printChildMoneyInput>,
): Promise<FileOut> {
  await inTenant(context, "childMoney.print", async (tx, note) => {
    const { division } = await getChildRecord(tx, id);
    note({ childId: id, division, purpose });
  });
  const money = await getChildMoney(context, { id });
  return printPaper(context, {
    fileName: `${money.name}待遇发放明细.pdf`,
    title: "儿童待遇发放明细",
    blocks: moneyPaper(money),
  });
}
