import {
  all,
  ambiguous,
  any,
  both,
  bothParents,
  cite,
  type Expression,
  holds,
  type Item,
  incident,
  includes,
  isOneOf,
  item,
  lasting,
  not,
  oneParentAndOther,
  someParent,
  under,
  underReading,
} from "@tongyou/policy";
import { DEAD, LOCKED, MAYBE_UNABLE, SEVERE, UNABLE } from "./parents.ts";

/** The notice names no day of effect: the day it was issued. */
export const EFFECTIVE = "2017-09-05";

export const definitions: readonly Item[] = [
  {
    kind: "definition",
    id: "LC.child",
    title: both("年龄在保障范围内", "Within the age covered"),
    clauses: ["LC-2-a"],
    from: EFFECTIVE,
    when: underReading("LC-2.age", { under18: under(18), under16: under(16) }),
  },
  {
    kind: "definition",
    id: "LC.poorHousehold",
    title: both("贫困家庭", "Poor household"),
    clauses: ["LC-2-b"],
    from: EFFECTIVE,
    when: any(
      includes("household.kinds", "tekun", "dibaoUrban", "lowIncome"),
      ambiguous("LC-2-b.other", includes("household.kinds", "dibaoRural", "registeredPoor")),
    ),
  },
];

const poverty: Item = {
  kind: "category",
  id: "LC.poverty",
  title: both("家庭贫困儿童", "Poor family"),
  clauses: ["LC-2-b"],
  from: EFFECTIVE,
  when: all(
    item("LC.child"),
    cite("LC-2-b", all(item("LC.poorHousehold"), includes("hardships", "living", "medical", "schooling"))),
  ),
};

/** Left behind under either reading of the word, with guardianship rated poor. */
const leftBehind: Expression = all(
  underReading("LC-2-c2.leftBehind", {
    national: any(
      bothParents(["migrantWork"]),
      all(someParent(["migrantWork"]), not(holds("stayingParentCapable"))),
    ),
    either: someParent(["migrantWork"]),
  }),
  isOneOf("guardianshipRating", "poor"),
);

const locked: Expression = any(
  underReading("LC-2-c3.long", {
    review: ambiguous("LC-2-c3.lasting", bothParents(LOCKED)),
    sixMonths: bothParents(lasting(6, ...LOCKED)),
    oneYear: bothParents(lasting(12, ...LOCKED)),
  }),
  ambiguous("LC-2-c3.one", someParent(LOCKED)),
);

const guardianship: Item = {
  kind: "category",
  id: "LC.guardianship",
  title: both("监护困境儿童", "Guardianship difficulty"),
  clauses: ["LC-2-c1", "LC-2-c2", "LC-2-c3", "LC-2-c4", "LC-2-c5", "LC-2-c6", "LC-2-c7"],
  from: EFFECTIVE,
  when: all(
    item("LC.child"),
    any(
      cite("LC-2-c1", item("LC.orphanBasis")),
      cite("LC-2-c2", leftBehind),
      cite("LC-2-c3", locked),
      cite("LC-2-c4", any(bothParents(SEVERE), ambiguous("LC-2-c4.one", someParent(SEVERE)))),
      cite("LC-2-c5", incident({ kinds: ["street"], open: true })),
      cite("LC-2-c6", isOneOf("careArrangement", "nonPublicBody")),
      cite(
        "LC-2-c7",
        any(
          oneParentAndOther(DEAD, UNABLE),
          ambiguous("LC-2-c7.other", oneParentAndOther(DEAD, MAYBE_UNABLE)),
        ),
      ),
    ),
  ),
};

const disabledOrIll = any(holds("disabled"), holds("severelyIll"));
const illness: Item = {
  kind: "category",
  id: "LC.illness",
  title: both("自身病残儿童", "Own disability or illness"),
  clauses: ["LC-2-d"],
  from: EFFECTIVE,
  when: all(
    item("LC.child"),
    underReading("LC-2-d.hardship", {
      itself: disabledOrIll,
      withHardship: all(
        disabledOrIll,
        includes("hardships", "rehabilitation", "care", "nursing", "inclusion"),
      ),
    }),
  ),
};

const harm: Item = {
  kind: "category",
  id: "LC.harm",
  title: both("受侵害儿童", "Harmed child"),
  clauses: ["LC-2-a"],
  from: EFFECTIVE,
  when: all(
    item("LC.child"),
    cite(
      "LC-2-a",
      incident({
        kinds: ["abuse", "abandonment", "accident", "crime"],
        byGuardianship: true,
        safetyThreat: true,
        open: true,
      }),
    ),
  ),
};

/** The fourth strand stands in the umbrella only: it has no group of its own. */
const inDifficulty: Item = {
  kind: "group",
  id: "LC.inDifficulty",
  group: "inDifficulty",
  title: both("困境儿童", "Child in difficulty"),
  clauses: ["LC-2-a"],
  from: EFFECTIVE,
  when: any(item("LC.poverty"), item("LC.guardianship"), item("LC.illness"), item("LC.harm")),
};

export const categories: readonly Item[] = [poverty, guardianship, illness, harm, inDifficulty];
