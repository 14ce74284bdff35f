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
  title: both("贫困类困境儿童", "Difficulty through poverty"),
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
  title: both("监护类困境儿童", "Difficulty through guardianship"),
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

const illOrDisabled: Item = {
  kind: "definition",
  id: "MTG.illOrDisabled",
  title: both("残疾、重病或受艾滋病影响", "Disabled, severely ill or affected by AIDS"),
  clauses: ["MTG-2.1-c"],
  from: EFFECTIVE,
  // Whoever is infected is affected.
  when: cite(
    "MTG-2.1-c",
    any(holds("disabled"), holds("severelyIll"), holds("hivInfected"), holds("aidsAffected")),
    both(
      "残疾、重病、感染或受艾滋病影响，有其一",
      "Disabled, severely ill, infected with HIV or affected by AIDS",
    ),
  ),
};

const illness: Item = {
  kind: "category",
  id: "MTG.illness",
  title: both("病残类困境儿童", "Difficulty through illness or disability"),
  clauses: ["MTG-2.1-c"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    underReading("MTG-2.1-c.hardship", {
      named: item("MTG.illOrDisabled"),
      tested: all(
        item("MTG.illOrDisabled"),
        includes("hardships", "rehabilitation", "care", "nursing", "inclusion"),
      ),
    }),
  ),
};

const temporary: Item = {
  kind: "category",
  id: "MTG.temporary",
  title: both("临时类困境儿童", "Temporary difficulty"),
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
    kind: "definition",
    id: "MTG.parentsAway",
    title: both("父母外出而无人有效监护", "Parents away and nobody able to guard"),
    clauses: ["MTG-2.2-a"],
    from: EFFECTIVE,
    when: any(
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
      underReading("MTG-2.2-a.lacking", {
        described: item("MTG.parentsAway"),
        tested: all(item("MTG.parentsAway"), holds("lacksCare")),
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
  illOrDisabled,
  illness,
  temporary,
  ...groups,
  multiple,
  institutionCare,
];
