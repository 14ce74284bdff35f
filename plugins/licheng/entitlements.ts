import {
  all,
  ambiguous,
  any,
  atMost,
  both,
  bothParents,
  cite,
  type Expression,
  holds,
  type Item,
  incident,
  includes,
  inDifferentCounties,
  isOneOf,
  item,
  not,
  oneParentAndOther,
  under,
  underReading,
} from "@tongyou/policy";
import { EFFECTIVE } from "./categories.ts";
import { DEAD, MAYBE_UNABLE, NOT_FOUND, UNABLE } from "./parents.ts";

const rule = (
  kind: "definition" | "entitlement",
  id: string,
  no: string,
  zh: string,
  en: string,
  when: Expression,
): Item => ({
  kind,
  id,
  title: both(zh, en),
  clauses: [no],
  from: EFFECTIVE,
  when,
});
/** An entitlement in kind carries the number of its clause as its id. Its own condition states the age. */
const forAnyAge = (no: string, zh: string, en: string, when: Expression): Item =>
  rule("entitlement", no, no, zh, en, when);
const entitlement = (no: string, zh: string, en: string, when: Expression): Item =>
  forAnyAge(no, zh, en, all(under(18), when));

const grown = not(under(18));
const cannotRaise = [...UNABLE, ...MAYBE_UNABLE, "missing", "declaredMissing"] as const;

const living: readonly Item[] = [
  forAnyAge(
    "LC-3.1-a",
    "特困供养",
    "Tekun",
    all(
      under(16),
      any(
        includes("household.kinds", "tekun"),
        includes("benefitsDrawn", "tekun"),
        cite(
          "LC-3.1-a",
          all(
            bothParents([...DEAD, ...NOT_FOUND, ...cannotRaise]),
            isOneOf("legalSupporter", "unable"),
            not(holds("hasIncome")),
          ),
          both(
            "法定抚养人无力抚养，儿童没有生活来源",
            "Legal supporters unable, and the child has no income",
          ),
        ),
      ),
    ),
  ),
  entitlement(
    "LC-3.1-b",
    "最低生活保障",
    "Dibao",
    any(
      includes("household.kinds", "dibaoUrban", "dibaoRural"),
      ambiguous("LC-3.1-b.means", all(includes("hardships", "living"), holds("meansTestPassed"))),
    ),
  ),
  entitlement(
    "LC-3.1-c",
    "可酌情给予低保",
    "Dibao at discretion",
    ambiguous("LC-3.1-c.may", any(bothParents(cannotRaise), oneParentAndOther(DEAD, cannotRaise))),
  ),
];

/** Whom the medical clauses name: five kinds of children, orphans with those infected with HIV among them. */
const medicalAid = item("LC.medicalAid");
const medical: readonly Item[] = [
  rule(
    "definition",
    "LC.severelyDisabled",
    "LC-3.2-a",
    "重度残疾",
    "Severely disabled",
    all(
      holds("disabled"),
      any(
        atMost("disabilityGrade", 2),
        ambiguous("LC-3.2-a.mental", includes("disabilityClasses", "mental", "intellect")),
      ),
    ),
  ),
  rule(
    "definition",
    "LC.medicalAid",
    "LC-3.2-a",
    "医疗救助对象",
    "Under medical assistance",
    any(
      includes("household.kinds", "dibaoUrban", "tekun", "preferential"),
      item("LC.severelyDisabled"),
      item("LC.orphanBenefit"),
    ),
  ),
  entitlement("LC-3.2-a", "医疗救助", "Medical assistance", medicalAid),
  entitlement("LC-3.2-b", "医保个人缴费全额救助", "Medical premium paid in full", medicalAid),
  entitlement("LC-3.2-c", "重特大疾病救助优先", "Priority in relief for major diseases", medicalAid),
  entitlement(
    "LC-3.2-d",
    "二次医疗救助",
    "Second medical relief",
    all(medicalAid, ambiguous("LC-3.2-d.heavy", includes("hardships", "medical"))),
  ),
  entitlement(
    "LC-3.2-e",
    "医保和大病保险倾斜",
    "Insurance leans towards the child",
    all(item("LC.poorHousehold"), any(holds("severelyIll"), item("LC.severelyDisabled"))),
  ),
  entitlement(
    "LC-3.2-f",
    "听力康复项目医保支付",
    "Hearing rehabilitation under medical insurance",
    all(
      holds("disabled"),
      any(
        includes("disabilityClasses", "hearing"),
        ambiguous("LC-3.2-f.multiple", includes("disabilityClasses", "speech", "multiple")),
      ),
    ),
  ),
  entitlement(
    "LC-3.2-g",
    "门诊特殊病种",
    "Special outpatient disease",
    ambiguous("LC-3.2-g.list", all(holds("disabled"), includes("hardships", "rehabilitation"))),
  ),
  entitlement(
    "LC-3.2-h",
    "残疾孤儿手术康复明天计划",
    "Tomorrow Plan for disabled orphans",
    all(
      item("LC.orphanBenefit"),
      holds("disabled"),
      not(isOneOf("careArrangement", "institution", "institutionTemporary")),
    ),
  ),
  forAnyAge(
    "LC-3.2-i",
    "0至14岁残疾儿童康复救助",
    "Rehabilitation aid, ages 0 to 14",
    all(holds("disabled"), underReading("LC-3.2-i.fourteen", { through14: under(15), until14: under(14) })),
  ),
];

const education: readonly Item[] = [
  entitlement(
    "LC-3.3-a",
    "教育资助和“两免一补”",
    "School aid, two exemptions and one subsidy",
    all(
      isOneOf("educationStage", "primary", "junior"),
      any(item("LC.inDifficulty"), item("LC.poorHousehold")),
    ),
  ),
  entitlement(
    "LC-3.3-b",
    "残疾儿童12年免费教育",
    "12 years of free education",
    all(
      holds("disabled"),
      isOneOf("educationStage", "primary", "junior", "senior", "secondaryVocational"),
      item("LC.poorHousehold"),
    ),
  ),
  entitlement(
    "LC-3.3-c",
    "随迁子女就学与升学",
    "Schooling where the family has moved",
    all(
      isOneOf("educationStage", "primary", "junior", "secondaryVocational"),
      isOneOf("careArrangement", "parents"),
      inDifferentCounties("hukouDivision", "residenceDivision"),
    ),
  ),
  forAnyAge(
    "LC-3.3-f",
    "送教上门",
    "Teaching at home",
    all(
      item("LC.severelyDisabled"),
      item("LC.inDifficulty"),
      any(
        isOneOf("schoolState", "homeTeaching"),
        not(holds("canAttendSchool")),
        ambiguous("LC-3.3-f.attend", isOneOf("schoolState", "droppedOut", "notStarted")),
      ),
    ),
  ),
];

const other: readonly Item[] = [
  entitlement(
    "LC-3.5-a",
    "临时救助，适当提高水平",
    "Temporary relief, at a raised level",
    all(
      incident({ kinds: ["suddenEvent", "accident", "majorIllness"], open: true }),
      includes("hardships", "living"),
    ),
  ),
  forAnyAge(
    "LC-3.5-b",
    "满18周岁继续享受",
    "Kept from 18 on",
    all(
      item("LC.continuation"),
      any(item("LC.orphanBenefit"), includes("household.kinds", "tekun", "dibaoUrban")),
    ),
  ),
  forAnyAge(
    "LC-3.5-c",
    "成年孤儿就业帮扶",
    "Help into a job",
    all(grown, item("LC.orphanBenefit"), holds("ableToWork")),
  ),
  forAnyAge(
    "LC-3.5-d",
    "公益性岗位",
    "Public-welfare post",
    all(grown, item("LC.orphanBenefit"), holds("employmentDifficulty")),
  ),
  forAnyAge(
    "LC-3.5-e",
    "就业公共服务",
    "Employment services",
    all(not(under(16)), item("LC.inDifficulty"), holds("ableToWork"), holds("wantsWork")),
  ),
  forAnyAge(
    "LC-3.5-f",
    "保障性住房优先",
    "Priority for public housing",
    any(all(item("LC.orphanBenefit"), under(18)), ambiguous("LC-3.5-f.adult", item("LC.orphanBenefit"))),
  ),
  forAnyAge(
    "LC-3.5-g",
    "法律援助",
    "Legal aid",
    all(
      item("LC.inDifficulty"),
      ambiguous("LC-3.5-g.need", incident({ kinds: ["abuse", "abandonment", "crime"], open: true })),
    ),
  ),
  forAnyAge(
    "LC-4.5-a",
    "爱心家庭寄养、代养、助养",
    "Fostering and sponsoring by families",
    ambiguous("LC-4.5-a.need", item("LC.guardianship")),
  ),
];

export const entitlements: readonly Item[] = [...living, ...medical, ...education, ...other];
