import type { TenantKey, TenantTransaction } from "@tongyou/database";
import type { FormField } from "@tongyou/policy";
import { type FilePlace, keepFile, readContent } from "../attachments/keep-file.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import type { FormContent, FormValues } from "./forms.schema.ts";

/**
 * What is kept of a form that was checked: its files and signatures go to the record as files that stand in their
 * field and cannot be put away. Call it where the record is written, in the same transaction.
 * @throws DomainError `invalid` for a file of no kind that is kept, or a signature that is no picture
 */
export async function keepFields(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  record: Omit<FilePlace, "field">,
  { fields, values }: { fields: readonly FormField[]; values: FormValues },
): Promise<FormContent> {
  const kept: Record<string, FormContent[string]> = {};
  for (const [id, value] of Object.entries(values)) {
    if (typeof value !== "object") {
      kept[id] = value;
      continue;
    }
    const content = readContent(value.base64);
    if (fields.some((field) => field.id === id && field.type === "signature") && content.type !== "png")
      throw invalid(
        "fields",
        { zh: "签名不是图片。", en: "A signature is not a picture." },
        { zh: "请清除后重新签名。", en: "Clear it and sign again." },
      );
    const place = { ...record, field: id };
    const { file, name, type } = await keepFile(tx, context, key, place, {
      fileName: value.fileName,
      ...content,
    });
    kept[id] = { file, name, type };
  }
  return kept;
}
