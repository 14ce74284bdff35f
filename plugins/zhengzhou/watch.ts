import {
  type AuthoredProvision,
  alert,
  all,
  any,
  both,
  bureauSetting,
  cadence,
  duty,
  holds,
  incident,
  isOneOf,
  item,
  roles,
  setting,
  task,
} from "@tongyou/policy";

const fieldWorkers = roles("villageWorker", "townSupervisor");
const county = roles("countyOfficer");

/** What is watched over for single children. */
export const watch: readonly AuthoredProvision[] = [
  task(
    "ZZ.leftAlone",
    ["ZZ-2.1-b"],
    both("失去监护的儿童：救助保护", "A child without a guardian: rescue and protect"),
    {
      roles: roles("countyOfficer", "townSupervisor"),
      when: incident({ kinds: ["lostFamilySupport"], open: true }),
    },
  ),
  alert(
    "ZZ.hivOnce",
    ["ZZ-2.2.2-f"],
    both(
      "感染儿童又是孤儿或事实无人抚养：核对只领一份",
      "Infected and also an orphan or de facto unattended: check that only one subsidy is drawn",
    ),
    { roles: county, when: all(holds("hivInfected"), any(item("ZZ.orphan"), item("GJ.deFacto"))) },
  ),
  cadence(
    "ZZ.keyChildVisit",
    ["ZZ-2.4.1-c"],
    both("重点儿童定期走访", "Regular visits to children who come first"),
    { roles: fieldWorkers, subject: "visit", every: setting("ZZ.visitInterval"), of: item("ZZ.keyChild") },
  ),
  bureauSetting(
    "ZZ.visitInterval",
    ["ZZ-2.4.1-c"],
    both("重点儿童走访间隔（由本单位设定）", "Interval of visits (set by the bureau)"),
    { unit: "days" },
  ),
  duty(
    "ZZ.keyChildHelp",
    ["ZZ-2.4.1-d"],
    both(
      "监护指导、返校复学、落实户口、强制报告",
      "Guardianship advice, return to school, hukou, mandatory report",
    ),
    { place: "visits", roles: fieldWorkers },
  ),
  alert(
    "ZZ.nonPublicCare",
    ["ZZ-2.6-a"],
    both(
      "孤儿或遭遗弃儿童由民间机构养育：须移交公办机构",
      "An orphan or abandoned child kept by a private body: to be handed over to a public one",
    ),
    {
      roles: roles("countyOfficer", "townSupervisor"),
      when: all(
        isOneOf("careArrangement", "nonPublicBody"),
        any(item("ZZ.orphan"), incident({ kinds: ["abandonment"] })),
      ),
    },
  ),
];
