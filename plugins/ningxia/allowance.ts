import {
  all,
  ambiguous,
  any,
  type Benefit,
  both,
  bothParents,
  cite,
  isOneOf,
  item,
  oneParentAndOther,
  type RateClass,
  type Stacking,
} from "@tongyou/policy";
import { EFFECTIVE } from "./categories.ts";
import { DEAD, DISABLED, ILL, IMPRISONED, whereMissing } from "./parents.ts";

const institution: RateClass = {
  id: "NX.institution",
  title: both("机构养育孤儿", "Orphan in an institution"),
  clauses: ["NX-3.1-c", "NX-3.1-e"],
  from: EFFECTIVE,
  parameter: "NX.institution.monthly",
  when: any(
    cite(
      "NX-3.1-c",
      all(item("NX.orphan"), isOneOf("careArrangement", "institution")),
      both("孤儿，由机构养育", "An orphan raised by an institution"),
    ),
    ambiguous(
      "NX-3.1-e.orphan",
      cite(
        "NX-3.1-e",
        all(item("NX.orphan"), isOneOf("careArrangement", "institutionTemporary")),
        both(
          "孤儿，在儿童福利机构临时监护",
          "An orphan under temporary guardianship in a welfare institution",
        ),
      ),
    ),
    cite(
      "NX-3.1-e",
      all(isOneOf("careArrangement", "institutionTemporary"), item("NX.inDifficulty")),
      both(
        "困境儿童，在儿童福利机构临时监护",
        "A child in difficulty under temporary guardianship in a welfare institution",
      ),
    ),
    ambiguous(
      "NX-3.1-e.unlisted",
      cite(
        "NX-3.1-e",
        all(item("NX.child"), isOneOf("careArrangement", "institutionTemporary")),
        both(
          "在儿童福利机构临时监护，但不属于列明的困境类别",
          "Under temporary guardianship in a welfare institution, in none of the listed categories",
        ),
      ),
    ),
  ),
};

const bothDead: RateClass = {
  id: "NX.bothDead",
  title: both("父母双亡孤儿", "Orphan of two dead parents"),
  clauses: ["NX-3.1-c"],
  from: EFFECTIVE,
  parameter: "NX.bothDead.monthly",
  when: all(
    item("NX.child"),
    any(cite("NX-3.1-c", bothParents(DEAD)), ambiguous("NX-3.1-c.notFound", item("NX.orphan"))),
  ),
};

const deFacto: RateClass = {
  id: "NX.deFacto",
  title: both("事实无人抚养孤儿", "De facto unattended"),
  clauses: ["NX-3.1-c", "NX-3.1-d"],
  from: EFFECTIVE,
  parameter: "NX.deFacto.monthly",
  when: all(
    item("NX.child"),
    any(
      cite("NX-3.1-d", bothParents(DISABLED)),
      cite(
        "NX-3.1-d",
        whereMissing((missing) => oneParentAndOther(missing, [...DISABLED, ...IMPRISONED])),
      ),
      cite("NX-3.1-d", oneParentAndOther(DISABLED, IMPRISONED)),
      ambiguous(
        "NX-3.1-c.olderPairs",
        any(
          whereMissing((missing) =>
            oneParentAndOther(DEAD, [...missing, "remarriedNotRaising", ...IMPRISONED]),
          ),
          whereMissing((missing) => bothParents(missing)),
          bothParents(IMPRISONED),
        ),
      ),
      ambiguous("NX-3.1-d.deadAndSevere", oneParentAndOther(DEAD, [...ILL, ...DISABLED])),
    ),
  ),
};

export const benefit: Benefit = {
  id: "NX.allowance",
  title: both("孤儿养育津贴", "Orphan-raising allowance"),
  classes: [institution, bothDead, deFacto],
  precedence: {
    clauses: ["NX-3.1-c", "NX-3.1-e"],
    text: both(
      "同时符合几档的，依次按机构养育、父母双亡、事实无人抚养发放一档",
      "Where several classes fit, one is paid: institution first, then two dead parents, then de facto",
    ),
  },
};

export const exclusion: Stacking = {
  kind: "exclusive",
  id: "NX.exclusion",
  title: both(
    "低保、孤儿养育津贴、特困供养不重复享受",
    "Dibao, the orphan-raising allowance and tekun exclude one another",
  ),
  clauses: ["NX-3.1-j"],
  from: EFFECTIVE,
  schemes: [
    { id: "dibao", title: both("最低生活保障", "Dibao"), drawn: ["dibao"] },
    {
      id: "allowance",
      title: both("孤儿养育津贴", "Orphan-raising allowance"),
      drawn: ["orphanAllowance", "orphanLiving", "deFactoAllowance"],
      allowance: true,
    },
    { id: "tekun", title: both("特困供养", "Tekun"), drawn: ["tekun"] },
  ],
};
