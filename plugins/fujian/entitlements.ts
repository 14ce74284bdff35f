import {
  all,
  ambiguous,
  any,
  both,
  type Expression,
  holds,
  type Item,
  incident,
  includes,
  isOneOf,
  item,
  not,
  under,
} from "@tongyou/policy";

/** The document names no day of effect: the day it was issued. */
export const EFFECTIVE = "2019-09-20";

/** An entitlement in kind carries the number of its clause as its id. */
const entitlement = (no: string, zh: string, en: string, when: Expression): Item => ({
  kind: "entitlement",
  id: no,
  title: both(zh, en),
  clauses: [no],
  from: EFFECTIVE,
  when: all(item("FJ.child"), when),
});

const definitions: readonly Item[] = [
  {
    kind: "definition",
    id: "FJ.child",
    title: both("未满18周岁", "Under 18"),
    clauses: ["FJ-2.1.1-b"],
    from: EFFECTIVE,
    when: under(18),
  },
  {
    kind: "definition",
    id: "FJ.keyChild",
    title: both("重点儿童", "Key child"),
    clauses: ["FJ-A3-4"],
    from: EFFECTIVE,
    when: all(
      item("FJ.child"),
      any(
        isOneOf("guardianshipRating", "poor"),
        isOneOf("schoolState", "droppedOut", "notStarted"),
        not(holds("hasHukou")),
        holds("severelyIll"),
        holds("disabled"),
      ),
    ),
  },
];

/** A child harmed by others, whose matter is still open. */
const harmed = incident({ kinds: ["abuse", "abandonment", "crime"], open: true });

export const items: readonly Item[] = [
  ...definitions,
  entitlement(
    "FJ-2.1.3-c",
    "福利机构康复开放",
    "Rehabilitation in a welfare institution",
    ambiguous(
      "FJ-2.1.3-c.designated",
      all(
        holds("disabled"),
        includes("household.kinds", "dibaoUrban", "dibaoRural", "tekun", "lowIncome", "registeredPoor"),
      ),
    ),
  ),
  entitlement(
    "FJ-2.3.2-c",
    "心理与精神关爱服务",
    "Psychological help",
    ambiguous(
      "FJ-2.3.2-c.need",
      any(
        isOneOf("guardianshipRating", "poor"),
        incident({ kinds: ["abuse", "abandonment", "crime", "lostFamilySupport"], open: true }),
      ),
    ),
  ),
  entitlement(
    "FJ-3.3-d",
    "优先安排住校",
    "Priority for boarding at school",
    all(
      isOneOf("schoolState", "enrolled"),
      isOneOf("educationStage", "primary", "junior", "senior", "secondaryVocational"),
      ambiguous("FJ-3.3-d.special", includes("hardships", "living", "schooling", "care")),
    ),
  ),
  entitlement("FJ-3.3-e", "法律援助", "Legal aid", ambiguous("FJ-3.3-e.conditions", harmed)),
];
