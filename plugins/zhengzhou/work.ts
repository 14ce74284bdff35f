import {
  type AuthoredProvision,
  all,
  any,
  both,
  bureauSetting,
  cadence,
  duty,
  field,
  form,
  isOneOf,
  item,
  months,
  not,
  report,
  required,
  roles,
  row,
  setting,
  staffRule,
} from "@tongyou/policy";

const fieldWorkers = roles("villageWorker", "townSupervisor");
const county = roles("countyOfficer");

const records: readonly AuthoredProvision[] = [
  form(
    "ZZ.policeIntakeRecord",
    ["ZZ-2.6-b"],
    both("公安护送儿童接收记录", "Record of a child brought by the police"),
    {
      record: "emergency",
      fields: [
        required(field("receivedOn", "接收日期", "Received on", "date")),
        required(field("broughtBy", "护送的公安机关", "Police body", "text")),
        required(
          field("reason", "接收原因", "Reason", "choice", [
            ["harmed", "受监护人侵害", "Harmed by a guardian"],
            ["unguarded", "无人监护", "Without a guardian"],
          ]),
        ),
      ],
    },
  ),
  duty(
    "ZZ.policeIntake",
    ["ZZ-2.6-b"],
    both("及时接收公安护送的儿童并临时代养", "Receive children brought by the police and care for them"),
    { place: "protection", roles: roles("institutionStaff", "countyOfficer") },
  ),
];

const money: readonly AuthoredProvision[] = [
  bureauSetting(
    "ZZ.directorAllowance",
    ["ZZ-2.4.1-e"],
    both("儿童主任岗位津贴（由本单位设定）", "Post allowance of child directors (set by the bureau)"),
    { unit: "fen" },
  ),
];

const staff: readonly AuthoredProvision[] = [
  staffRule(
    "ZZ.training",
    ["ZZ-2.5-a"],
    both("儿童督导员、儿童主任业务培训", "Training of supervisors and directors"),
    {
      roles: fieldWorkers,
      every: setting("ZZ.trainingInterval"),
      topics: [
        both("儿童督导员工作指南", "Guide for child supervisors"),
        both("儿童主任工作指南", "Guide for child directors"),
      ],
    },
  ),
  bureauSetting(
    "ZZ.trainingInterval",
    ["ZZ-2.5-a"],
    both("培训间隔（由本单位设定）", "Interval of training (set by the bureau)"),
    { unit: "months" },
  ),
];

const scattered = all(
  item("ZZ.orphan"),
  not(isOneOf("careArrangement", "institution", "institutionTemporary")),
);
const reports: readonly AuthoredProvision[] = [
  cadence("ZZ.dataCheck", ["ZZ-2.4.4-b"], both("数据每季度更新核实", "Data verified every quarter"), {
    roles: county,
    subject: "dataCheck",
    every: months(3),
    of: any(item("ZZ.leftBehind"), item("ZZ.inDifficulty")),
  }),
  report("ZZ.coverage", ["ZZ-2.6-c"], both("三类儿童全覆盖", "Cover of three groups"), {
    roles: county,
    rows: [
      row("scatteredOrphans", "散居孤儿", "Scattered orphans", scattered),
      row("leftBehind", "农村留守儿童", "Rural left-behind children", item("ZZ.leftBehind")),
      row("inDifficulty", "困境儿童", "Children in difficulty", item("ZZ.inDifficulty")),
    ],
  }),
  report("ZZ.baseCount", ["ZZ-3.2-a"], both("五类对象底数", "Count of five groups"), {
    roles: county,
    rows: [
      row("leftBehind", "农村留守儿童", "Rural left-behind children", item("ZZ.leftBehind")),
      row("inDifficulty", "困境儿童", "Children in difficulty", item("ZZ.inDifficulty")),
      row(
        "deFacto",
        "其中：事实无人抚养儿童",
        "Of these: de facto unattended",
        all(item("ZZ.inDifficulty"), item("ZZ.deFacto")),
      ),
      row("orphans", "孤弃儿童", "Orphans and foundlings", item("ZZ.orphan")),
      row("women", "农村留守妇女（本产品不登记）", "Left-behind women (not kept in this product)"),
    ],
  }),
];

/** What the bureau keeps, trains and counts. */
export const work: readonly AuthoredProvision[] = [...records, ...money, ...staff, ...reports];
