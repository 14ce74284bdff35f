/** Packs with one small wrong each: in a condition, an amount, a day, a formula, the order of the classes, a stacking. */
import type { Item, Pack } from "../artefact/pack.ts";
import { conditionsOf, type Provision, withCondition } from "../artefact/provision.ts";
import { isCountable } from "../engine/timer.ts";
import { mutateCondition } from "./mutate-condition.ts";
import { isHeldBack, mutateDates, type Wrong } from "./mutate-dates.ts";
import { mutateBenefit, mutateParameter, mutateProposal, mutateStacking } from "./mutate-money.ts";

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

function* mutateItem(item: Item, { items }: Pack): Generator<Wrong<Item>> {
  for (const { at, what, to } of mutateCondition(item.when))
    yield { what: `${at}: ${what}`, to: { ...item, when: to } };
  // Other rules look at a definition: they hold it back.
  const early = item.kind !== "definition" && !isHeldBack(item.when, item.from, items);
  yield* mutateDates(item, early);
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
