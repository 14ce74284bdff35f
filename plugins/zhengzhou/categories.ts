import {
  all,
  ambiguous,
  any,
  atLeast,
  atMost,
  both,
  bothParents,
  cite,
  holds,
  type Item,
  incident,
  includes,
  isOneOf,
  item,
  not,
  oneParentAndOther,
  type ParentStatus,
  someParent,
  under,
  underReading,
  wordSays,
} from "@tongyou/policy";
import { EFFECTIVE } from "./effective.ts";
import { DEAD, MISSING, NOT_FOUND } from "./parents.ts";

const from = EFFECTIVE;

const child: Item = {
  kind: "definition",
  id: "ZZ.child",
  title: both("未满18周岁", "Under 18"),
  clauses: ["ZZ-2.2.1-a", "ZZ-2.2.1-c"],
  from,
  when: underReading("ZZ.day", { year: under(18), unknown: ambiguous("ZZ.day", under(18)) }),
};

const orphan: Item = {
  kind: "group",
  id: "ZZ.orphan",
  group: "orphan",
  title: both("孤儿", "Orphan"),
  clauses: ["ZZ-2.2.1-a"],
  from,
  when: all(
    item("ZZ.child"),
    any(
      cite("ZZ-2.2.1-a", bothParents(DEAD)),
      cite("ZZ-2.2.1-a", bothParents(NOT_FOUND)),
      ambiguous("ZZ-2.2.1-a.mixed", oneParentAndOther(DEAD, NOT_FOUND)),
      ambiguous(
        "ZZ-2.2.1-a.missing",
        any(bothParents(MISSING), oneParentAndOther(MISSING, [...DEAD, ...NOT_FOUND])),
      ),
    ),
  ),
};

/** What a child must be before any of the four classes is asked. */
const classable: Item = {
  kind: "definition",
  id: "ZZ.classable",
  title: both("在四类的范围内", "Within the range of the four classes"),
  clauses: ["ZZ-2.2.1-c", "ZZ-2.2.1-d"],
  from,
  when: underReading("ZZ-2.2.1-d.classes", {
    noted: item("ZZ.child"),
    outside: all(item("ZZ.child"), not(item("ZZ.orphan"))),
  }),
};

const deFacto: Item = {
  kind: "category",
  id: "ZZ.deFacto",
  title: both("事实无人抚养儿童", "De facto unattended child"),
  clauses: ["ZZ-2.2.1-e", "ZZ-2.2.1-f"],
  from,
  when: all(item("ZZ.classable"), item("GJ.deFacto")),
};

const listedPoor = includes("household.kinds", "registeredPoor", "dibaoUrban", "dibaoRural");
const poorHardship = includes("hardships", "living", "medical", "schooling");
const poor: Item = {
  kind: "category",
  id: "ZZ.poor",
  title: both("贫困家庭儿童", "Child of a poor family"),
  clauses: ["ZZ-2.2.1-g"],
  from,
  when: all(
    item("ZZ.classable"),
    any(
      cite(
        "ZZ-2.2.1-g",
        underReading("ZZ-2.2.1-g.listed", { outright: listedPoor, hardship: all(listedPoor, poorHardship) }),
      ),
      ambiguous("ZZ-2.2.1-g.otherPoor", all(includes("household.kinds", "tekun", "lowIncome"), poorHardship)),
    ),
  ),
};

const severelyDisabled: Item = {
  kind: "definition",
  id: "ZZ.severelyDisabled",
  title: both("重度残疾", "Severely disabled"),
  clauses: ["ZZ-2.2.1-h"],
  from,
  when: any(
    all(holds("disabled"), atMost("disabilityGrade", 2)),
    ambiguous(
      "ZZ-2.2.1-h.mental",
      all(
        holds("disabled"),
        atLeast("disabilityGrade", 3),
        includes("disabilityClasses", "mental", "intellect"),
      ),
    ),
  ),
};

const self: Item = {
  kind: "category",
  id: "ZZ.self",
  title: both("自身困境儿童", "Own difficulty"),
  clauses: ["ZZ-2.2.1-h"],
  from,
  when: all(
    item("ZZ.classable"),
    cite("ZZ-2.2.1-h", any(holds("severelyIll"), item("ZZ.severelyDisabled"))),
    any(
      includes("hardships", "medical", "rehabilitation", "schooling", "care", "nursing", "inclusion"),
      ambiguous("ZZ-2.2.1-h.other", includes("hardships", "living")),
    ),
  ),
};

const temporary: Item = {
  kind: "category",
  id: "ZZ.temporary",
  title: both("临时困境儿童", "Temporary difficulty"),
  clauses: ["ZZ-2.2.1-i"],
  from,
  when: all(
    item("ZZ.classable"),
    any(
      cite(
        "ZZ-2.2.1-i",
        incident({
          kinds: ["suddenEvent", "abuse", "abandonment", "accident", "crime"],
          safetyThreat: true,
          open: true,
        }),
      ),
      ambiguous(
        "ZZ-2.2.1-i.other",
        incident({
          kinds: ["street", "traffickedRescued", "lostFamilySupport", "majorIllness"],
          safetyThreat: true,
          open: true,
        }),
      ),
    ),
  ),
};

const inDifficulty: Item = {
  kind: "group",
  id: "ZZ.inDifficulty",
  group: "inDifficulty",
  title: both("困境儿童", "Child in difficulty"),
  clauses: ["ZZ-2.2.1-c", "ZZ-2.2.1-d", "ZZ-2.2.1-j"],
  from,
  when: all(
    cite("ZZ-2.2.1-d", not(item("ZZ.orphan")), both("不是孤儿", "Not an orphan")),
    cite(
      "ZZ-2.2.1-c",
      any(
        item("ZZ.deFacto"),
        item("ZZ.poor"),
        item("ZZ.self"),
        item("ZZ.temporary"),
        ambiguous(
          "ZZ-2.2.1-j.mild",
          cite(
            "ZZ-2.2.1-j",
            all(
              item("ZZ.child"),
              holds("disabled"),
              includes("hardships", "rehabilitation", "care", "nursing", "inclusion"),
            ),
          ),
        ),
      ),
    ),
  ),
};

/** Not there to guard the child, whatever the reason. */
const GONE: readonly ParentStatus[] = [
  ...DEAD,
  ...MISSING,
  ...NOT_FOUND,
  "outOfContact",
  "imprisoned",
  "compulsoryDetox",
  "otherRestriction",
  "custodyRevoked",
  "deported",
  "remarriedNotRaising",
];

const leftBehind: Item = {
  kind: "group",
  id: "ZZ.leftBehind",
  group: "leftBehind",
  title: both("农村留守儿童", "Rural left-behind child"),
  clauses: ["ZZ-2.2.1-b"],
  from,
  when: all(
    under(16),
    holds("hasHukou"),
    // A unified hukou does not say whether it is a rural one.
    wordSays("hukouType", { yes: ["rural"], open: ["resident", "other"] }),
    any(
      cite("ZZ-2.2.1-b", bothParents(["migrantWork"])),
      cite("ZZ-2.2.1-b", oneParentAndOther(["migrantWork"], ["incapable"])),
      cite(
        "ZZ-2.2.1-b",
        all(someParent(["migrantWork"]), not(holds("stayingParentCapable"))),
        both("一方外出务工，留下的一方没有监护能力", "One works away, the one who stays cannot guard"),
      ),
      ambiguous("ZZ-2.2.1-b.gone", oneParentAndOther(["migrantWork"], GONE)),
    ),
  ),
};

const keyChild: Item = {
  kind: "definition",
  id: "ZZ.keyChild",
  title: both("重点走访儿童", "Child to be visited first"),
  clauses: ["ZZ-2.4.1-c"],
  from,
  when: all(
    item("ZZ.child"),
    any(
      isOneOf("guardianshipRating", "poor"),
      isOneOf("schoolState", "droppedOut", "notStarted"),
      not(holds("hasHukou")),
    ),
  ),
};

export const categories: readonly Item[] = [
  child,
  orphan,
  classable,
  deFacto,
  poor,
  severelyDisabled,
  self,
  temporary,
  inDifficulty,
  leftBehind,
  keyChild,
];
