/** What the notice asks of institutions, staff and departments. */
import {
  type AuthoredProvision,
  both,
  bureauSetting,
  cadence,
  deadline,
  duty,
  institutionRule,
  item,
  type PlaceCode,
  type RoleCode,
  report,
  roles,
  row,
  setting,
  staffRule,
} from "@tongyou/policy";

const duties = (
  no: string,
  zh: string,
  en: string,
  place: PlaceCode,
  ...codes: RoleCode[]
): AuthoredProvision => duty(`${no}.duty`, no, both(zh, en), { place, roles: codes });

const services = (
  no: string,
  institution: string,
  zh: string,
  en: string,
  ...list: (readonly [zh: string, en: string])[]
): AuthoredProvision =>
  institutionRule(`${no}.services`, no, both(zh, en), {
    institution,
    services: list.map(([one, oneEn]) => both(one, oneEn)),
  });

const institutions: readonly AuthoredProvision[] = [
  services(
    "LC-3.3-d",
    "rehabilitationBody",
    "开展学前教育的机构（须登记办园许可）",
    "Bodies with preschool (their licence is registered)",
    ["学前教育", "Preschool"],
  ),
  services("LC-3.3-e", "welfareInstitution", "特教班向社会开放", "Special classes open to the community", [
    "特殊教育",
    "Special education",
  ]),
  services(
    "LC-3.6-d",
    "welfareInstitution",
    "面向社会残疾儿童的服务",
    "Services for disabled children outside",
    ["替代照料", "Substitute care"],
    ["养育辅导", "Parenting advice"],
    ["康复训练", "Rehabilitation"],
  ),
  services(
    "LC-4.2-x",
    "serviceNetwork",
    "服务网络功能",
    "What the network does",
    ["临时庇护", "Shelter"],
    ["收留抚养", "Care"],
    ["福利服务", "Welfare services"],
  ),
  services("LC-4.3-a", "childrensHome", "儿童之家", "Children's home", [
    "儿童活动和服务",
    "Activities and services for children",
  ]),
];

const staff: readonly AuthoredProvision[] = [
  staffRule("LC-4.2-o.staff", "LC-4.2-o", both("居委会人员的来源", "Who the committee's worker is"), {
    roles: roles("villageWorker"),
    topics: [
      both("居民委员会委员", "Committee member"),
      both("大学生村官", "Graduate official"),
      both("专业社会工作者", "Social worker"),
      both("可以兼任", "May be part-time"),
    ],
  }),
  bureauSetting("LC.workRules", "LC-4.3-b", both("督导员（监察员）工作规范", "Rules of work"), {
    unit: "text",
  }),
  staffRule("LC-4.3-d.staff", "LC-4.3-d", both("护理员职业资格", "Carers' certificate"), {
    roles: roles("institutionStaff"),
    topics: [both("孤残儿童护理员职业资格", "Certificate of a carer of orphans and disabled children")],
  }),
  bureauSetting(
    "LC.visitMonths",
    "LC-4.2-p",
    both("走访间隔（文件未定）", "Interval of visits (not in the notice)"),
    {
      unit: "months",
    },
  ),
  cadence("LC-4.2-p.visit", "LC-4.2-p", both("定期走访", "Regular visits"), {
    roles: roles("villageWorker"),
    subject: "visit",
    every: setting("LC.visitMonths"),
    of: item("LC.inDifficulty"),
  }),
];

const offices: readonly AuthoredProvision[] = [
  deadline("LC-1-a.deadline", "LC-1-a", both("建成保障制度", "The system stands"), {
    roles: roles("countyGovernment"),
    by: "2020-12-31",
  }),
  duties("LC-3.1-i", "按时足额发放", "Pay on time and in full", "months", "countyOfficer", "countyFinance"),
  bureauSetting("LC.inspectionMonths", "LC-4.1-a", both("督查间隔", "Interval of inspection"), {
    unit: "months",
  }),
  report("LC-4.1-a.report", "LC-4.1-a", both("考核、督查、通报", "Assessment, inspection, circular"), {
    roles: roles("countyOfficer"),
    every: setting("LC.inspectionMonths"),
    rows: [
      row("inDifficulty", "困境儿童", "Children in difficulty", item("LC.inDifficulty")),
      row("orphans", "孤儿", "Orphans", item("LC.orphan")),
      row("indicators", "考核指标，由本单位录入", "Indicators entered by the bureau"),
    ],
  }),
  bureauSetting("LC.meetingMonths", ["LC-4.1-b", "LC-4.2-b"], both("会议间隔", "Interval of meetings"), {
    unit: "months",
  }),
  cadence("LC-4.1-b.meeting", "LC-4.1-b", both("研究重大问题", "Study major problems"), {
    roles: roles("countyGovernment", "countyOfficer"),
    subject: "meeting",
    every: setting("LC.meetingMonths"),
  }),
  cadence("LC-4.2-b.meeting", "LC-4.2-b", both("工作协调会议", "Coordination meeting"), {
    roles: roles("countyOfficer", "department.other"),
    subject: "meeting",
    every: setting("LC.meetingMonths"),
  }),
  duties("LC-4.2-d", "经费列入预算", "Costs in the budget", "policy", "department.finance"),
  duties(
    "LC-4.2-e",
    "教育保障、人才培养",
    "Education; training of professionals",
    "referrals",
    "department.education",
    "department.humanResources",
  ),
  duties(
    "LC-4.2-f",
    "核查信息、寻亲、保护涉外儿童",
    "Check data, trace, protect",
    "referrals",
    "department.police",
    "department.religion",
    "countyOfficer",
  ),
  duties(
    "LC-4.2-g",
    "督促机构履行报告等职责",
    "Hold bodies to report and act",
    "workRecords",
    "countyOfficer",
    "department.education",
    "department.health",
    "department.religion",
    "department.police",
  ),
  duties(
    "LC-4.2-t",
    "支持儿童服务设施建设",
    "Support facilities for children",
    "policy",
    "department.planning",
  ),
  duties(
    "LC-4.2-u",
    "医疗康复",
    "Treatment and rehabilitation",
    "referrals",
    "department.health",
    "department.insurance",
  ),
  duties("LC-4.2-y", "及时办理救助、福利、保护事务", "Handle matters promptly", "intakes", "townGovernment"),
  duties("LC-4.2-z", "政策宣传和日常工作", "Publicity and daily work", "workRecords", "villageWorker"),
  duties(
    "LC-4.4-a",
    "关爱、帮扶、维权",
    "Care, help, defence of rights",
    "referrals",
    "department.unions",
    "department.youthLeague",
    "department.womensFederation",
  ),
  duties(
    "LC-4.4-b",
    "康复训练、特殊教育",
    "Rehabilitation and special education",
    "referrals",
    "department.disabledFederation",
  ),
  duties("LC-4.4-c", "组织离退休人员参与", "Bring in retired people", "referrals", "department.other"),
];

export const bodyProvisions: readonly AuthoredProvision[] = [...institutions, ...staff, ...offices];
