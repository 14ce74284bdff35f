import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { getAttachmentRecord } from "../attachments/attachment-row.ts";
import { readBytes } from "../attachments/read-bytes.ts";
import type { StaffContext } from "../context.ts";
import type { FormLine } from "./forms.schema.ts";

/** A filled-in form for a paper: what is words, and the signatures with their pictures. */
export type PrintedLines = {
  rows: (readonly [label: string, value: string])[];
  signatures: { title: string; picture: Uint8Array }[];
};

/** Files stand by name. The verb that prints has made sure that the reader may see the record. */
export async function printLines(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  lines: readonly FormLine[],
): Promise<PrintedLines> {
  const printed: PrintedLines = { rows: [], signatures: [] };
  for (const line of lines) {
    const title = line.title.zh;
    if ("shown" in line) printed.rows.push([title, line.shown.zh]);
    else if (!line.signature) printed.rows.push([title, line.kept.name]);
    else {
      const row = await getAttachmentRecord(tx, line.kept.file);
      printed.signatures.push({ title, picture: await readBytes(context, key, row) });
    }
  }
  return printed;
}
