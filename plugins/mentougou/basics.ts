import {
  all,
  ambiguous,
  any,
  both,
  bothParents,
  cite,
  type Item,
  item,
  not,
  oneParentAndOther,
  under,
  underReading,
} from "@tongyou/policy";
import { DEAD, NAMED_2016, NOT_FOUND, UNABLE } from "./parents.ts";

/** The document names no day of effect: the day it was issued. */
export const EFFECTIVE = "2017-12-29";

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

/** What the four classes stand on: the age, orphans, and who is unattended in fact. */
export const basics: readonly Item[] = [child, orphan, deFacto];
