import {
  all,
  ambiguous,
  any,
  both,
  bothParents,
  cite,
  holds,
  type Item,
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

/** Who the document speaks of before it names the four classes. */
export const groups: readonly Item[] = [child, orphan, classable, leftBehind, keyChild];
