/** Packs with one small wrong each: in a condition, an amount, a day, a formula, the order of the classes, a stacking. */
import type { Benefit, Item, Pack, Parameter, Proposal, RateClass } from "../artefact/pack.ts";
import { conditionsOf, type Provision, withCondition } from "../artefact/provision.ts";
import type { Stacking, Trigger } from "../artefact/stacking.ts";
import { isCountable } from "../engine/timer.ts";
import { mutateCondition } from "./mutate-condition.ts";
import { isHeldBack, mutateDates, mutateSpan } from "./mutate-dates.ts";
import { mutateFormula } from "./mutate-formula.ts";

/** `id` names the mutant for good: the rule, the place in it and what was changed. */
export type Mutant = { id: string; rule: string; clauses: readonly string[]; pack: Pack };

/** Every mutant of the rules that rest on this pack's own documents. */
export function* mutantsOf(pack: Pack): Generator<Mutant> {
  const own = new Set(
    pack.documents
      .filter((document) => document.pack === pack.id)
      .flatMap((document) => document.clauses.map(({ no }) => no)),
  );
  const isOwn = ({ clauses }: { clauses: readonly string[] }) => clauses.some((clause) => own.has(clause));
  const name = (rule: { id: string; clauses: readonly string[] }, what: string, changed: Pack): Mutant => ({
    id: `${rule.id}${what}`,
    rule: rule.id,
    clauses: rule.clauses,
    pack: changed,
  });
  for (const [i, item] of pack.items.entries())
    if (isOwn(item))
      for (const { what, to } of mutateItem(item, pack))
        yield name(item, what, { ...pack, items: pack.items.with(i, to) });
  const { benefit } = pack;
  if (benefit)
    for (const mutant of mutateBenefit(benefit, pack))
      if (isOwn(mutant.rule)) yield name(mutant.rule, mutant.what, { ...pack, benefit: mutant.to });
  for (const [i, parameter] of pack.parameters.entries())
    if (isOwn(parameter))
      for (const { what, to } of mutateParameter(parameter))
        yield name(parameter, what, { ...pack, parameters: pack.parameters.with(i, to) });
  for (const [i, proposal] of pack.proposals.entries())
    if (isOwn(proposal))
      for (const { what, to } of mutateProposal(proposal))
        yield name({ id: `${proposal.parameter}.proposal`, clauses: proposal.clauses }, what, {
          ...pack,
          proposals: pack.proposals.with(i, to),
        });
  for (const [i, stacking] of pack.stackings.entries())
    if (isOwn(stacking))
      for (const { what, to } of mutateStacking(stacking))
        yield name(stacking, what, { ...pack, stackings: pack.stackings.with(i, to) });
  for (const [i, provision] of (pack.provisions ?? []).entries())
    if (isOwn(provision))
      for (const { what, to } of mutateProvision(provision, pack))
        yield name(provision, what, { ...pack, provisions: (pack.provisions ?? []).with(i, to) });
}

type Wrong<T> = { what: string; to: T };

function* mutateItem(item: Item, { items }: Pack): Generator<Wrong<Item>> {
  for (const { at, what, to } of mutateCondition(item.when))
    yield { what: `${at}: ${what}`, to: { ...item, when: to } };
  // Other rules look at a definition: they hold it back.
  const early = item.kind !== "definition" && !isHeldBack(item.when, item.from, items);
  yield* mutateDates(item, early);
}

function* mutateParameter(parameter: Parameter): Generator<Wrong<Parameter>> {
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

function* mutateProposal(proposal: Proposal): Generator<Wrong<Proposal>> {
  for (const { at, what, to } of mutateFormula(proposal.formula))
    yield { what: `${at}: ${what}`, to: { ...proposal, formula: to } };
  yield* mutateDates(proposal);
}

function* mutateBenefit(
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

function* mutateStacking(stacking: Stacking): Generator<Wrong<Stacking>> {
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

/** A provision whose conditions or term can be seen on a child; what only a clock or a person counts cannot. */
function* mutateProvision(provision: Provision, { items }: Pack): Generator<Wrong<Provision>> {
  const conditions = conditionsOf(provision);
  for (const [key, when] of conditions)
    for (const { at, what, to } of mutateCondition(when))
      yield {
        what: `${key === "when" ? "" : `.${key}`}${at}: ${what}`,
        to: withCondition(provision, key, to),
      };
  const counted = provision.kind === "timer" && isCountable(provision);
  if (counted) {
    const { after } = provision;
    yield { what: ": a unit later", to: { ...provision, after: { ...after, count: after.count + 1 } } };
  }
  const isHeld =
    conditions.length > 0 && conditions.every(([, when]) => isHeldBack(when, provision.from, items));
  if (counted || (provision.kind !== "timer" && conditions.length > 0))
    yield* mutateDates(provision, !isHeld);
}
