/** Runs a golden case: what it expects, one answer at a time, beside what a policy says. */
import type { Prompt } from "../engine/prompts.ts";
import { startRuleOf } from "../engine/start-rule.ts";
import type { Policy } from "../engine/types.ts";
import { addDays, type CivilDate } from "../facts/calendar.ts";
import type { Expectation, GoldenCase } from "./golden-case.ts";

/**
 * One expected answer. `part` is what it is about, `id` the clause, rule or part of the allowance; `null` expects nothing
 * there, and a `part` without `id` a whole list.
 */
export type Outcome = {
  part: "clauses" | keyof Expectation;
  id?: string;
  expected: unknown;
  /** Undefined where the policy says nothing. */
  actual: unknown;
  holds: boolean;
};
export type Judge = Pick<
  Policy,
  "pack" | "decide" | "prompts" | "clauseAnswer" | "countedRows" | "propose" | "parameterOn"
>;

const GROUPS = ["inDifficulty", "orphan", "deFacto", "leftBehind"] as const;
const LISTS = ["conflicts", "needs", "reviews"] as const;

const outcome = (
  part: Outcome["part"],
  id: string | undefined,
  expected: unknown,
  actual: unknown,
): Outcome => ({
  part,
  ...(id !== undefined && { id }),
  expected,
  actual,
  holds: expected === null ? actual === undefined : JSON.stringify(expected) === JSON.stringify(actual),
});

/** Each of the answers a record names; a record that names nothing expects nothing at all. */
function outcomes(
  part: Outcome["part"],
  expected: object | undefined,
  actual: Readonly<Record<string, unknown>>,
  absent?: "no",
): Outcome[] {
  if (expected === undefined) return [];
  const named = Object.entries(expected);
  if (named.length === 0) {
    const all = Object.keys(actual).length > 0 ? actual : undefined;
    return [outcome(part, undefined, null, all)];
  }
  return named.map(([id, one]) => outcome(part, id, one, Object.hasOwn(actual, id) ? actual[id] : absent));
}

/**
 * Every answer the case expects, with the policy's own. An entitlement, alert, task, term or row that is not listed is
 * "no". Throws `PolicyError` for a reading the policy does not have.
 */
export function outcomesOf(policy: Judge, { clauses, facts, at, expect }: GoldenCase): Outcome[] {
  const decision = policy.decide(facts, at);
  const { fen } = decision.allowance;
  const allowance = { ...decision.allowance, ...(fen !== undefined && { yuan: fen / 100 }) };
  const called: readonly Prompt[] =
    expect.prompts === undefined && expect.due === undefined ? [] : policy.prompts(facts, at);
  const byId = <T>(read: (prompt: Prompt) => T) =>
    Object.fromEntries(called.map((one) => [one.id, read(one)]));
  const { proposals, amounts, counts } = expect;
  return [
    ...Object.entries(clauses).map(([no, wanted]) =>
      outcome("clauses", no, wanted, policy.clauseAnswer(no, facts, at)),
    ),
    ...[...GROUPS, ...LISTS].flatMap((part) =>
      expect[part] === undefined ? [] : [outcome(part, undefined, expect[part], decision[part])],
    ),
    ...outcomes("categories", expect.categories, decision.categories),
    ...outcomes("allowance", expect.allowance, allowance),
    ...(expect.starts === undefined
      ? []
      : [
          outcome(
            "starts",
            undefined,
            expect.starts,
            startRuleOf(policy.pack, allowance.class ?? "", at.on)?.rule,
          ),
        ]),
    ...outcomes("entitlements", expect.entitlements, decision.entitlements, "no"),
    ...outcomes(
      "prompts",
      expect.prompts,
      byId(({ answer }) => answer),
      "no",
    ),
    ...outcomes(
      "due",
      expect.due,
      byId(({ due }) => due),
    ),
    ...outcomes("counts", counts, counts ? policy.countedRows(facts, at) : {}, "no"),
    ...outcomes(
      "proposals",
      proposals,
      yuanOf(proposals, (id) => policy.propose(id, at.on, at)),
    ),
    ...outcomes(
      "amounts",
      amounts,
      yuanOf(amounts, (id) => policy.parameterOn(id, at.on, at.standards)),
    ),
  ];
}

/** In yuan, of the parameters a case names, where there is an amount. */
const yuanOf = (
  named: object | undefined,
  answerOf: (id: string) => object | undefined,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys(named ?? {}).flatMap((id): [string, number][] => {
      const found = answerOf(id);
      return found && "fen" in found && typeof found.fen === "number" ? [[id, found.fen / 100]] : [];
    }),
  );

const lineOf = ({ part, id, expected, actual }: Outcome): string => {
  const wanted = expected === null ? "nothing" : JSON.stringify(expected);
  const place = id === undefined ? part : `${part}.${id}`;
  return `${place}: expected ${wanted}, got ${JSON.stringify(actual) ?? "nothing"}`;
};

/** What a policy says where a case expects something else, each as one line; empty when it agrees. */
export function runCase(policy: Judge, golden: GoldenCase): string[] {
  const wrong = outcomesOf(policy, golden).filter(({ holds }) => !holds);
  return [...wrong.map(lineOf), ...beginningOf(policy, golden)];
}

/** With `begins`, each claim of the case holds on that day and not on the day before. */
function beginningOf(policy: Judge, golden: GoldenCase): string[] {
  const { begins, at } = golden;
  if (begins === undefined) return [];
  const claims = claimsOf(golden);
  const eve = addDays(begins, -1);
  const on = (day: CivilDate) =>
    claims.flatMap((claim) => outcomesOf(policy, { ...golden, ...claim, at: { ...at, on: day } }));
  return [
    ...on(begins).flatMap((one) => (one.holds ? [] : [`${begins}: ${lineOf(one)}`])),
    ...on(eve).flatMap((one) =>
      one.holds ? [`${eve}: ${one.id ?? one.part} is ${JSON.stringify(one.actual)} already`] : [],
    ),
  ];
}

type Claim = Pick<GoldenCase, "expect" | "clauses">;

/**
 * What a case says yes to, one by one. An amount goes by the dates of its own values, so of an allowance only the class
 * is among them.
 */
export function claimsOf({ expect, clauses }: Claim): Claim[] {
  const claims: Claim[] = Object.entries(clauses).flatMap(([clause, answer]) =>
    answer === "yes" ? [{ expect: {}, clauses: { [clause]: answer } }] : [],
  );
  const claim = (one: Expectation) => claims.push({ expect: one, clauses: {} });
  for (const group of GROUPS)
    if (expect[group] === "yes" || expect[group] === "review") claim({ [group]: expect[group] });
  for (const part of ["categories", "entitlements", "prompts", "counts"] as const)
    for (const [id, answer] of Object.entries(expect[part] ?? {}))
      if (answer !== null && answer !== "no") claim({ [part]: { [id]: answer } });
  if (expect.allowance?.class) claim({ allowance: { class: expect.allowance.class } });
  if (expect.starts) claim({ starts: expect.starts });
  if (expect.conflicts?.length) claim({ conflicts: expect.conflicts });
  return claims;
}
