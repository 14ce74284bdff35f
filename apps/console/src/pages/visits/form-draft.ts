import {
  type FactName,
  type FormFieldOut,
  type SectionAnswer,
  VISIT_SECTIONS,
  type VisitForm,
  type VisitSection,
} from "@tongyou/core/schemas";
import { type Draft, saidValue } from "../child/fact-value.ts";

/** A fact while somebody fills it in: from the day of the visit unless another is said. */
export type FactDraft = { draft: Draft; from?: string | undefined };
export type FieldAnswer = "same" | "unknown" | { value: string | number | boolean };

/** A visit while it is filled in: nothing is answered beforehand. */
export type VisitDraft = {
  kind?: "home" | "phone";
  on: string | undefined;
  sections: Partial<Record<VisitSection, SectionAnswer>>;
  notes: Partial<Record<VisitSection, string>>;
  facts: Partial<Record<FactName, FactDraft>>;
  fields: Readonly<Record<string, FieldAnswer>>;
  remark: string;
  next: { on: string | undefined; reason: string } | null;
};

export const emptyDraft = (today: string): VisitDraft => ({
  on: today,
  sections: {},
  notes: {},
  facts: {},
  fields: {},
  remark: "",
  next: null,
});

export const fieldKey = ({ form, field }: Pick<FormFieldOut, "form" | "field">) => `${form} ${field}`;

/** What of a draft is not whole yet, by where it is asked. */
export type Gap =
  | { at: "kind" | "on" | "next" }
  | { at: "section"; section: VisitSection }
  | { at: "fact"; name: FactName }
  | { at: "field"; field: FormFieldOut };

const isWhole = (answer: FieldAnswer | undefined) =>
  answer !== undefined && (typeof answer === "string" || String(answer.value).trim() !== "");

/** The id of the part of the form that a gap stands in. */
export function placeOf(gap: Gap): string {
  switch (gap.at) {
    case "section":
      return `section-${gap.section}`;
    case "fact":
      return `answer-${gap.name}`;
    case "field":
      return "region-fields";
    case "next":
      return "next-visit";
    default:
      return "visit-how";
  }
}

export function gapsOf(draft: VisitDraft, { fields }: Pick<VisitForm, "fields">): Gap[] {
  const facts = Object.entries(draft.facts) as [FactName, FactDraft][];
  return [
    ...(draft.kind === undefined ? [{ at: "kind" as const }] : []),
    ...(draft.on === undefined ? [{ at: "on" as const }] : []),
    ...VISIT_SECTIONS.filter((section) => draft.sections[section] === undefined).map((section) => ({
      at: "section" as const,
      section,
    })),
    ...facts
      .filter(([name, fact]) => saidValue(name, fact.draft) === undefined)
      .map(([name]) => ({ at: "fact" as const, name })),
    ...fields
      .filter((field) => {
        const answer = draft.fields[fieldKey(field)];
        return answer === undefined ? field.required : !isWhole(answer);
      })
      .map((field) => ({ at: "field" as const, field })),
    ...(draft.next && (draft.next.on === undefined || draft.next.reason.trim() === "")
      ? [{ at: "next" as const }]
      : []),
  ];
}

/** What is sent of a whole draft; undefined while something is missing. */
export function recordOf(draft: VisitDraft, form: VisitForm, id: string) {
  const { kind, on } = draft;
  if (kind === undefined || on === undefined || gapsOf(draft, form).length > 0) return undefined;
  const facts = (Object.entries(draft.facts) as [FactName, FactDraft][]).map(([name, fact]) => ({
    name,
    value: saidValue(name, fact.draft),
    from: fact.from ?? on,
  }));
  const fields = form.fields.flatMap(({ form: of, field }) => {
    const answer = draft.fields[fieldKey({ form: of, field })];
    return answer === undefined ? [] : [{ form: of, field, answer }];
  });
  const note = draft.remark.trim();
  return {
    id,
    childId: form.child.id,
    version: form.child.version,
    kind,
    on,
    sections: VISIT_SECTIONS.flatMap((section) => {
      const answer = draft.sections[section];
      const said = answer === "changed" ? draft.notes[section]?.trim() : undefined;
      return answer === undefined ? [] : [{ section, answer, ...(said ? { note: said } : {}) }];
    }),
    fields,
    facts,
    ...(note ? { note } : {}),
    ...(draft.next?.on ? { next: { on: draft.next.on, reason: draft.next.reason.trim() } } : {}),
  };
}
