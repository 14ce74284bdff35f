import {
  all,
  ambiguous,
  any,
  atMost,
  both,
  type Expression,
  holds,
  type IncidentKind,
  type Item,
  incident,
  includes,
  isOneOf,
  item,
  not,
  under,
  underReading,
} from "@tongyou/policy";
import { EFFECTIVE } from "./basics.ts";

/** An entitlement in kind carries the number of its clause as its id. */
const entitlement = (no: string, zh: string, en: string, when: Expression, parameter?: string): Item => ({
  kind: "entitlement",
  id: no,
  title: both(zh, en),
  clauses: [no],
  from: EFFECTIVE,
  when,
  ...(parameter && { parameter }),
});
/** One that is for every child of the document's age; the others stand on a group that already is. */
const forChild = (no: string, zh: string, en: string, when: Expression, parameter?: string): Item =>
  entitlement(no, zh, en, all(item("MTG.child"), when), parameter);

const severelyDisabled: Item = {
  kind: "definition",
  id: "MTG.severelyDisabled",
  title: both("重度残疾", "Severely disabled"),
  clauses: ["MTG-3.3.2-b"],
  from: EFFECTIVE,
  when: all(
    holds("disabled"),
    any(
      atMost("disabilityGrade", 2),
      ambiguous("MTG-3.severe.mental", includes("disabilityClasses", "mental", "intellect")),
    ),
  ),
};

/** Hukou and residence in different provinces: schooling goes by where the child lives. */
const otherProvince: Expression = { apart: ["hukouDivision", "residenceDivision", 2] };

const illOrDisabled = any(holds("severelyIll"), holds("disabled"));

const harms: readonly IncidentKind[] = ["abuse", "abandonment", "accident", "crime"];

const living: readonly Item[] = [
  forChild(
    "MTG-3.3.1-b",
    "临时性生活保障",
    "Temporary living support",
    any(
      incident({ kinds: ["lostFamilySupport"], open: true }),
      incident({ kinds: harms, state: "intervening" }),
      ambiguous("MTG-3.3.1-b.stage", incident({ kinds: harms, state: "open" })),
    ),
    "MTG.temporaryLiving",
  ),
];

const medical: readonly Item[] = [
  forChild(
    "MTG-3.3.1-e",
    "医保倾斜，机构养育儿童参照医疗救助",
    "Insurance tilt; institution children as in medical assistance",
    any(
      all(illOrDisabled, item("MTG.poverty")),
      ambiguous("MTG-3.3.1-e.needy", illOrDisabled),
      all(item("MTG.orphan"), isOneOf("careArrangement", "institution")),
      all(item("MTG.deFacto"), isOneOf("careArrangement", "institution")),
      ambiguous("MTG-3.3.1-e.outside", item("MTG.deFacto")),
    ),
  ),
  entitlement(
    "MTG-3.3.1-f",
    "残疾孤儿手术与康复",
    "Surgery and rehabilitation of disabled orphans",
    all(holds("disabled"), item("MTG.orphan")),
  ),
  forChild(
    "MTG-3.3.1-g",
    "听力测试与语言训练医保支付",
    "Hearing tests and speech training under insurance",
    all(
      holds("disabled"),
      any(
        includes("disabilityClasses", "hearing"),
        ambiguous("MTG-3.3.1-g.multiple", includes("disabilityClasses", "speech", "multiple")),
      ),
    ),
  ),
  forChild("MTG-3.3.1-h", "残疾儿童抢救性康复", "Rescue rehabilitation", holds("disabled")),
  forChild(
    "MTG-3.3.1-i",
    "残疾儿童护理补贴提标",
    "Raised nursing subsidy",
    all(holds("disabled"), includes("benefitsDrawn", "disabilityNursing")),
    "MTG.nursing",
  ),
  entitlement(
    "MTG-3.3.1-j",
    "婴幼儿重大疾病与意外伤害保险",
    "Infants' illness and accident insurance",
    underReading("MTG-3.3.1-j.age", {
      through3: under(4),
      under3: under(3),
    }),
  ),
];

const education: readonly Item[] = [
  entitlement(
    "MTG-3.3.2-a",
    "分类教育资助",
    "School aid by class",
    all(
      item("MTG.inDifficulty"),
      any(
        isOneOf("educationStage", "kindergarten", "primary", "junior"),
        ambiguous("MTG-3.3.2-a.senior", isOneOf("educationStage", "senior", "secondaryVocational")),
      ),
    ),
  ),
  forChild(
    "MTG-3.3.2-b",
    "随班就读或送教上门",
    "Regular class or teaching at home",
    any(
      all(item("MTG.severelyDisabled"), not(holds("canAttendSchool"))),
      ambiguous(
        "MTG-3.3.2-b.school",
        all(
          holds("disabled"),
          isOneOf("educationStage", "none", "primary", "junior"),
          isOneOf("schoolState", "enrolled", "homeTeaching", "droppedOut", "notStarted"),
        ),
      ),
    ),
  ),
  forChild(
    "MTG-3.3.2-d",
    "非京籍儿童入学、升学与中职免学费",
    "Schooling of children without Beijing hukou",
    all(
      otherProvince,
      isOneOf("educationStage", "none", "primary", "junior", "senior", "secondaryVocational"),
    ),
  ),
];

const community: readonly Item[] = [
  entitlement(
    "MTG-3.4.4-c",
    "爱心家庭寄养、代养、助养",
    "Fostering, entrusted care and sponsoring",
    ambiguous("MTG-3.4.4-c.needed", any(item("MTG.guardianship"), item("MTG.leftBehind"))),
  ),
];

export const entitlements: readonly Item[] = [
  severelyDisabled,
  ...living,
  ...medical,
  ...education,
  ...community,
];
