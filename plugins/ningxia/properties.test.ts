import { join } from "node:path";
import type { Answer, Decision, FactName, Facts } from "@tongyou/policy";
import { buildPack, compile } from "@tongyou/policy/toolkit";
import fc from "fast-check";
import { expect, test } from "vitest";

const policy = compile(await buildPack(join(import.meta.dirname)));
const at = { on: "2018-03-31" };

/** A few values of each fact that the rules tell apart: enough to complete what is missing by brute force. */
const DOMAINS = {
  birthDate: ["2009-01-15", "2014-06-01", "2000-03-31"],
  disabled: [true, false],
  certificateGeneration: [0, 2],
  disabilityGrade: [1, 4],
  disabilityClasses: [["hearing"], ["intellect"], ["limb"]],
  severelyIll: [true, false],
  "father.statuses": [
    "deceased",
    "missing",
    "imprisoned",
    "severeDisability",
    "severeIllness",
    "remarriedNotRaising",
    "notFound",
    "normal",
  ].map((status) => [{ status }]),
  "mother.statuses": [
    "deceased",
    "missing",
    "imprisoned",
    "severeDisability",
    "severeIllness",
    "remarriedNotRaising",
    "notFound",
    "normal",
  ].map((status) => [{ status }]),
  careArrangement: ["kinship", "institution", "institutionTemporary"],
  incidents: [
    [],
    [{ kind: "abuse", byGuardianship: true, safetyThreat: true, state: "open" }],
    [{ kind: "street", state: "open" }],
    [{ kind: "suddenEvent", state: "open" }],
  ],
  "household.kinds": [[], ["tekun"], ["dibaoRural"], ["registeredPoor"]],
  hardships: [[], ["living"], ["care"]],
  benefitsDrawn: [[], ["dibao"], ["tekun", "dibao"]],
  educationStage: ["kindergarten", "primary"],
  schoolState: ["enrolled", "homeTeaching"],
  meansTestPassed: [true, false],
  hukouDivision: ["640423100201"],
  residenceDivision: ["640423100201", "640106001001"],
} as const satisfies Partial<Record<FactName, readonly unknown[]>>;
const NAMES = Object.keys(DOMAINS) as (keyof typeof DOMAINS)[];

const whole = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom(...(DOMAINS[name] as readonly unknown[]))])),
) as fc.Arbitrary<Facts>;
const partial = fc.tuple(whole, fc.subarray(NAMES, { minLength: 1, maxLength: 3 })).map(([facts, hidden]) => {
  const rest: Record<string, unknown> = { ...facts };
  for (const name of hidden) delete rest[name];
  return { facts: rest as Facts, hidden };
});

function completions(facts: Facts, hidden: readonly (keyof typeof DOMAINS)[]): Facts[] {
  const [first, ...rest] = hidden;
  if (first === undefined) return [facts];
  return (DOMAINS[first] as readonly unknown[]).flatMap((value) =>
    completions({ ...facts, [first]: value } as Facts, rest),
  );
}

/** A settled answer may not be contradicted by any completion; one to be confirmed may still become certain. */
function agrees(open: Answer | "undefined", complete: Answer | "undefined"): boolean {
  if (open === "unknown") return true;
  return open === "review" ? complete === "review" || complete === "yes" : open === complete;
}

function contradiction(open: Decision, complete: Decision): string | undefined {
  for (const [id, answer] of Object.entries(open.categories))
    if (!agrees(answer, complete.categories[id] ?? "no")) return id;
  for (const group of ["inDifficulty", "orphan", "deFacto", "leftBehind"] as const)
    if (!agrees(open[group], complete[group])) return group;
  for (const id of new Set([...Object.keys(open.entitlements), ...Object.keys(complete.entitlements)]))
    if (!agrees(open.entitlements[id] ?? "no", complete.entitlements[id] ?? "no")) return id;
  if (open.conflicts.some((clause) => !complete.conflicts.includes(clause))) return "conflicts";
  return money(open.allowance, complete.allowance) ? undefined : "allowance";
}

function money(open: Decision["allowance"], complete: Decision["allowance"]): boolean {
  switch (open.status) {
    case "decided":
      return complete.status === "decided" && complete.fen === open.fen;
    case "none":
      return complete.status === "none";
    case "atLeast":
      // A class to be confirmed stands above a certain one: confirmed or not, the least amount is due.
      return (
        complete.status === "review" ||
        (complete.status === "decided" && (complete.fen ?? 0) >= (open.fen ?? 0))
      );
    case "choice":
      return complete.status === "choice";
    default:
      return true;
  }
}

test("no completion of the missing facts contradicts an answer", () => {
  fc.assert(
    fc.property(partial, ({ facts, hidden }) => {
      const open = policy.decide(facts, at);
      for (const complete of completions(facts, hidden))
        expect(contradiction(open, policy.decide(complete, at))).toBeUndefined();
    }),
    { numRuns: 1500 },
  );
});

test("an open answer names a fact that is missing, and only such facts", () => {
  fc.assert(
    fc.property(partial, ({ facts, hidden }) => {
      const decision = policy.decide(facts, at);
      const answers = [
        ...Object.values(decision.categories),
        ...Object.values(decision.entitlements),
        decision.inDifficulty,
        decision.orphan,
      ];
      const isOpen = answers.includes("unknown") || ["needs", "atLeast"].includes(decision.allowance.status);
      if (isOpen) expect(decision.needs.length).toBeGreaterThan(0);
      for (const name of decision.needs) expect(hidden).toContain(name);
      for (const name of decision.allowance.needs ?? []) expect(decision.needs).toContain(name);
    }),
    { numRuns: 1500 },
  );
});

test("a whole child leaves nothing open", () => {
  fc.assert(
    fc.property(whole, (facts) => {
      const decision = policy.decide(facts, at);
      expect(decision.needs).toEqual([]);
      expect(Object.values(decision.categories)).not.toContain("unknown");
    }),
  );
});

test("father and mother may change places, but for the word that means a mother's remarrying", () => {
  fc.assert(
    fc.property(whole, (facts) => {
      const remarried = [facts["father.statuses"], facts["mother.statuses"]].some((list) =>
        list?.some((one) => one.status === "remarriedNotRaising"),
      );
      fc.pre(!remarried);
      const swapped = {
        ...facts,
        "father.statuses": facts["mother.statuses"],
        "mother.statuses": facts["father.statuses"],
      } as Facts;
      expect(policy.decide(swapped, at)).toEqual(policy.decide(facts, at));
    }),
  );
});

test("the explanation gives the answers of the decision", () => {
  fc.assert(
    fc.property(partial, ({ facts }) => {
      const decision = policy.decide(facts, at);
      const why = policy.explain(facts, at);
      expect(Object.fromEntries(why.categories.map((one) => [one.id, one.answer]))).toEqual(
        decision.categories,
      );
      for (const group of why.groups) expect(group.answer).toBe(decision[group.id]);
      expect(why.allowance).toMatchObject(decision.allowance);
      expect(
        Object.fromEntries(
          why.entitlements.filter((one) => one.answer !== "no").map((one) => [one.clause, one.answer]),
        ),
      ).toEqual(decision.entitlements);
      expect(why.needs.map((one) => one.fact)).toEqual(decision.needs);
      for (const { reason, answer } of why.categories)
        expect(reason.holds).toBe(answer === "unknown" ? null : answer !== "no");
    }),
    { numRuns: 60 },
  );
});
