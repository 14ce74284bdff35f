import {
  all,
  any,
  atMost,
  type Benefit,
  both,
  cite,
  holds,
  includes,
  item,
  type RateClass,
  type Stacking,
  under,
  underReading,
} from "@tongyou/policy";
import { EFFECTIVE } from "./basics.ts";

const orphan: RateClass = {
  id: "BJ.orphan",
  title: both("北京市孤儿、弃婴", "Orphan or foundling (Beijing)"),
  clauses: ["BJ-246-1", "BJ-246-2"],
  from: "2023-07-01",
  parameter: "BJ.orphan.monthly",
  when: any(
    cite("BJ-246-1", item("MTG.orphan")),
    cite("BJ-246-2", all(item("MTG.child"), holds("hivInfected"))),
  ),
};

/** Grade 1 or 2 of any class, or grade 3 of intellect or mind, under 16: the line of Beijing's scheme of 2016. */
const severelyDisabled2016 = all(
  under(16),
  holds("disabled"),
  any(
    atMost("disabilityGrade", 2),
    all(atMost("disabilityGrade", 3), includes("disabilityClasses", "intellect", "mental")),
  ),
);
const severelyIll2016 = all(holds("severelyIll"), includes("household.kinds", "dibaoUrban", "dibaoRural"));

const difficultyLiving: RateClass = {
  id: "MTG.difficultyLiving",
  title: both("困境儿童生活保障", "Living guarantee for children in difficulty"),
  clauses: ["MTG-3.3.1-a"],
  from: EFFECTIVE,
  parameter: "MTG.difficultyLiving.monthly",
  when: underReading("MTG-3.3.1-a.recipients", {
    all: cite("MTG-3.3.1-a", item("MTG.inDifficulty")),
    beijing2016: cite(
      "MTG-3.3.1-a",
      all(
        item("MTG.child"),
        any(item("MTG.orphan"), item("MTG.deFacto"), severelyIll2016, severelyDisabled2016),
      ),
    ),
  }),
};

export const benefit: Benefit = {
  id: "MTG.allowance",
  title: both("困境儿童生活保障", "Living guarantee for children in difficulty"),
  classes: [orphan, difficultyLiving],
  precedence: {
    clauses: ["BJ-246-1", "MTG-3.3.1-a"],
    text: both(
      "北京市已公布孤儿标准的，孤儿按该标准；其余困境儿童按本区标准",
      "Where Beijing has published the orphan rate, orphans get it; other children in difficulty the district's rate",
    ),
  },
};

const living = {
  id: "difficultyLiving",
  title: both("困境儿童生活保障", "Living guarantee for children in difficulty"),
  drawn: ["difficultyLiving"],
  allowance: true,
} as const;

/** The document allows the highest and demands nothing, so a named person decides. The two subsidies are one side. */
const highest: Stacking = {
  kind: "highestOf",
  when: { under: ["MTG-3.3.1-c.trigger", { anyTwo: "anyTwo", every: "every" }] },
  may: true,
  id: "MTG.highest",
  title: both(
    "困境儿童生活保障、残疾人两项补贴、特困供养可择高享受其一",
    "The living guarantee, the two disability subsidies or tekun: the highest may be chosen",
  ),
  clauses: ["MTG-3.3.1-c"],
  from: EFFECTIVE,
  schemes: [
    living,
    {
      id: "disability",
      title: both("残疾人两项补贴", "The two disability subsidies"),
      drawn: ["disabilityLiving", "disabilityNursing"],
    },
    { id: "tekun", title: both("特困供养", "Tekun"), drawn: ["tekun"] },
  ],
};

const onDibao: Stacking = {
  kind: "onTop",
  id: "MTG.onDibao",
  title: both("低保可与困境儿童生活保障同时享受", "Dibao and the living guarantee together"),
  clauses: ["MTG-3.3.1-d"],
  from: EFFECTIVE,
  schemes: [{ id: "dibao", title: both("最低生活保障", "Dibao"), drawn: ["dibao"] }, living],
};

export const stackings: readonly Stacking[] = [highest, onDibao];
