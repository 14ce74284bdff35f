/**
 * The Ningxia rules once more, by hand, as a programmer would write them without a policy kit: the yardstick of
 * the `decide` benchmark and a second opinion on its answers. Three-valued, no trace, no needs, no readings to
 * switch, one region, one year.
 */
import type { DatedStatus, Facts, Incident, ParentStatus } from "@tongyou/policy";

/** 0 no, 1 unknown, 2 review, 3 yes: "and" is the least, "or" the greatest. */
type V = 0 | 1 | 2 | 3;
const [NO, UNKNOWN, REVIEW, YES] = [0, 1, 2, 3] as const;
const WORDS = ["no", "unknown", "review", "yes"] as const;
const or = (a: V, b: V): V => (a > b ? a : b);
const and = (a: V, b: V): V => (a < b ? a : b);
const flag = (value: boolean | undefined): V => (value === undefined ? UNKNOWN : value ? YES : NO);
const mark = (value: V): V => (value === YES ? REVIEW : value);

type Parent = readonly DatedStatus[] | undefined;

function has(parent: Parent, statuses: readonly ParentStatus[], on: string): V {
  if (parent === undefined) return UNKNOWN;
  for (const one of parent)
    if (
      statuses.includes(one.status) &&
      (one.since === undefined || one.since <= on) &&
      (one.until === undefined || on < one.until)
    )
      return YES;
  return NO;
}

const includesAny = (list: readonly string[] | undefined, words: readonly string[]): V => {
  if (list === undefined) return UNKNOWN;
  for (const word of list) if (words.includes(word)) return YES;
  return NO;
};
const oneOf = (value: string | undefined, words: readonly string[]): V =>
  value === undefined ? UNKNOWN : words.includes(value) ? YES : NO;

function incident(
  list: readonly Incident[] | undefined,
  kinds: readonly string[],
  on: string,
  byGuardianship: boolean,
): V {
  if (list === undefined) return UNKNOWN;
  let best: V = NO;
  for (const one of list) {
    if (!kinds.includes(one.kind) || (one.date !== undefined && one.date > on)) continue;
    let value: V = one.state === undefined ? UNKNOWN : one.state === "closed" ? NO : YES;
    if (byGuardianship) value = and(value, and(flag(one.byGuardianship), flag(one.safetyThreat)));
    best = or(best, value);
  }
  return best;
}

const DEAD = ["deceased", "declaredDead"] as const;
const MISSING = ["missing", "declaredMissing"] as const;
const ILL = ["severeIllness"] as const;
const DISABLED = ["severeDisability"] as const;
const PRISON = ["imprisoned"] as const;
const LOST = ["notFound"] as const;
const ILL_OR_DISABLED = [...ILL, ...DISABLED];
const MISSING_OR_PRISON = [...MISSING, ...PRISON];
const DISABLED_OR_PRISON = [...DISABLED, ...PRISON];
const OLDER = [...MISSING, "remarriedNotRaising", ...PRISON] as const;
const POOR = ["dibaoUrban", "dibaoRural", "tekun", "registeredPoor", "lowIncome"];

const yearsBefore = (on: string, years: number) => `${Number(on.slice(0, 4)) - years}${on.slice(4)}`;
const under = (birth: string | undefined, years: number, on: string): V =>
  birth === undefined ? UNKNOWN : birth > yearsBefore(on, years) ? YES : NO;

export type PlainDecision = {
  categories: Record<string, string>;
  inDifficulty: string;
  orphan: string;
  allowance: { status: string; class?: string; fen?: number };
  entitlements: Record<string, string>;
  conflicts: string[];
};

/** Rates of 2018, fen per month. */
const RATES: Readonly<Record<string, number>> = {
  "NX.institution": 104_900,
  "NX.bothDead": 73_700,
  "NX.deFacto": 53_100,
};

export function decidePlainly(facts: Facts, on: string): PlainDecision {
  const father = facts["father.statuses"];
  const mother = facts["mother.statuses"];
  const pair = (a: readonly ParentStatus[], b: readonly ParentStatus[]): V =>
    or(and(has(father, a, on), has(mother, b, on)), and(has(father, b, on), has(mother, a, on)));
  const each = (a: readonly ParentStatus[]): V => and(has(father, a, on), has(mother, a, on));
  const child = under(facts.birthDate, 18, on);
  const kinds = facts["household.kinds"];
  const poor = includesAny(kinds, POOR);

  let family: V = NO;
  if (child !== NO) {
    family = or(pair(DEAD, ILL_OR_DISABLED), or(each(ILL), each(DISABLED)));
    if (family !== YES)
      family = or(
        family,
        or(
          mark(pair(ILL, DISABLED)),
          and(poor, includesAny(facts.hardships, ["living", "medical", "schooling"])),
        ),
      );
    family = and(child, family);
  }
  const certificate: V =
    facts.certificateGeneration === undefined ? UNKNOWN : facts.certificateGeneration >= 2 ? YES : NO;
  const self = and(
    child,
    and(
      or(and(flag(facts.disabled), certificate), flag(facts.severelyIll)),
      includesAny(facts.hardships, ["rehabilitation", "care", "nursing", "inclusion"]),
    ),
  );
  let guardianship: V = NO;
  if (child !== NO) {
    guardianship = or(
      pair(DEAD, MISSING_OR_PRISON),
      and(has(father, DEAD, on), has(mother, ["remarriedNotRaising"], on)),
    );
    if (guardianship !== YES) {
      guardianship = or(
        guardianship,
        mark(and(has(mother, DEAD, on), has(father, ["remarriedNotRaising"], on))),
      );
      guardianship = or(guardianship, or(pair(MISSING, DISABLED_OR_PRISON), pair(DISABLED, PRISON)));
      guardianship = or(guardianship, each(MISSING_OR_PRISON));
      guardianship = or(
        guardianship,
        incident(facts.incidents, ["abuse", "abandonment", "accident", "crime"], on, true),
      );
    }
    guardianship = and(child, guardianship);
  }
  const temporary = and(
    child,
    or(
      incident(facts.incidents, ["suddenEvent", "accident", "majorIllness"], on, false),
      mark(incident(facts.incidents, ["street", "traffickedRescued", "lostFamilySupport"], on, false)),
    ),
  );
  const inDifficulty = or(or(family, self), or(guardianship, temporary));
  const bothDead = each(DEAD);
  const orphan = and(child, or(bothDead, or(each(LOST), pair(DEAD, LOST))));

  const { allowance, conflicts } = allowanceOf(facts, on, {
    child,
    orphan,
    inDifficulty,
    bothDead,
    pair,
    each,
  });
  return {
    categories: {
      "NX.family": WORDS[family],
      "NX.self": WORDS[self],
      "NX.guardianship": WORDS[guardianship],
      "NX.temporary": WORDS[temporary],
    },
    inDifficulty: WORDS[inDifficulty],
    orphan: WORDS[orphan],
    allowance,
    entitlements: entitlementsOf(facts, on, {
      child,
      orphan,
      inDifficulty,
      poor,
      guardianship,
      temporary,
      withoutParents: each([...DEAD, ...LOST]),
    }),
    conflicts,
  };
}

/** The order-free tests, bound to one child's parents. */
type Pairs = {
  pair: (a: readonly ParentStatus[], b: readonly ParentStatus[]) => V;
  each: (a: readonly ParentStatus[]) => V;
};

function allowanceOf(
  facts: Facts,
  _on: string,
  {
    child,
    orphan,
    inDifficulty,
    bothDead,
    pair,
    each,
  }: { child: V; orphan: V; inDifficulty: V; bothDead: V } & Pairs,
): { allowance: PlainDecision["allowance"]; conflicts: string[] } {
  const possible: { id: string; value: V }[] = [];
  const temporaryCare = oneOf(facts.careArrangement, ["institutionTemporary"]);
  const institution = or(
    or(
      and(orphan, oneOf(facts.careArrangement, ["institution", "institutionTemporary"])),
      and(temporaryCare, inDifficulty),
    ),
    mark(and(child, temporaryCare)),
  );
  if (institution !== NO) possible.push({ id: "NX.institution", value: institution });
  if (institution !== YES) {
    const scattered = and(child, or(bothDead, mark(orphan)));
    if (scattered !== NO) possible.push({ id: "NX.bothDead", value: scattered });
    if (scattered !== YES) {
      let deFacto = or(each(DISABLED), or(pair(MISSING, DISABLED_OR_PRISON), pair(DISABLED, PRISON)));
      if (deFacto !== YES)
        deFacto = or(
          deFacto,
          mark(or(or(pair(DEAD, OLDER), pair(DEAD, ILL_OR_DISABLED)), or(each(MISSING), each(PRISON)))),
        );
      deFacto = and(child, deFacto);
      if (deFacto !== NO) possible.push({ id: "NX.deFacto", value: deFacto });
    }
  }
  const drawn = facts.benefitsDrawn;
  const certain = possible.at(-1)?.value === YES;
  const conflicts = conflictOf(drawn, certain) ? ["NX-3.1-j"] : [];
  const first = possible[0];
  if (first === undefined) return { allowance: { status: "none" }, conflicts };
  const open = possible.some((one) => one.value === UNKNOWN);
  if (!open && first.value === REVIEW)
    return {
      allowance: { status: "review", class: first.id },
      conflicts: conflictOf(drawn, false) ? ["NX-3.1-j"] : [],
    };
  const only = !open && first.value === YES ? { class: first.id } : {};
  if (certain && conflicts.length > 0) return { allowance: { status: "choice", ...only }, conflicts };
  if (!certain || drawn === undefined) return { allowance: { status: "needs", ...only }, conflicts };
  if (!open) return { allowance: { status: "decided", ...only, fen: RATES[first.id] as number }, conflicts };
  let least = first;
  for (const one of possible) if ((RATES[one.id] as number) < (RATES[least.id] as number)) least = one;
  return { allowance: { status: "atLeast", class: least.id, fen: RATES[least.id] as number }, conflicts };
}

function conflictOf(drawn: readonly string[] | undefined, entitled: boolean): boolean {
  if (drawn === undefined) return false;
  let held = 0;
  if (drawn.includes("dibao")) held++;
  if (drawn.includes("tekun")) held++;
  if (
    entitled ||
    drawn.includes("orphanAllowance") ||
    drawn.includes("orphanLiving") ||
    drawn.includes("deFactoAllowance")
  )
    held++;
  return held > 1;
}

type Known = {
  child: V;
  orphan: V;
  inDifficulty: V;
  poor: V;
  guardianship: V;
  temporary: V;
  withoutParents: V;
};

function entitlementsOf(facts: Facts, on: string, known: Known): Record<string, string> {
  const { child, orphan, inDifficulty, poor, guardianship, temporary } = known;
  const result: Record<string, string> = {};
  if (child === NO) return result;
  const put = (id: string, value: V) => {
    const final = and(child, value);
    if (final !== NO) result[id] = WORDS[final];
  };
  const kinds = facts["household.kinds"];
  const { hardships, benefitsDrawn, educationStage: stage, disabilityGrade: grade } = facts;
  const disabled = flag(facts.disabled);
  const certificate: V =
    facts.certificateGeneration === undefined ? UNKNOWN : facts.certificateGeneration >= 2 ? YES : NO;
  const living = includesAny(hardships, ["living"]);
  const tekun = or(includesAny(kinds, ["tekun"]), includesAny(benefitsDrawn, ["tekun"]));
  put("NX-3.1-f", or(tekun, mark(or(orphan, guardianship))));
  put(
    "NX-3.1-g",
    or(
      includesAny(kinds, ["dibaoUrban", "dibaoRural"]),
      mark(
        and(and(includesAny(kinds, ["registeredPoor", "lowIncome"]), living), flag(facts.meansTestPassed)),
      ),
    ),
  );
  put("NX-3.1-h", and(temporary, living));
  put(
    "NX-3.1-i",
    or(
      includesAny(benefitsDrawn, ["disabilityLiving", "disabilityNursing"]),
      mark(and(disabled, certificate)),
    ),
  );
  const severeGrade: V = grade === undefined ? UNKNOWN : grade <= 2 ? YES : NO;
  const severe = and(
    disabled,
    or(severeGrade, mark(includesAny(facts.disabilityClasses, ["mental", "intellect"]))),
  );
  put(
    "NX-3.2-a",
    and(
      includesAny(kinds, ["registeredPoor"]),
      or(or(flag(facts.severelyIll), severe), mark(includesAny(hardships, ["medical"]))),
    ),
  );
  put("NX-3.2-b", and(includesAny(kinds, ["dibaoUrban", "dibaoRural", "tekun", "lowIncome"]), severe));
  put("NX-3.2-c", tekun);
  put(
    "NX-3.2-d",
    and(
      disabled,
      or(
        includesAny(facts.disabilityClasses, ["hearing"]),
        mark(includesAny(facts.disabilityClasses, ["speech", "multiple"])),
      ),
    ),
  );
  put("NX-3.3-a", and(oneOf(stage, ["primary", "junior"]), inDifficulty));
  put(
    "NX-3.3-b",
    and(
      and(disabled, oneOf(stage, ["kindergarten", "primary", "junior", "senior", "secondaryVocational"])),
      poor,
    ),
  );
  const schoolAge =
    facts.birthDate === undefined
      ? UNKNOWN
      : facts.birthDate <= yearsBefore(on, 6) && facts.birthDate > yearsBefore(on, 16)
        ? YES
        : NO;
  const regular = and(
    and(
      oneOf(facts.schoolState, ["enrolled", "droppedOut", "notStarted"]),
      oneOf(stage, ["none", "primary", "junior"]),
    ),
    schoolAge,
  );
  put("NX-3.3-c", and(disabled, or(oneOf(facts.schoolState, ["homeTeaching"]), mark(regular))));
  const kindergarten = and(oneOf(stage, ["kindergarten"]), inDifficulty);
  put("NX-3.3-d", kindergarten);
  put("NX-3.3-e", mark(kindergarten));
  const { hukouDivision: from, residenceDivision: to } = facts;
  const moved: V =
    from === undefined || to === undefined ? UNKNOWN : from.slice(0, 6) !== to.slice(0, 6) ? YES : NO;
  put(
    "NX-3.3-f",
    and(
      and(
        oneOf(stage, ["primary", "junior", "secondaryVocational"]),
        oneOf(facts.careArrangement, ["parents"]),
      ),
      moved,
    ),
  );
  put("NX-3.5-a", and(under(facts.birthDate, 7, on), disabled));
  const schoolYears =
    facts.birthDate === undefined
      ? UNKNOWN
      : facts.birthDate <= yearsBefore(on, 7) && facts.birthDate > yearsBefore(on, 15)
        ? YES
        : NO;
  put("NX-3.5-b", and(schoolYears, disabled));
  put("NX-3.5-c", and(disabled, orphan));
  put("NX-4.4-c", mark(or(guardianship, known.withoutParents)));
  return result;
}
