import type { Bilingual, FormField } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import type { FilledForm, FormContent, FormLine } from "./forms.schema.ts";
import type { Form } from "./pack-forms.ts";

const same = (text: string): Bilingual => ({ zh: text, en: text });

function shown({ type, options = [] }: FormField, value: string | number | boolean): Bilingual {
  if (typeof value === "boolean") return value ? { zh: "是", en: "Yes" } : { zh: "否", en: "No" };
  const option = type === "choice" ? options.find(({ id }) => id === value) : undefined;
  return option?.title ?? same(String(value));
}

/** A filled-in form in words, in the form's order; a field that the form no longer has stands under its id. */
export function formLines(fields: readonly FormField[], content: FormContent): FormLine[] {
  const known = new Set(fields.map(({ id }) => id));
  const gone = Object.keys(content).filter((id) => !known.has(id));
  const all = [...fields, ...gone.map((id): FormField => ({ id, title: same(id), type: "text" }))];
  return all.flatMap((field): FormLine[] => {
    const { [field.id]: value } = content;
    if (value === undefined) return [];
    const { title } = field;
    if (typeof value !== "object") return [{ title, shown: shown(field, value) }];
    return [{ title, kept: value, signature: field.type === "signature" }];
  });
}

/** A record of a form of the pack, in force or not: records outlive their forms. */
export function filledForm({ provisions = [] }: Pack, id: string, content: FormContent): FilledForm {
  const form = provisions.find((one): one is Form => one.kind === "form" && one.id === id);
  return { title: form?.title ?? same(id), lines: formLines(form?.fields ?? [], content) };
}
