/** What the monthly allowance of a pack rests on beside the child: amounts and readings. */
import type { Expression } from "../artefact/expression.ts";
import type { Formula, Pack, RateClass } from "../artefact/pack.ts";
import type { Decision } from "../decision.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { partsOf } from "./rule-line.ts";

export type AllowanceInputs = {
  /** Parameters that a class pays, and those from which such an amount follows. */
  parameters: ReadonlySet<string>;
  /** Readings that tell who is in a class or what schemes do to it, and those of the formulas that propose amounts. */
  readings: ReadonlySet<string>;
};

const ratesOf = (rate: RateClass): readonly string[] =>
  rate.rates ? rate.rates.map(({ parameter }) => parameter) : [rate.parameter];

const partsOfFormula = (formula: Formula): readonly Formula[] => {
  if ("add" in formula) return formula.add;
  if ("subtract" in formula) return formula.subtract;
  if ("multiply" in formula) return formula.multiply;
  if ("divide" in formula) return formula.divide;
  if ("round" in formula) return [formula.round[2]];
  if ("setting" in formula) return Object.values(formula.setting[1]);
  return [];
};

/** The parameters and readings on which the allowance of a pack, or an amount proposed for it, can rest. */
export function allowanceInputs(pack: Pack): AllowanceInputs {
  const parameters = new Set<string>();
  const readings = new Set<string>();
  const items = new Set<string>();
  const visit = (source: Expression): void => {
    if ("under" in source) readings.add(source.under[0]);
    if ("review" in source) readings.add(source.review[0]);
    if ("item" in source && !items.has(source.item)) {
      items.add(source.item);
      const item = pack.items.find(({ id }) => id === source.item);
      if (item) visit(item.when);
    }
    for (const part of partsOf(source)) visit(part);
  };
  const follow = (formula: Formula): void => {
    if ("parameter" in formula) draw(formula.parameter);
    if ("setting" in formula) readings.add(formula.setting[0]);
    for (const part of partsOfFormula(formula)) follow(part);
  };
  const draw = (id: string): void => {
    if (parameters.has(id)) return;
    parameters.add(id);
    for (const { formula } of pack.parameters.find((one) => one.id === id)?.derived ?? []) follow(formula);
    for (const { formula } of pack.proposals.filter(({ parameter }) => parameter === id)) follow(formula);
  };
  for (const rate of pack.benefit?.classes ?? []) {
    visit(rate.when);
    for (const { when } of rate.rates ?? []) if (when) visit(when);
    for (const id of ratesOf(rate)) draw(id);
  }
  for (const stacking of pack.stackings)
    if (stacking.kind === "highestOf" && typeof stacking.when !== "string")
      readings.add(stacking.when.under[0]);
  return { parameters, readings };
}

/**
 * Whether other amounts of these parameters, and nothing else, can change a child's allowance. No only where they
 * cannot: a class they do not pay is due, or nothing is due and nothing is drawn that an amount is weighed against.
 */
export function movedBy(
  { benefit }: Pack,
  parameters: ReadonlySet<string>,
): (facts: Facts, decision: Decision) => boolean {
  const classes = new Set(
    benefit?.classes.filter((rate) => ratesOf(rate).some((id) => parameters.has(id))).map(({ id }) => id),
  );
  return ({ benefitsDrawn }, { allowance }) => {
    if (allowance.status === "decided") return allowance.class !== undefined && classes.has(allowance.class);
    return allowance.status !== "none" || (benefitsDrawn?.length ?? 0) > 0;
  };
}
