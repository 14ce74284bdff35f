import type { z } from "zod";
import { listAttachments } from "../attachments/list-attachments.ts";
import { getChildMoney } from "../child-money/get-child-money.ts";
import type { StaffContext } from "../context.ts";
import type { FileOut } from "../page.schema.ts";
import { printPaper } from "../papers/print-paper.ts";
import { staffNames } from "../staff-names.ts";
import { childEvents, shownEvent } from "../timeline/child-timeline.ts";
import { inTenant } from "../verb.ts";
import { getChildRecord } from "./child-row.ts";
import type { printChildInput } from "./children.schema.ts";
import { filePaper } from "./file-paper.ts";
import { getChild } from "./get-child.ts";

/**
 * A child's whole file (一人一档) as a PDF for the archive, masked as the reader's role may see it, with the reader's
 * login across every page. What it is printed for is written down. Throws `notFound`.
 */
export async function printChild(
  context: StaffContext,
  { id, purpose }: z.output<typeof printChildInput>,
): Promise<FileOut> {
  const told = await inTenant(context, "children.print", async (tx, note) => {
    const { division } = await getChildRecord(tx, id);
    note({ childId: id, division, purpose });
    return childEvents(tx, context, id);
  });
  const [file, money, attachments, names] = await Promise.all([
    getChild(context, { id }),
    getChildMoney(context, { id }),
    listAttachments(context, { ownerKind: "child", ownerId: id }),
    staffNames(
      context,
      told.map(({ by }) => by),
    ),
  ]);
  const { benefit } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash).pack;
  const blocks = filePaper({
    file,
    events: told.map((event) => shownEvent(event, names)),
    attachments,
    money,
    classTitle: (rate) => benefit?.classes.find((one) => one.id === rate)?.title.zh ?? rate,
  });
  return printPaper(context, { fileName: `${file.name}档案.pdf`, title: "儿童档案（一人一档）", blocks });
}
