import type { TenantTransaction } from "@tongyou/database";
import { benefitLine } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { StatementRow } from "../facts/statements-of.ts";
import { groundOfLine, hiddenMonths } from "./hidden-months.ts";

/** A fixed line as a reader may know it. */
export type ShownLine = {
  month: string;
  benefit: string;
  class: string | null;
  fen: number | null;
  fixedAt: string;
};

/**
 * The fixed lines of a child, newest first; class and amount are null where the reader may not know them.
 * @param rows all that was ever said about the child
 */
export async function shownLines(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
  rows: readonly StatementRow[],
): Promise<ShownLine[]> {
  const lines = await tx
    .select()
    .from(benefitLine)
    .where(eq(benefitLine.childId, id))
    .orderBy(desc(benefitLine.month));
  const grounds = lines.map((line) => groundOfLine(context, line));
  const hidden = await hiddenMonths(tx, context, id, rows, grounds);
  return lines.map(({ month, benefit, fixedAt, class: rate, fen }) => {
    const paid = hidden.has(month) ? { class: null, fen: null } : { class: rate, fen };
    return { month, benefit, ...paid, fixedAt: fixedAt.toISOString() };
  });
}
