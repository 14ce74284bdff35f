import { civilMinuteOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import type { FileOut } from "../page.schema.ts";
import type { Block } from "./paper.ts";

export const PDF_MIME = "application/pdf";

/**
 * A paper of the bureau for the reader to save, with the bureau at its head, and on every page who printed it and when.
 * The verb that calls it has left the audit row.
 */
export async function printPaper(
  context: StaffContext,
  { fileName, title, blocks }: { fileName: string; title: string; blocks: readonly Block[] },
): Promise<FileOut> {
  const { tenant, staff } = context;
  const at = civilMinuteOf(context.now());
  // The fonts and the layout are loaded when the first paper is made, not when the server starts.
  const { makePdf } = await import("./make-pdf.ts");
  const bytes = await makePdf({
    title,
    bureau: tenant.name,
    blocks,
    printed: `${staff.name}（${staff.login}）打印于 ${at}`,
    watermark: `${staff.login} ${at.slice(0, 10)}`,
  });
  return { fileName, mime: PDF_MIME, base64: bytes.toString("base64") };
}
