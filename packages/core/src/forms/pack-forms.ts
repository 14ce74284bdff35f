import { type CivilDate, type FormField, isCivilDate, within } from "@tongyou/policy";
import type { Pack, Provision } from "@tongyou/policy/engine";
import { invalid } from "../errors/refusals.ts";
import type { FormValues, FormView } from "./forms.schema.ts";

export type Form = Extract<Provision, { kind: "form" }>;

/** The forms of a pack for some kinds of record, in force on a day. */
export const formsOf = (pack: Pack, on: CivilDate, records: readonly Form["record"][]): Form[] =>
  (pack.provisions ?? []).flatMap((one) =>
    one.kind === "form" && records.includes(one.record) && within(on, one) ? [one] : [],
  );

export const formView = ({ id, title, clauses, fields }: Form): FormView => ({
  id,
  title,
  clauses,
  fields: fields.map(({ required = false, options = [], ...field }) => ({
    id: field.id,
    title: field.title,
    type: field.type,
    required,
    options: options.map((option) => ({ ...option })),
  })),
});

function fits({ type, options = [] }: FormField, value: FormValues[string]): boolean {
  if (type === "file" || type === "signature") return typeof value === "object";
  if (type === "flag") return typeof value === "boolean";
  if (type === "number") return typeof value === "number";
  if (type === "date") return isCivilDate(value);
  if (type === "choice") return options.some(({ id }) => id === value);
  return typeof value === "string" && value.trim() !== "";
}

/**
 * The values of a form, each of its field's kind and every required one there; what the form does not have is refused.
 * @throws DomainError `invalid` naming the field's title
 */
export function checkedFields({ fields }: Pick<Form, "fields">, values: FormValues): FormValues {
  for (const field of fields) {
    const value = values[field.id];
    if (value === undefined ? field.required === true : !fits(field, value))
      throw invalid(
        "fields",
        { zh: `“${field.title.zh}”没有填好。`, en: `"${field.title.en}" is not filled in.` },
        { zh: "请按表单的栏目填写。", en: "Fill in the field as the form has it." },
      );
  }
  const known = new Set(fields.map(({ id }) => id));
  if (Object.keys(values).some((id) => !known.has(id)))
    throw invalid(
      "fields",
      { zh: "表单没有这个栏目。", en: "The form has no such field." },
      { zh: "请刷新页面后按表单填写。", en: "Reload the page and fill in the form." },
    );
  return values;
}
