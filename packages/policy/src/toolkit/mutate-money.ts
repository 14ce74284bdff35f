/** Small wrongs in the money: amounts and their days, formulas, rate classes, how schemes go together. */
import type { Benefit, Pack, Parameter, Proposal, RateClass, StartRule } from "../artefact/pack.ts";
import type { Stacking, Trigger } from "../artefact/stacking.ts";
import type { CivilDate } from "../facts/calendar.ts";
import { mutateCondition } from "./mutate-condition.ts";
import { isHeldBack, mutateDates, mutateSpan, type Wrong } from "./mutate-dates.ts";
import { mutateFormula } from "./mutate-formula.ts";

/** Every small change of a parameter's values and derived values. */
export function* mutateParameter(parameter: Parameter): Generator<Wrong<Parameter>> {
  const { values, derived = [] } = parameter;
  for (const [k, value] of values.entries()) {
    const more = values.with(k, { ...value, fen: value.fen + 1 });
    yield { what: `.values[${k}]: one fen more`, to: { ...parameter, values: more } };
    for (const { what, to } of mutateSpan(values, k))
      yield { what: `.values[${k}]${what}`, to: { ...parameter, values: to } };
  }
  for (const [k, value] of derived.entries()) {
    for (const { at, what, to } of mutateFormula(value.formula))
      yield {
        what: `.derived[${k}]${at}: ${what}`,
        to: { ...parameter, derived: derived.with(k, { ...value, formula: to }) },
      };
    for (const { what, to } of mutateSpan(derived, k))
      yield { what: `.derived[${k}]${what}`, to: { ...parameter, derived: to } };
  }
}

/** Every small change of an uprating formula and its days. */
export function* mutateProposal(proposal: Proposal): Generator<Wrong<Proposal>> {
  for (const { at, what, to } of mutateFormula(proposal.formula))
    yield { what: `${at}: ${what}`, to: { ...proposal, formula: to } };
  yield* mutateDates(proposal);
}

/**
 * Every small change of the first month: the other one, left to the bureau, a day later or earlier. Before `inForce` nobody
 * is paid, and what begins earlier says the same.
 */
function* mutateStart(starts: StartRule, inForce: CivilDate): Generator<Wrong<StartRule | undefined>> {
  const { rule, from } = starts;
  yield {
    what: ": the other month",
    to: { ...starts, rule: rule === "sameMonth" ? "nextMonth" : "sameMonth" },
  };
  yield { what: ": left to the bureau", to: undefined };
  if (from !== undefined && inForce <= from) yield* mutateDates({ ...starts, from }, inForce < from);
}

type BenefitMutant = { rule: { id: string; clauses: readonly string[] }; what: string; to: Benefit };

/** Every small change of the rate classes, their order and the first month; `rule`: the class, or the allowance. */
export function* mutateBenefit(benefit: Benefit, { items }: Pack): Generator<BenefitMutant> {
  const { classes, starts, ...rest } = benefit;
  const [inForce = ""] = classes.map(({ from }) => from).sort();
  for (const { what, to } of starts ? mutateStart(starts, inForce) : []) {
    const rule = { id: benefit.id, clauses: starts?.clauses ?? [] };
    yield { rule, what: `.starts${what}`, to: { ...rest, classes, ...(to && { starts: to }) } };
  }
  for (const [i, rate] of classes.entries()) {
    const put = (one: RateClass): Benefit => ({ ...benefit, classes: classes.with(i, one) });
    for (const { at, what, to } of mutateCondition(rate.when))
      yield { rule: rate, what: `${at}: ${what}`, to: put({ ...rate, when: to } as RateClass) };
    for (const { what, to } of mutateDates(rate, !isHeldBack(rate.when, rate.from, items)))
      yield { rule: rate, what, to: put(to) };
    const { starts: begins, ...always } = rate;
    for (const { what, to } of begins ? mutateStart(begins, rate.from) : [])
      yield {
        rule: rate,
        what: `.starts${what}`,
        to: put({ ...always, ...(to && { starts: to }) } as RateClass),
      };
    const next = classes[i + 1];
    if (next)
      yield {
        rule: rate,
        what: ": after the next class",
        to: { ...benefit, classes: classes.with(i, next).with(i + 1, rate) },
      };
    for (const [k, one] of (rate.rates ?? []).entries())
      if (one.when)
        for (const { at, what, to } of mutateCondition(one.when))
          yield {
            rule: rate,
            what: `.rates[${k}]${at}: ${what}`,
            to: put({ ...rate, rates: (rate.rates ?? []).with(k, { ...one, when: to }) } as RateClass),
          };
  }
}

/** Every small change of a stacking that can show in a decision. */
export function* mutateStacking(stacking: Stacking): Generator<Wrong<Stacking>> {
  for (const [i, scheme] of stacking.schemes.entries()) {
    if (scheme.drawn.length > 1)
      for (const [k, word] of scheme.drawn.entries())
        yield {
          what: `: drop ${word}`,
          to: {
            ...stacking,
            schemes: stacking.schemes.with(i, { ...scheme, drawn: scheme.drawn.toSpliced(k, 1) }),
          },
        };
    if (stacking.schemes.length > 2)
      yield { what: `: drop ${scheme.id}`, to: { ...stacking, schemes: stacking.schemes.toSpliced(i, 1) } };
  }
  if (stacking.kind === "highestOf") {
    const { when } = stacking;
    const other = (trigger: Trigger): Trigger => (trigger === "every" ? "anyTwo" : "every");
    if (typeof when === "string")
      yield { what: ": the other trigger", to: { ...stacking, when: other(when) } };
    else {
      const [reading, triggers] = when.under;
      for (const [option, trigger] of Object.entries(triggers)) {
        const changed = { under: [reading, { ...triggers, [option]: other(trigger) }] } as const;
        yield { what: `.under.${option}: the other trigger`, to: { ...stacking, when: changed } };
      }
    }
  } else if (stacking.kind === "exclusive" && stacking.keeps !== undefined) {
    const { keeps: _, ...rest } = stacking;
    yield { what: ": a person chooses", to: rest };
  }
  yield* mutateDates(stacking);
}
