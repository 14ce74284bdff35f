import type { CivilDate } from "@tongyou/policy";
import type { FormField, Pack, Provision } from "@tongyou/policy/engine";

type PlanForm = Extract<Provision, { kind: "form" }>;
export type ServiceKind = NonNullable<FormField["options"]>[number];

/** What the documents of a region ask of a care plan on a day. */
export const planForms = (pack: Pack, on: CivilDate): PlanForm[] =>
  (pack.provisions ?? [])
    .filter((one) => one.kind === "form")
    .filter(
      ({ record, from, until }) => record === "carePlan" && from <= on && (until === undefined || on < until),
    );

/** The kinds of service the documents name; none where they leave them open. */
export const serviceKinds = (pack: Pack, on: CivilDate): readonly ServiceKind[] =>
  planForms(pack, on)
    .flatMap(({ fields }) => fields)
    .find(({ type }) => type === "choice")?.options ?? [];
