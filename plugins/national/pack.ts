/** The national core that every region stands on: no money, and no rule older than its document. */
import {
  all,
  ambiguous,
  any,
  both,
  bothParents,
  cite,
  definePack,
  duty,
  item,
  lasting,
  oneParentAndOther,
  under,
} from "@tongyou/policy";
import { documents } from "./documents.ts";
import { applying, EFFECTIVE } from "./procedure.ts";
import { readings } from "./readings.ts";

export { paidFromNextMonth } from "./procedure.ts";

/** The six circumstances of the 2019 document; those that need half a year are counted from their beginning. */
const SEVERE = ["severeDisability", "severeIllness"] as const;
const HALF_YEAR = lasting(6, "imprisoned", "compulsoryDetox", "otherRestriction", "outOfContact");
const LOST = ["deceased", "declaredDead", "declaredMissing"] as const;
/** The two circumstances added at the end of 2020. */
const ADDED = ["custodyRevoked", "deported"] as const;

const severe = { any: SEVERE };
const lost = { any: LOST };
const added = { any: ADDED };
/** Each parent in one of the six: both alike, or one of each kind of test. */
const eachInSix = any(bothParents(severe), bothParents(HALF_YEAR), oneParentAndOther(severe, HALF_YEAR));
const lostAndSix = any(oneParentAndOther(lost, severe), oneParentAndOther(lost, HALF_YEAR));
const withAdded = any(
  bothParents(added),
  oneParentAndOther(added, severe),
  oneParentAndOther(added, HALF_YEAR),
  oneParentAndOther(added, lost),
);

export default definePack({
  id: "national",
  version: "2020.1",
  title: both("全国共同规则", "National core"),
  documents,
  readings,
  roles: [
    { role: "villageWorker", title: both("儿童主任", "Child director"), clauses: ["GJ-62-6"] },
    { role: "townSupervisor", title: both("儿童督导员", "Child supervisor"), clauses: ["GJ-62-6"] },
  ],
  procedure: applying,
  provisions: [
    duty("GJ.visit", "GJ-62-6", both("走访并上报", "Visit and report"), {
      roles: ["villageWorker", "townSupervisor"],
      place: "visits",
    }),
  ],
  items: [
    {
      kind: "definition",
      id: "GJ.child",
      title: both("未满18周岁", "Under 18"),
      clauses: ["GJ-62-1"],
      from: EFFECTIVE,
      when: under(18),
    },
    {
      kind: "group",
      id: "GJ.deFacto",
      group: "deFacto",
      title: both("事实无人抚养儿童", "De facto unattended child"),
      clauses: ["GJ-62-1", "GJ-62-2", "GJ-62-3", "GJ-125-1"],
      from: EFFECTIVE,
      when: all(
        item("GJ.child"),
        any(
          cite(["GJ-62-1", "GJ-62-3"], eachInSix),
          cite("GJ-62-2", lostAndSix),
          cite("GJ-125-1", ambiguous("GJ-125-1.day", withAdded)),
        ),
      ),
    },
  ],
});
