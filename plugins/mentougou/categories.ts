import {
  all,
  ambiguous,
  any,
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
  someParent,
  under,
  underReading,
} from "@tongyou/policy";
import { DEAD, NAMED_2016, NOT_AT_HAND, NOT_FOUND, UNABLE } from "./parents.ts";

/** The document names no day of effect: the day it was issued. */
export const EFFECTIVE = "2017-12-29";

const povertyHardship = includes("hardships", "living", "medical", "schooling");
const named = includes("household.kinds", "dibaoUrban", "dibaoRural", "lowIncome");
const otherPoor = includes("household.kinds", "tekun", "registeredPoor");

const child: Item = {
  kind: "definition",
  id: "MTG.child",
  title: both("年龄在保障范围内", "Within the age covered"),
  clauses: ["MTG-2.1-a", "MTG-2.1-b", "MTG-2.1-c", "MTG-2.1-d", "MTG-2.2-a"],
  from: EFFECTIVE,
  when: underReading("MTG-2.age", { under18: under(18), under16: under(16) }),
};

const orphan: Item = {
  kind: "group",
  id: "MTG.orphan",
  group: "orphan",
  title: both("孤儿、弃婴", "Orphan or foundling"),
  clauses: ["MTG-3.1-c"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    any(
      cite("MTG-3.1-c", bothParents(DEAD)),
      cite("MTG-3.1-c", bothParents(NOT_FOUND)),
      ambiguous("MTG-3.1-c.mixed", oneParentAndOther(DEAD, NOT_FOUND)),
    ),
  ),
};

/**
 * The document names de facto unattended children and never says who they are. Until the national definition
 * of 2020 only Beijing's scheme of 2016 is at hand, and then a named person confirms.
 */
const deFacto: Item = {
  kind: "definition",
  id: "MTG.deFacto",
  title: both("事实无人抚养儿童（文件未定义）", "De facto unattended child (not defined in the document)"),
  clauses: ["MTG-2.1-b"],
  from: EFFECTIVE,
  when: any(
    item("GJ.deFacto"),
    ambiguous(
      "MTG-2.1-b.deFacto",
      all(not(item("MTG.orphan")), any(bothParents(NAMED_2016), oneParentAndOther(NAMED_2016, UNABLE))),
    ),
  ),
};

const poverty: Item = {
  kind: "category",
  id: "MTG.poverty",
  title: both("家庭贫困", "Poverty of the family"),
  clauses: ["MTG-2.1-a"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    underReading("MTG-2.1-a.hardship", {
      named: any(cite("MTG-2.1-a", named), ambiguous("MTG-2.1-a.other", all(otherPoor, povertyHardship))),
      tested: all(any(cite("MTG-2.1-a", named), ambiguous("MTG-2.1-a.other", otherPoor)), povertyHardship),
    }),
  ),
};

const guardianship: Item = {
  kind: "category",
  id: "MTG.guardianship",
  title: both("监护缺失或监护不当", "Absent or improper guardianship"),
  clauses: ["MTG-2.1-b"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    any(
      cite(
        "MTG-2.1-b",
        incident({
          kinds: ["abuse", "abandonment", "accident", "crime"],
          byGuardianship: true,
          open: true,
        }),
      ),
      cite("MTG-2.1-b", item("MTG.orphan")),
      cite("MTG-2.1-b", item("MTG.deFacto")),
      cite("MTG-2.1-b", incident({ kinds: ["street"], open: true })),
    ),
  ),
};

const illness: Item = {
  kind: "category",
  id: "MTG.illness",
  title: both("重病、残疾或受艾滋病影响", "Severe illness, disability or AIDS"),
  clauses: ["MTG-2.1-c"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    cite(
      "MTG-2.1-c",
      any(holds("disabled"), holds("severelyIll"), holds("hivInfected"), holds("aidsAffected")),
    ),
    underReading("MTG-2.1-c.hardship", {
      named: { constant: true },
      tested: includes("hardships", "rehabilitation", "care", "nursing", "inclusion"),
    }),
  ),
};

const temporary: Item = {
  kind: "category",
  id: "MTG.temporary",
  title: both("临时困境", "Temporary difficulty"),
  clauses: ["MTG-2.1-d"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    any(
      cite("MTG-2.1-d", incident({ kinds: ["traffickedRescued", "lostFamilySupport"], open: true })),
      ambiguous(
        "MTG-2.1-d.other",
        incident({ kinds: ["suddenEvent", "accident", "majorIllness"], open: true }),
      ),
    ),
  ),
};

const groups: readonly Item[] = [
  {
    kind: "group",
    id: "MTG.inDifficulty",
    group: "inDifficulty",
    title: both("困境儿童", "Child in difficulty"),
    clauses: ["MTG-2.2-b"],
    from: EFFECTIVE,
    when: cite(
      "MTG-2.2-b",
      any(item("MTG.poverty"), item("MTG.guardianship"), item("MTG.illness"), item("MTG.temporary")),
      both(
        "四类中至少一类；留守儿童符合的同样计入",
        "At least one of the four classes; a left-behind child who fits counts as well",
      ),
    ),
  },
  {
    kind: "group",
    id: "MTG.leftBehind",
    group: "leftBehind",
    title: both("留守儿童", "Left-behind child"),
    clauses: ["MTG-2.2-a"],
    from: EFFECTIVE,
    when: all(
      item("MTG.child"),
      any(
        cite("MTG-2.2-a", bothParents(["migrantWork"])),
        cite("MTG-2.2-a", oneParentAndOther(["migrantWork"], ["incapable"])),
        cite(
          "MTG-2.2-a",
          all(someParent(["migrantWork"]), not(holds("stayingParentCapable"))),
          both(
            "父母一方外出务工，未外出一方无监护能力",
            "One parent works away and the one who stays cannot guard the child",
          ),
        ),
        ambiguous("MTG-2.2-a.capacity", oneParentAndOther(["migrantWork"], NOT_AT_HAND)),
      ),
      underReading("MTG-2.2-a.lacking", {
        described: { constant: true },
        tested: holds("lacksCare"),
      }),
    ),
  },
];

const kinds = ["MTG.poverty", "MTG.guardianship", "MTG.illness", "MTG.temporary"] as const;

/** Guarded by civil affairs, or parents incapable and nobody else; and not yet in an institution. */
const institutionCare: Item = {
  kind: "definition",
  id: "MTG.institutionCare",
  title: both("应由儿童福利机构收留抚养", "To be taken in by a welfare institution"),
  clauses: ["MTG-3.1-o"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    any(
      isOneOf("guardian", "civilAffairs"),
      all(
        any(bothParents(["incapable"]), oneParentAndOther(["incapable"], DEAD)),
        isOneOf("guardian", "none"),
      ),
    ),
    not(isOneOf("careArrangement", "institution")),
  ),
};

const multiple: Item = {
  kind: "definition",
  id: "MTG.multiple",
  title: both("多重困境", "Several difficulties"),
  clauses: ["MTG-3.1-h"],
  from: EFFECTIVE,
  when: any(...kinds.flatMap((one, i) => kinds.slice(i + 1).map((other) => all(item(one), item(other))))),
};

export const categories: readonly Item[] = [
  child,
  orphan,
  deFacto,
  poverty,
  guardianship,
  illness,
  temporary,
  ...groups,
  multiple,
  institutionCare,
];
