import {
  all,
  ambiguous,
  any,
  atLeast,
  atMost,
  both,
  cite,
  holds,
  type Item,
  incident,
  includes,
  item,
  not,
  underReading,
} from "@tongyou/policy";
import { EFFECTIVE } from "./effective.ts";

const from = EFFECTIVE;

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

/** 困境儿童 and its four classes. */
export const categories: readonly Item[] = [deFacto, poor, severelyDisabled, self, temporary, inDifficulty];
