/** Small wrongs in the money: amounts and their days, formulas, rate classes, how schemes go together. */
import type { Benefit, Pack, Parameter, Proposal, RateClass } from "../artefact/pack.ts";
import type { Stacking, Trigger } from "../artefact/stacking.ts";
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

/** Every small change of the rate classes and their order; `rule`: the class. */
export function* mutateBenefit(
  benefit: Benefit,
  { items }: Pack,
): Generator<{ rule: RateClass; what: string; to: Benefit }> {
  const { classes } = benefit;
  for (const [i, rate] of classes.entries()) {
    const put = (one: RateClass): Benefit => ({ ...benefit, classes: classes.with(i, one) });
    for (const { at, what, to } of mutateCondition(rate.when))
      yield { rule: rate, what: `${at}: ${what}`, to: put({ ...rate, when: to } as RateClass) };
    for (const { what, to } of mutateDates(rate, !isHeldBack(rate.when, rate.from, items)))
      yield { rule: rate, what, to: put(to) };
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
