import {
  all,
  ambiguous,
  any,
  atLeast,
  both,
  bothParents,
  cite,
  father,
  holds,
  type Item,
  incident,
  includes,
  item,
  mother,
  oneParentAndOther,
  under,
  underReading,
} from "@tongyou/policy";
import { DEAD, DISABLED, ILL, IMPRISONED, NOT_FOUND, whereMissing } from "./parents.ts";

/** The document names no day of effect: the day it was issued. */
export const EFFECTIVE = "2017-11-09";

const definitions: readonly Item[] = [
  {
    kind: "definition",
    id: "NX.child",
    title: both("年龄在保障范围内", "Within the age covered"),
    clauses: ["NX-2-b"],
    from: EFFECTIVE,
    when: underReading("NX-2.age", { under18: under(18), under16: under(16) }),
  },
  {
    kind: "definition",
    id: "NX.poorHousehold",
    title: both("贫困家庭", "Poor household"),
    clauses: ["NX-2.1-c"],
    from: EFFECTIVE,
    when: underReading("NX-2.1-c.poverty", {
      four: includes("household.kinds", "dibaoUrban", "dibaoRural", "tekun", "registeredPoor", "lowIncome"),
      dibaoTekun: includes("household.kinds", "dibaoUrban", "dibaoRural", "tekun"),
    }),
  },
];

const family: Item = {
  kind: "category",
  id: "NX.family",
  title: both("家庭困境儿童", "Family difficulty"),
  clauses: ["NX-2.1-a", "NX-2.1-b", "NX-2.1-c"],
  from: EFFECTIVE,
  when: all(
    item("NX.child"),
    any(
      cite("NX-2.1-a", oneParentAndOther(DEAD, [...ILL, ...DISABLED])),
      cite("NX-2.1-b", bothParents(ILL)),
      cite("NX-2.1-b", bothParents(DISABLED)),
      ambiguous("NX-2.1-b.mixed", oneParentAndOther(ILL, DISABLED)),
      cite(
        "NX-2.1-c",
        all(item("NX.poorHousehold"), includes("hardships", "living", "medical", "schooling")),
      ),
    ),
  ),
};

const self: Item = {
  kind: "category",
  id: "NX.self",
  title: both("自身困境儿童", "Own difficulty"),
  clauses: ["NX-2.2-a"],
  from: EFFECTIVE,
  when: all(
    item("NX.child"),
    any(all(holds("disabled"), atLeast("certificateGeneration", 2)), holds("severelyIll")),
    includes("hardships", "rehabilitation", "care", "nursing", "inclusion"),
  ),
};

const guardianship: Item = {
  kind: "category",
  id: "NX.guardianship",
  title: both("监护困境儿童", "Guardianship difficulty"),
  clauses: ["NX-2.3-a", "NX-2.3-b", "NX-2.3-c", "NX-2.3-d", "NX-2.3-e"],
  from: EFFECTIVE,
  when: all(
    item("NX.child"),
    any(
      cite(
        "NX-2.3-a",
        whereMissing((missing) => oneParentAndOther(DEAD, [...missing, ...IMPRISONED])),
      ),
      cite(
        "NX-2.3-a",
        all(father(...DEAD), mother("remarriedNotRaising")),
        both("父亲死亡，母亲改嫁且不抚养", "Father dead, mother remarried and not raising the child"),
      ),
      ambiguous(
        "NX-2.3-a.father",
        cite(
          "NX-2.3-a",
          all(mother(...DEAD), father("remarriedNotRaising")),
          both("母亲死亡，父亲再婚且不抚养", "Mother dead, father remarried and not raising the child"),
        ),
      ),
      cite(
        "NX-2.3-b",
        whereMissing((missing) => oneParentAndOther(missing, [...DISABLED, ...IMPRISONED])),
      ),
      cite("NX-2.3-c", oneParentAndOther(DISABLED, IMPRISONED)),
      cite(
        "NX-2.3-d",
        whereMissing((missing) => bothParents([...missing, ...IMPRISONED])),
      ),
      cite(
        "NX-2.3-e",
        incident({
          kinds: ["abuse", "abandonment", "accident", "crime"],
          byGuardianship: true,
          safetyThreat: true,
          open: true,
        }),
      ),
    ),
  ),
};

const temporary: Item = {
  kind: "category",
  id: "NX.temporary",
  title: both("临时困境儿童", "Temporary difficulty"),
  clauses: ["NX-2.4-a"],
  from: EFFECTIVE,
  when: all(
    item("NX.child"),
    any(
      cite("NX-2.4-a", incident({ kinds: ["suddenEvent", "accident", "majorIllness"], open: true })),
      ambiguous(
        "NX-2.4-a.other",
        incident({ kinds: ["street", "traffickedRescued", "lostFamilySupport"], open: true }),
      ),
    ),
  ),
};

const groups: readonly Item[] = [
  {
    kind: "group",
    id: "NX.inDifficulty",
    group: "inDifficulty",
    title: both("困境儿童", "Child in difficulty"),
    clauses: ["NX-2-a", "NX-2-b"],
    from: EFFECTIVE,
    when: any(item("NX.family"), item("NX.self"), item("NX.guardianship"), item("NX.temporary")),
  },
  {
    kind: "group",
    id: "NX.orphan",
    group: "orphan",
    title: both("孤儿", "Orphan"),
    clauses: ["NX-3.4-a"],
    from: EFFECTIVE,
    when: all(
      item("NX.child"),
      any(
        cite("NX-3.4-a", bothParents(DEAD)),
        cite("NX-3.4-a", bothParents(NOT_FOUND)),
        ambiguous("NX-3.4-a.mixed", oneParentAndOther(DEAD, NOT_FOUND)),
      ),
    ),
  },
];

export const categories: readonly Item[] = [...definitions, family, self, guardianship, temporary, ...groups];
