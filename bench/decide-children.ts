/** Seeded children for the `decide` benchmark: made up, mostly known, some facts missing, as in a real ledger. */
import type { DatedStatus, Facts, Incident, ParentStatus } from "@tongyou/policy";

/** A small repeatable generator (mulberry32): the same children on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const STATUSES: readonly ParentStatus[] = [
  "deceased",
  "missing",
  "imprisoned",
  "severeDisability",
  "severeIllness",
  "remarriedNotRaising",
  "migrantWork",
  "notFound",
  "outOfContact",
];
const CARE = ["parents", "kinship", "institution", "institutionTemporary", "foster"] as const;
const KINDS = ["dibaoRural", "dibaoUrban", "tekun", "lowIncome", "registeredPoor"] as const;
const HARDSHIPS = ["living", "medical", "schooling", "care", "nursing"] as const;
const STAGES = ["kindergarten", "primary", "junior", "senior"] as const;
const SCHOOL_STATES = ["enrolled", "enrolled", "homeTeaching", "droppedOut"] as const;
const DRAWN = ["dibao", "orphanAllowance", "tekun", "disabilityNursing"] as const;
const INCIDENTS = ["abuse", "accident", "suddenEvent", "street"] as const;

/** One child in twenty lacks a given fact. */
const MISSING = 0.05;

export function makeChildren(count: number, seed: number): Facts[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const known = <T>(make: () => T): T | undefined => (random() < MISSING ? undefined : make());
  const some = <T>(list: readonly T[], chance: number): T[] => list.filter(() => random() < chance);
  const day = (from: number, to: number) =>
    `${from + Math.floor(random() * (to - from))}-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
  const parent = (): DatedStatus[] => {
    if (random() < 0.4) return [{ status: "normal" }];
    const first: DatedStatus = { status: pick(STATUSES), since: day(2008, 2018) };
    return random() < 0.15 ? [first, { status: pick(STATUSES), since: day(2008, 2018) }] : [first];
  };
  const incident = (): Incident => ({
    kind: pick(INCIDENTS),
    date: day(2016, 2018),
    byGuardianship: random() < 0.5,
    safetyThreat: random() < 0.7,
    state: pick(["open", "closed", "intervening"] as const),
  });
  return Array.from({ length: count }, () => {
    const disabled = known(() => random() < 0.2);
    const facts: Record<string, unknown> = {
      birthDate: known(() => day(1999, 2018)),
      disabled,
      severelyIll: known(() => random() < 0.1),
      "father.statuses": known(parent),
      "mother.statuses": known(parent),
      careArrangement: known(() => pick(CARE)),
      incidents: known(() => (random() < 0.1 ? [incident()] : [])),
      "household.kinds": known(() => some(KINDS, 0.15)),
      hardships: known(() => some(HARDSHIPS, 0.25)),
      benefitsDrawn: known(() => some(DRAWN, 0.1)),
      educationStage: known(() => pick(STAGES)),
      schoolState: known(() => pick(SCHOOL_STATES)),
      meansTestPassed: known(() => random() < 0.5),
      hukouDivision: "640423100201",
      residenceDivision: random() < 0.1 ? "640106001001" : "640423100201",
    };
    if (disabled === true) {
      facts.disabilityGrade = known(() => 1 + Math.floor(random() * 4));
      facts.certificateGeneration = known(() => Math.floor(random() * 3));
      facts.disabilityClasses = known(() => [
        pick(["sight", "hearing", "limb", "intellect", "multiple"] as const),
      ]);
    }
    for (const name of Object.keys(facts)) if (facts[name] === undefined) delete facts[name];
    return facts as Facts;
  });
}
