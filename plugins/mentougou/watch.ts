import {
  type AuthoredProvision,
  alert,
  all,
  ambiguous,
  any,
  both,
  bothParents,
  bureauSetting,
  cadence,
  cite,
  fromParentStatus,
  holds,
  incident,
  includes,
  inDifferentCounties,
  isOneOf,
  item,
  lasting,
  months,
  not,
  setting,
  someParent,
  task,
  timer,
  under,
  underReading,
} from "@tongyou/policy";
import { NOT_AT_HAND } from "./parents.ts";

const HELD = ["imprisoned", "compulsoryDetox", "otherRestriction"] as const;

const alerts = [
  alert(
    "MTG.alert.entrustment",
    ["MTG-3.1-a", "MTG-3.2.1-b"],
    both("留守儿童没有委托照护人", "A left-behind child is entrusted to nobody"),
    {
      roles: ["villageWorker", "townSocialWorker"],
      when: all(
        item("MTG.leftBehind"),
        not(any(isOneOf("careArrangement", "entrusted"), holds("entrustmentSigned"))),
      ),
    },
  ),
  alert(
    "MTG.alert.heldParents",
    "MTG-3.1-g",
    both("父母被羁押，孩子无人监护", "The parents are held and nobody guards the child"),
    {
      roles: ["villageWorker", "countyOfficer", "department.justice"],
      when: all(
        item("MTG.child"),
        someParent(HELD),
        bothParents(NOT_AT_HAND),
        isOneOf("careArrangement", "parents", "nonPublicBody"),
      ),
    },
  ),
  alert(
    "MTG.alert.multiple",
    "MTG-3.1-h",
    both("多重困境，优先帮扶并合订一份方案", "Several difficulties: first in line, with one joint plan"),
    { roles: ["townSocialWorker", "countyOfficer"], when: item("MTG.multiple") },
  ),
  alert(
    "MTG.alert.livesAlone",
    "MTG-3.2.3-b",
    both("未满16周岁独自居住或无人照看", "Under 16 and living alone, or unattended"),
    {
      roles: ["villageWorker", "department.police"],
      when: any(
        all(under(16), holds("livesAlone")),
        all(
          underReading("MTG-3.2.3-b.small", { under8: under(8), any: item("MTG.child") }),
          holds("unattended"),
        ),
      ),
    },
  ),
  alert("MTG.alert.dropout", "MTG-3.3.2-c", both("义务教育阶段辍学或未入学", "Out of compulsory schooling"), {
    roles: ["villageWorker", "department.education"],
    when: all(
      any(item("MTG.inDifficulty"), item("MTG.leftBehind")),
      isOneOf("educationStage", "none", "primary", "junior"),
      isOneOf("schoolState", "droppedOut", "notStarted"),
    ),
  }),
];

const tasks = [
  task(
    "MTG.task.institutionCare",
    "MTG-3.1-o",
    both("交儿童福利机构收留抚养", "Have a welfare institution take the child in"),
    { roles: ["townSocialWorker", "countyOfficer"], when: item("MTG.institutionCare") },
  ),
  task(
    "MTG.task.hukouPlace",
    "MTG-3.1-d",
    both(
      "户籍在其他区县：与户籍地儿童福利机构移交",
      "Hukou in another county: hand over to the welfare institution there",
    ),
    {
      roles: ["countyOfficer"],
      when: all(item("MTG.institutionCare"), inDifferentCounties("hukouDivision", "residenceDivision")),
    },
  ),
  task(
    "MTG.task.temporaryGuardianship",
    ["MTG-3.1-p", "MTG-3.1-e"],
    both(
      "核对公安教育记录；不改的，由经常居住地保护机构临时监护",
      "Check the record of police education; unmended, the protection body of the residence takes temporary guardianship",
    ),
    {
      roles: ["villageWorker", "countyOfficer", "department.police"],
      when: all(
        item("MTG.child"),
        someParent(["refusesDuty"]),
        not(isOneOf("careArrangement", "institutionTemporary")),
      ),
    },
  ),
  task(
    "MTG.task.revocation",
    "MTG-3.2.5-b",
    both("研判是否申请撤销监护人资格", "Consider an application to revoke guardianship"),
    {
      roles: ["countyOfficer"],
      when: all(
        item("MTG.child"),
        any(
          cite(
            "MTG-3.2.5-b",
            all(someParent(lasting(6, "refusesDuty")), includes("hardships", "living")),
            both("拒不履责满六个月，生活无着", "Duty refused for six months and the child destitute"),
          ),
          ambiguous(
            "MTG-3.2.5-b.grave",
            any(
              holds("unattended"),
              incident({ kinds: ["abuse", "abandonment", "crime"], byGuardianship: true, open: true }),
            ),
          ),
        ),
      ),
    },
  ),
  timer("MTG.timer.refusal", "MTG-3.2.5-b", both("拒不履行监护职责满六个月", "Six months of refused duty"), {
    roles: ["countyOfficer", "villageWorker"],
    starts: fromParentStatus("refusesDuty"),
    after: months(6),
    does: both(
      "提示研判撤销监护，由专人决定",
      "Asks a named person to consider revocation; it decides nothing",
    ),
    when: item("MTG.child"),
  }),
];

const visits = [
  bureauSetting(
    "MTG.setting.visit",
    "MTG-3.2.1-c",
    both(
      "走访间隔（文件未写次数，由本单位设定）",
      "Interval of visits (the document gives none; the bureau sets it)",
    ),
    { unit: "days" },
  ),
  cadence("MTG.cadence.visit", "MTG-3.2.1-c", both("走访困境儿童家庭", "Visit the families"), {
    subject: "visit",
    roles: ["villageWorker"],
    every: setting("MTG.setting.visit"),
    of: item("MTG.inDifficulty"),
  }),
];

/** What the product watches over: alerts, tasks, the timer and the cadence of visits. */
export const watch: readonly AuthoredProvision[] = [...alerts, ...tasks, ...visits];
