/** What changes from one pack to another: their rules and amounts, and the answers for given children. */

import { canonicalJson } from "../artefact/canonical.ts";
import type { Pack } from "../artefact/pack.ts";
import type { Allowance, Decision } from "../decision.ts";
import type { At, Policy } from "../engine/types.ts";
import type { Facts } from "../facts/vocabulary.ts";

const PARTS = [
  "documents",
  "parameters",
  "series",
  "proposals",
  "readings",
  "items",
  "benefit",
  "classes",
  "procedure",
  "stackings",
  "roles",
  "mechanisms",
  "provisions",
] as const;
export type PackDifference = {
  part: (typeof PARTS)[number];
  id: string;
  change: "added" | "removed" | "changed";
};

const partsOf = (pack: Pack): Record<(typeof PARTS)[number], readonly { id: string }[]> => ({
  documents: pack.documents,
  parameters: pack.parameters,
  series: pack.series,
  proposals: pack.proposals.map((one) => ({ ...one, id: `${one.parameter}.proposal` })),
  readings: pack.readings,
  items: pack.items,
  benefit: benefitOf(pack),
  classes: pack.benefit?.classes ?? [],
  procedure: pack.procedure ? [pack.procedure] : [],
  stackings: pack.stackings,
  roles: [...Map.groupBy(pack.roles, ({ role }) => role)].map(([role, titles]) => ({
    id: `role.${role}`,
    titles,
  })),
  mechanisms: pack.mechanisms,
  provisions: pack.provisions ?? [],
});

/** The allowance without its classes, which are compared one by one; their order is part of it. */
function benefitOf({ benefit }: Pack): readonly { id: string }[] {
  if (!benefit) return [];
  const { classes, ...rest } = benefit;
  const whole = { ...rest, order: classes.map(({ id }) => id) };
  return [whole];
}

/** The parts of a pack that another has not, has more, or says otherwise. */
export function diffPacks(before: Pack, after: Pack): PackDifference[] {
  const [old, next] = [partsOf(before), partsOf(after)];
  return PARTS.flatMap((part) => {
    const was = new Map(old[part].map((one) => [one.id, canonicalJson(one)]));
    const is = new Map(next[part].map((one) => [one.id, canonicalJson(one)]));
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): PackDifference[] => {
      const [a, b] = [was.get(id), is.get(id)];
      if (a === b) return [];
      return [{ part, id, change: a === undefined ? "added" : b === undefined ? "removed" : "changed" }];
    });
  });
}

/** One child for whom two decisions differ. `fen`: the new amount less the old, where both are settled. */
export type DecisionDifference<Id> = {
  id: Id;
  before: Decision;
  after: Decision;
  /** Parts of the decision that differ. */
  differs: readonly (keyof Decision)[];
  fen?: number;
};
export type DecisionsDiff<Id> = {
  children: number;
  differences: readonly DecisionDifference<Id>[];
  /** Sums over settled amounts, in fen a month: gains, losses and the two together. */
  more: number;
  less: number;
  net: number;
  /** Children whose difference in money is not settled on one of the sides. */
  open: number;
};

/** Nothing due is nothing; an amount that waits for a fact, a person or a standard is not known. */
const settledFen = ({ status, fen }: Allowance): number | undefined =>
  status === "decided" ? fen : status === "none" ? 0 : undefined;

/**
 * The same children decided by two policies on their own days: per-child differences and money. Pure: where the facts
 * come from (a ledger, a tenant's children) is the caller's. Throws what deciding throws.
 */
export function diffDecisions<Id>(
  before: { policy: Pick<Policy, "decide">; at: At },
  after: { policy: Pick<Policy, "decide">; at: At },
  children: Iterable<{ id: Id; facts: Facts }>,
): DecisionsDiff<Id> {
  const differences: DecisionDifference<Id>[] = [];
  let [count, more, less, open] = [0, 0, 0, 0];
  for (const { id, facts } of children) {
    count++;
    const was = before.policy.decide(facts, before.at);
    const is = after.policy.decide(facts, after.at);
    const keys = Object.keys(is) as (keyof Decision)[];
    const differs = keys.filter((key) => canonicalJson(was[key]) !== canonicalJson(is[key]));
    if (differs.length === 0) continue;
    const [a, b] = [settledFen(was.allowance), settledFen(is.allowance)];
    const fen = a === undefined || b === undefined ? undefined : b - a;
    if (fen !== undefined && fen > 0) more += fen;
    if (fen !== undefined && fen < 0) less -= fen;
    if (fen === undefined && differs.includes("allowance")) open++;
    differences.push({ id, before: was, after: is, differs, ...(fen !== undefined && { fen }) });
  }
  return { children: count, differences, more, less, net: more - less, open };
}
