import {
  all,
  ambiguous,
  any,
  both,
  bothParents,
  cite,
  fromDay,
  type Item,
  item,
  not,
  oneParentAndOther,
  type ParentStatus,
} from "@tongyou/policy";
import { EFFECTIVE } from "./effective.ts";
import { DEAD, eachInSix, HALF_YEAR, lostAndSix, severe } from "./parents.ts";

/** 民发〔2020〕125号 adds two circumstances after this document; it cannot speak for the days before it. */
const ADDED_FROM = "2021-01-01";
const ADDED: readonly ParentStatus[] = ["custodyRevoked", "deported"];
const withAdded = any(
  bothParents(ADDED),
  oneParentAndOther(ADDED, severe),
  oneParentAndOther({ any: ADDED }, HALF_YEAR),
  oneParentAndOther(ADDED, [...DEAD, "declaredMissing"]),
);

/** The national group in this document's own words; it keeps the national id so that the two never compete. */
export const deFacto: Item = {
  kind: "group",
  id: "GJ.deFacto",
  group: "deFacto",
  title: both("事实无人抚养儿童", "De facto unattended child"),
  clauses: ["ZZ-2.2.1-e", "ZZ-2.2.1-f", "GJ-62-1", "GJ-62-2", "GJ-62-3", "GJ-125-1"],
  from: EFFECTIVE,
  when: all(
    item("GJ.child"),
    not(bothParents(DEAD)),
    any(
      cite("ZZ-2.2.1-e", eachInSix),
      cite("ZZ-2.2.1-f", lostAndSix),
      cite("GJ-125-1", fromDay(ADDED_FROM, ambiguous("GJ-125-1.day", withAdded))),
    ),
  ),
};
