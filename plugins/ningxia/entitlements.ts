import {
  aged,
  all,
  ambiguous,
  any,
  atLeast,
  atMost,
  both,
  bothParents,
  cite,
  type Expression,
  holds,
  type Item,
  includes,
  inDifferentCounties,
  isOneOf,
  item,
  under,
} from "@tongyou/policy";
import { EFFECTIVE } from "./categories.ts";
import { DEAD, NOT_FOUND } from "./parents.ts";

/** An entitlement in kind carries the number of its clause as its id. */
const entitlement = (no: string, zh: string, en: string, when: Expression): Item => ({
  kind: "entitlement",
  id: no,
  title: both(zh, en),
  clauses: [no],
  from: EFFECTIVE,
  when: all(item("NX.child"), when),
});

const severelyDisabled: Item = {
  kind: "definition",
  id: "NX.severelyDisabled",
  title: both("重度残疾", "Severely disabled"),
  clauses: ["NX-3.2-b"],
  from: EFFECTIVE,
  when: all(
    holds("disabled"),
    any(
      atMost("disabilityGrade", 2),
      ambiguous("NX-3.severe.mental", includes("disabilityClasses", "mental", "intellect")),
    ),
  ),
};

const tekun = any(includes("household.kinds", "tekun"), includes("benefitsDrawn", "tekun"));
const dibao = includes("household.kinds", "dibaoUrban", "dibaoRural");

const living: readonly Item[] = [
  entitlement(
    "NX-3.1-f",
    "特困供养",
    "Tekun",
    any(tekun, ambiguous("NX-3.1-f.conditions", any(item("NX.orphan"), item("NX.guardianship")))),
  ),
  entitlement(
    "NX-3.1-g",
    "最低生活保障",
    "Dibao",
    any(
      dibao,
      ambiguous(
        "NX-3.1-g.means",
        all(
          includes("household.kinds", "registeredPoor", "lowIncome"),
          includes("hardships", "living"),
          holds("meansTestPassed"),
        ),
      ),
    ),
  ),
  entitlement(
    "NX-3.1-h",
    "临时救助",
    "Temporary relief",
    all(item("NX.temporary"), includes("hardships", "living")),
  ),
  entitlement(
    "NX-3.1-i",
    "残疾人两项补贴",
    "The two disability subsidies",
    any(
      includes("benefitsDrawn", "disabilityLiving", "disabilityNursing"),
      ambiguous("NX-3.1-i.conditions", all(holds("disabled"), atLeast("certificateGeneration", 2))),
    ),
  ),
];

const medical: readonly Item[] = [
  entitlement(
    "NX-3.2-a",
    "大病保险起付线3000元",
    "Major-illness deductible of 3,000 yuan",
    all(
      includes("household.kinds", "registeredPoor"),
      any(
        holds("severelyIll"),
        item("NX.severelyDisabled"),
        ambiguous("NX-3.2-a.throughIllness", includes("hardships", "medical")),
      ),
    ),
  ),
  entitlement(
    "NX-3.2-b",
    "医保个人缴费补贴",
    "Subsidy of the medical premium",
    all(
      includes("household.kinds", "dibaoUrban", "dibaoRural", "tekun", "lowIncome"),
      item("NX.severelyDisabled"),
    ),
  ),
  entitlement("NX-3.2-c", "医保个人缴费全额资助", "Medical premium paid in full", tekun),
  entitlement(
    "NX-3.2-d",
    "听力康复项目医保支付",
    "Hearing rehabilitation under medical insurance",
    all(
      holds("disabled"),
      any(
        includes("disabilityClasses", "hearing"),
        ambiguous("NX-3.2-d.multiple", includes("disabilityClasses", "speech", "multiple")),
      ),
    ),
  ),
];

const education: readonly Item[] = [
  entitlement(
    "NX-3.3-a",
    "义务教育“三免一补”",
    "Three exemptions and one subsidy",
    all(isOneOf("educationStage", "primary", "junior"), item("NX.inDifficulty")),
  ),
  entitlement(
    "NX-3.3-b",
    "残疾儿童15年免费教育",
    "15 years of free education",
    all(
      holds("disabled"),
      isOneOf("educationStage", "kindergarten", "primary", "junior", "senior", "secondaryVocational"),
      item("NX.poorHousehold"),
    ),
  ),
  entitlement(
    "NX-3.3-c",
    "随班就读或送教上门",
    "Regular class or teaching at home",
    all(
      holds("disabled"),
      any(
        cite("NX-3.3-c", isOneOf("schoolState", "homeTeaching")),
        ambiguous(
          "NX-3.3-c.school",
          all(
            isOneOf("schoolState", "enrolled", "droppedOut", "notStarted"),
            isOneOf("educationStage", "none", "primary", "junior"),
            aged(6, 16),
          ),
        ),
      ),
    ),
  ),
  entitlement(
    "NX-3.3-d",
    "学前资助，减免保教费",
    "Preschool aid, fees reduced",
    all(isOneOf("educationStage", "kindergarten"), item("NX.inDifficulty")),
  ),
  entitlement(
    "NX-3.3-e",
    "在园幼儿生活费补助",
    "Living subsidy in kindergarten",
    ambiguous("NX-3.3-e.possible", all(isOneOf("educationStage", "kindergarten"), item("NX.inDifficulty"))),
  ),
  entitlement(
    "NX-3.3-f",
    "随迁子女就学与升学",
    "Schooling where the family has moved",
    all(
      isOneOf("educationStage", "primary", "junior", "secondaryVocational"),
      isOneOf("careArrangement", "parents"),
      inDifferentCounties("hukouDivision", "residenceDivision"),
    ),
  ),
];

const disability: readonly Item[] = [
  entitlement(
    "NX-3.5-a",
    "0至6岁免费适配辅具与康复训练",
    "Devices and rehabilitation, ages 0 to 6",
    all(under(7), holds("disabled")),
  ),
  entitlement(
    "NX-3.5-b",
    "7至14岁康复项目",
    "Rehabilitation, ages 7 to 14",
    all(aged(7, 15), holds("disabled")),
  ),
  entitlement(
    "NX-3.5-c",
    "残疾孤儿手术康复",
    "Surgery and rehabilitation of disabled orphans",
    all(holds("disabled"), item("NX.orphan")),
  ),
];

const community: readonly Item[] = [
  entitlement(
    "NX-4.4-c",
    "爱心家庭寄养、助养",
    "Fostering and sponsoring by families",
    ambiguous(
      "NX-4.4-c.needed",
      any(
        item("NX.guardianship"),
        cite("NX-4.4-c", bothParents([...DEAD, ...NOT_FOUND]), both("失去父母", "Without parents")),
      ),
    ),
  ),
];

export const entitlements: readonly Item[] = [
  severelyDisabled,
  ...living,
  ...medical,
  ...education,
  ...disability,
  ...community,
];
