import {
  all,
  ambiguous,
  any,
  type Benefit,
  both,
  bothParents,
  cite,
  fromDay,
  holds,
  type Item,
  isOneOf,
  item,
  oneParentAndOther,
  type ParentStatus,
  type RateClass,
} from "@tongyou/policy";
import { paidFromNextMonth } from "../national/pack.ts";
import { GROWTH_FROM, STANDARDS_2020 } from "./standards.ts";

const DEAD: readonly ParentStatus[] = ["deceased", "declaredDead"];
const NOT_FOUND: readonly ParentStatus[] = ["notFound"];

export const orphanBasis: Item = {
  kind: "definition",
  id: "FJ.orphanBasis",
  title: both("按孤儿标准的儿童", "A child with the orphans' rates"),
  clauses: ["FJ-2020-125-1", "FJ-2023-7-3"],
  from: STANDARDS_2020,
  when: all(
    item("FJ.child"),
    any(
      ambiguous(
        "FJ-2020-125-1.orphan",
        any(bothParents(DEAD), bothParents(NOT_FOUND), oneParentAndOther(DEAD, NOT_FOUND)),
      ),
      cite("FJ-2023-7-3", fromDay(GROWTH_FROM, holds("hivInfected"))),
    ),
  ),
};

/** Placed in an institution, for a child who has one of the two bases. */
export const inInstitution = any(
  isOneOf("careArrangement", "institution"),
  ambiguous("FJ-2020-125-3.temporary", isOneOf("careArrangement", "institutionTemporary")),
);

const institution: RateClass = {
  id: "FJ.institution",
  title: both("机构养育", "In an institution"),
  clauses: ["FJ-2020-125-1", "FJ-2020-125-3"],
  from: STANDARDS_2020,
  parameter: "FJ.institution.monthly",
  when: any(
    cite("FJ-2020-125-1", all(item("FJ.orphanBasis"), inInstitution)),
    cite("FJ-2020-125-3", all(item("GJ.deFacto"), inInstitution)),
  ),
};

const scattered: RateClass = {
  id: "FJ.scattered",
  title: both("散居孤儿", "Orphan in the community"),
  clauses: ["FJ-2020-125-2"],
  from: STANDARDS_2020,
  parameter: "FJ.scattered.monthly",
  when: item("FJ.orphanBasis"),
};

/** The province pays these children at the orphans' rate in the community; a district's pack keeps the class. */
export const deFacto: RateClass = {
  id: "FJ.deFacto",
  title: both("事实无人抚养儿童", "De facto unattended child"),
  clauses: ["FJ-2020-125-3", "FJ-2023-7-3"],
  from: STANDARDS_2020,
  parameter: "FJ.scattered.monthly",
  when: cite(["FJ-2020-125-3", "FJ-2023-7-3"], item("GJ.deFacto")),
  starts: paidFromNextMonth,
};

export const benefit: Benefit = {
  id: "FJ.allowance",
  title: both(
    "孤儿和事实无人抚养儿童基本生活费",
    "Living allowance of orphans and de facto unattended children",
  ),
  classes: [institution, scattered, deFacto],
  precedence: {
    clauses: ["FJ-2020-125-1", "FJ-2020-125-3"],
    text: both(
      "安置在机构的按机构养育发放一档，其余按散居孤儿或事实无人抚养儿童发放一档",
      "Placed in an institution: that one rate; otherwise the one of orphans or of de facto unattended children",
    ),
  },
};
