import type { Bilingual, CivilDate } from "@tongyou/policy";
import type { Pack, Touches } from "@tongyou/policy/engine";
import { isCivilDate } from "@tongyou/policy/facts";
import type { z } from "zod";
import { invalid } from "../errors/refusals.ts";
import { formsOf } from "../forms/pack-forms.ts";
import { type FormFieldOut, type recordVisitInput, VISIT_SECTIONS } from "./visits.schema.ts";

type Answers = z.output<typeof recordVisitInput>["fields"];
type Answer = Answers[number]["answer"];

const SECTIONS: ReadonlySet<string> = new Set(VISIT_SECTIONS);

/** Pictures and signatures are kept with the visit as files; a part of the form that has the same name stands for a field. */
const ASKED = new Set(["text", "date", "number", "flag", "choice", "person"]);

/**
 * The further fields that the region's documents ask of a visit to a child on a day. A form for some children is left
 * out only where it certainly does not concern this one.
 */
export function visitFields(pack: Pack, on: CivilDate, touches: Touches): FormFieldOut[] {
  return formsOf(pack, on, ["visit"])
    .filter(({ id, of }) => of === undefined || touches[id] !== undefined)
    .flatMap(({ id: form, clauses, fields }) =>
      fields
        .filter(({ id, type }) => ASKED.has(type) && !SECTIONS.has(id))
        .map(({ id, title, type, required, options }) => ({
          form,
          field: id,
          title,
          clause: clauses[0] ?? "",
          type: type === "person" ? ("text" as const) : (type as FormFieldOut["type"]),
          required: required === true,
          options: [...(options ?? [])],
        })),
    );
}

const SAME: Bilingual = { zh: "没有变化", en: "No change" };
const UNKNOWN: Bilingual = { zh: "没有了解到", en: "Not found out" };

function shown({ type, options }: FormFieldOut, answer: Answer): Bilingual | undefined {
  if (answer === "same") return type === "text" ? SAME : undefined;
  if (answer === "unknown") return UNKNOWN;
  const { value } = answer;
  const plain = { zh: String(value), en: String(value) };
  switch (type) {
    case "flag":
      if (typeof value !== "boolean") return undefined;
      return value ? { zh: "是", en: "Yes" } : { zh: "否", en: "No" };
    case "number":
      return typeof value === "number" ? plain : undefined;
    case "date":
      return isCivilDate(value) ? plain : undefined;
    case "choice":
      return options.find(({ id }) => id === value)?.title;
    case "text":
      return typeof value === "string" ? plain : undefined;
  }
}

/** The answers as they are kept. Throws `invalid` where one does not fit its field or a required one is missing. */
export function checkedAnswers(
  fields: readonly FormFieldOut[],
  answers: Answers,
): { title: Bilingual; shown: Bilingual }[] {
  const of = ({ form, field }: { form: string; field: string }) => `${form} ${field}`;
  const known = new Set(fields.map(of));
  const given = new Map(answers.map((answer) => [of(answer), answer.answer]));
  if (answers.some((answer) => !known.has(of(answer))))
    throw invalid(
      "fields",
      { zh: "走访表已更新，有的栏目已不存在。", en: "The form has changed: a field is no longer asked." },
      { zh: "请刷新后重新填写。", en: "Reload the form and fill it in again." },
    );
  return fields.flatMap((field) => {
    const answer = given.get(of(field));
    if (answer === undefined && !field.required) return [];
    const text = answer === undefined ? undefined : shown(field, answer);
    if (text === undefined)
      throw invalid(
        "fields",
        {
          zh: `“${field.title.zh}”没有填写或填写不合要求（依据 ${field.clause}）。`,
          en: `"${field.title.en}" is missing or does not fit (${field.clause}).`,
        },
        { zh: "请填写；确实没有了解到的，请选“没有了解到”。", en: 'Fill it in, or say "Not found out".' },
      );
    return [{ title: field.title, shown: text }];
  });
}
