/** Packs with one small wrong each: in a condition, an amount, the order of the classes, a stacking or a term. */
import type { Benefit, Item, Pack, RateClass } from "../artefact/pack.ts";
import type { Provision } from "../artefact/provision.ts";
import type { Stacking } from "../artefact/stacking.ts";
import { mutateCondition } from "./mutate-condition.ts";

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
      for (const { at, what, to } of mutateCondition(item.when))
        yield name(item, `${at}: ${what}`, {
          ...pack,
          items: pack.items.with(i, { ...item, when: to } as Item),
        });
  const { benefit } = pack;
  if (benefit)
    for (const mutant of mutateBenefit(benefit))
      if (isOwn(mutant.rule)) yield name(mutant.rule, mutant.what, { ...pack, benefit: mutant.to });
  for (const [i, parameter] of pack.parameters.entries())
    if (isOwn(parameter))
      for (const [k, value] of parameter.values.entries())
        yield name(parameter, `.values[${k}]: one fen more`, {
          ...pack,
          parameters: pack.parameters.with(i, {
            ...parameter,
            values: parameter.values.with(k, { ...value, fen: value.fen + 1 }),
          }),
        });
  for (const [i, stacking] of pack.stackings.entries())
    if (isOwn(stacking))
      for (const { what, to } of mutateStacking(stacking))
        yield name(stacking, `: ${what}`, { ...pack, stackings: pack.stackings.with(i, to) });
  for (const [i, provision] of (pack.provisions ?? []).entries())
    if (isOwn(provision))
      for (const { what, to } of mutateProvision(provision))
        yield name(provision, what, { ...pack, provisions: (pack.provisions ?? []).with(i, to) });
}

function* mutateBenefit(benefit: Benefit): Generator<{ rule: RateClass; what: string; to: Benefit }> {
  const { classes } = benefit;
  for (const [i, rate] of classes.entries()) {
    const put = (one: RateClass): Benefit => ({ ...benefit, classes: classes.with(i, one) });
    for (const { at, what, to } of mutateCondition(rate.when))
      yield { rule: rate, what: `${at}: ${what}`, to: put({ ...rate, when: to } as RateClass) };
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

function* mutateStacking(stacking: Stacking): Generator<{ what: string; to: Stacking }> {
  for (const [i, scheme] of stacking.schemes.entries()) {
    if (scheme.drawn.length > 1)
      for (const [k, word] of scheme.drawn.entries())
        yield {
          what: `drop ${word}`,
          to: {
            ...stacking,
            schemes: stacking.schemes.with(i, { ...scheme, drawn: scheme.drawn.toSpliced(k, 1) }),
          },
        };
    if (stacking.schemes.length > 2)
      yield { what: `drop ${scheme.id}`, to: { ...stacking, schemes: stacking.schemes.toSpliced(i, 1) } };
  }
  if (stacking.kind === "highestOf") {
    yield {
      what: "the other trigger",
      to: { ...stacking, when: stacking.when === "every" ? "anyTwo" : "every" },
    };
  } else if (stacking.kind === "exclusive" && stacking.keeps !== undefined) {
    const { keeps: _, ...rest } = stacking;
    yield { what: "a person chooses", to: rest };
  }
}

function* mutateProvision(provision: Provision): Generator<{ what: string; to: Provision }> {
  if (provision.kind === "task" || provision.kind === "alert")
    for (const { at, what, to } of mutateCondition(provision.when))
      yield { what: `${at}: ${what}`, to: { ...provision, when: to } };
  if (provision.kind === "cadence" && provision.of)
    for (const { at, what, to } of mutateCondition(provision.of))
      yield { what: `.of${at}: ${what}`, to: { ...provision, of: to } };
  if (provision.kind === "institutionRule")
    for (const key of ["admits", "refuses"] as const) {
      const when = provision[key];
      if (when)
        for (const { at, what, to } of mutateCondition(when))
          yield { what: `.${key}${at}: ${what}`, to: { ...provision, [key]: to } };
    }
  if (provision.kind === "timer") {
    const { after, starts, when } = provision;
    const isCounted = !("step" in starts) && after.unit !== "hours" && after.unit !== "workingDays";
    if (isCounted)
      yield { what: ": a unit later", to: { ...provision, after: { ...after, count: after.count + 1 } } };
    if (when)
      for (const { at, what, to } of mutateCondition(when))
        yield { what: `${at}: ${what}`, to: { ...provision, when: to } };
  }
}
