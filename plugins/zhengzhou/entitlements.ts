import {
  all,
  ambiguous,
  any,
  both,
  type Expression,
  holds,
  type Item,
  isOneOf,
  item,
  not,
} from "@tongyou/policy";
import { EFFECTIVE } from "./effective.ts";

/** An entitlement in kind carries the number of its clause as its id. */
const entitlement = (no: string, zh: string, en: string, when: Expression): Item => ({
  kind: "entitlement",
  id: no,
  title: both(zh, en),
  clauses: [no],
  from: EFFECTIVE,
  when,
});

const outsideInstitution = isOneOf(
  "careArrangement",
  "parents",
  "kinship",
  "foster",
  "entrusted",
  "nonPublicBody",
);
const institutionCare = isOneOf("careArrangement", "institution", "institutionTemporary");
/** Orphans and de facto children for certain; others only where the insurance's own conditions are met. */
const insured = any(
  item("ZZ.orphan"),
  item("GJ.deFacto"),
  ambiguous("ZZ-2.2.3-a.conditions", item("ZZ.inDifficulty")),
);

export const entitlements: readonly Item[] = [
  entitlement("ZZ-2.2.3-a", "困难群众大病补充医疗保险", "Supplementary insurance for major illness", insured),
  entitlement("ZZ-2.2.3-b", "医保个人缴费全额资助", "Medical premium paid in full", insured),
  entitlement(
    "ZZ-2.2.3-c",
    "孤儿和残疾儿童医疗康复",
    "Medical rehabilitation of orphans and disabled children",
    ambiguous("ZZ-2.2.3-c.conditions", any(item("ZZ.orphan"), all(item("ZZ.child"), holds("disabled")))),
  ),
  entitlement(
    "ZZ-2.2.4-a",
    "就学资助和教育帮扶",
    "School aid",
    ambiguous(
      "ZZ-2.2.4-a.conditions",
      all(
        any(item("ZZ.orphan"), item("ZZ.inDifficulty"), item("ZZ.leftBehind")),
        isOneOf("schoolState", "enrolled", "homeTeaching"),
      ),
    ),
  ),
  entitlement(
    "ZZ-2.2.4-b",
    "福彩圆梦·孤儿助学",
    "Lottery-funded grant for orphans who study",
    all(
      item("ZZ.grownOrphan"),
      isOneOf(
        "educationStage",
        "secondaryVocational",
        "higherVocational",
        "college",
        "undergraduate",
        "master",
      ),
      isOneOf("schoolState", "enrolled"),
    ),
  ),
  entitlement(
    "ZZ-2.2.5-a",
    "集中供养孤儿成年后就业和住房",
    "Work and housing for orphans who grew up in an institution",
    ambiguous("ZZ-2.2.5-a.adult", all(item("ZZ.grownOrphan"), institutionCare)),
  ),
  entitlement(
    "ZZ-2.2.5-b",
    "散居孤儿成年后住房",
    "Housing for grown-up scattered orphans",
    ambiguous("ZZ-2.2.5-b.adult", all(item("ZZ.grownOrphan"), outsideInstitution)),
  ),
  entitlement(
    "ZZ-2.3.2-d",
    "临时照料、康复指导等六项社会服务",
    "Six services in the community, from respite care to training",
    ambiguous(
      "ZZ-2.3.2-d.offered",
      any(
        item("ZZ.leftBehind"),
        item("ZZ.inDifficulty"),
        all(item("ZZ.orphan"), not(institutionCare)),
        all(item("ZZ.child"), holds("disabled"), not(institutionCare)),
      ),
    ),
  ),
];
