/** What the document asks of institutions, staff and departments. */
import {
  type AuthoredProvision,
  all,
  any,
  both,
  bureauSetting,
  cadence,
  deadline,
  duty,
  field,
  form,
  holds,
  incident,
  institutionRule,
  isOneOf,
  item,
  type PlaceCode,
  perArea,
  type RoleCode,
  report,
  required,
  roles,
  row,
  setting,
  staffRule,
  years,
} from "@tongyou/policy";

const duties = (
  no: string,
  zh: string,
  en: string,
  place: PlaceCode,
  ...codes: RoleCode[]
): AuthoredProvision => duty(`${no}.duty`, no, both(zh, en), { place, roles: codes });

const institutions: readonly AuthoredProvision[] = [
  institutionRule("FJ.regionalInstitution", "FJ-1-a", both("区域性儿童福利机构", "Regional institution"), {
    institution: "regionalWelfareInstitution",
    count: perArea("prefecture", 1),
  }),
  deadline("FJ-1-a.deadline", "FJ-1-a", both("区域性机构建成", "Regional institutions stand"), {
    roles: roles("cityOfficer"),
    by: "2020-12-31",
  }),
  institutionRule("FJ.countyBody", "FJ-1-b", both("县级儿童福利实体机构", "A county's real body"), {
    institution: "childWelfareBody",
    count: perArea("county", 1),
  }),
  deadline("FJ-1-b.deadline", "FJ-1-b", both("救助保护机构全覆盖", "Protection institutions everywhere"), {
    roles: roles("countyOfficer", "cityOfficer"),
    by: "2020-12-31",
  }),
  institutionRule(
    "FJ.protectionInstitution",
    ["FJ-2.1.1-a", "FJ-A1-1"],
    both(
      "未成年人救助保护机构：接收与临时监护",
      "Protection institution: admission and temporary guardianship",
    ),
    {
      institution: "protectionInstitution",
      admits: all(
        item("FJ.child"),
        any(
          incident({ kinds: ["street"], open: true }),
          incident({
            kinds: ["abuse", "abandonment", "accident", "crime"],
            byGuardianship: true,
            open: true,
          }),
          holds("unattended"),
        ),
      ),
    },
  ),
  institutionRule(
    "FJ.welfareInstitution",
    "FJ-2.1.1-b",
    both("儿童福利机构：收留抚养", "Welfare institution: long-term care"),
    {
      institution: "welfareInstitution",
      admits: all(item("FJ.child"), isOneOf("guardian", "civilAffairs")),
    },
  ),
  institutionRule(
    "FJ-2.1.1-c.kinds",
    "FJ-2.1.1-c",
    both("儿童福利机构的类别", "Kinds of welfare institution"),
    {
      institution: "welfareInstitution",
      services: [
        both("儿童福利院", "Children's welfare home"),
        both("设儿童部的社会福利院（中心）", "Social welfare home or centre with a children's section"),
      ],
    },
  ),
  deadline("FJ-2.1.2-a.deadline", "FJ-2.1.2-a", both("流浪未成年人机构转型", "Conversion"), {
    roles: roles("countyOfficer", "cityOfficer"),
    by: "2019-12-31",
  }),
  duties(
    "FJ-2.1.2-b",
    "指导乡镇和村居的监护监督",
    "Guide towns and villages in supervising guardianship",
    "workRecords",
    "countyOfficer",
    "institutionStaff",
  ),
  form("FJ.form.agreement", "FJ-2.1.2-c", both("机构间委托养育协议", "Agreement between institutions"), {
    record: "institutionAgreement",
    fields: [
      required(field("entrusting", "委托机构", "Entrusting institution")),
      required(field("entrusted", "受托机构", "Entrusted institution")),
      required(field("from", "起始日期", "From", "date")),
      field("until", "终止日期", "Until", "date"),
      required(field("signatures", "双方签字盖章", "Signatures and seals", "signature")),
    ],
  }),
  form("FJ.form.transfer", "FJ-2.1.3-a", both("向设区市机构移交", "Hand-over to the prefecture"), {
    record: "transfer",
    fields: [
      required(field("fromInstitution", "移出机构", "From institution")),
      required(field("toInstitution", "接收机构", "To institution")),
      required(field("on", "移交日期", "On", "date")),
      required(field("reason", "移交原因", "Reason")),
      required(field("decidedBy", "决定人", "Decided by", "person")),
    ],
  }),
  institutionRule(
    "FJ-2.1.3-b.services",
    "FJ-2.1.3-b",
    both("儿童福利指导中心的服务", "Services of a guidance centre"),
    {
      institution: "guidanceCentre",
      services: [
        both("临时照料", "Temporary care"),
        both("康复指导", "Advice on rehabilitation"),
        both("特殊教育", "Special education"),
        both("精神慰藉", "Comfort"),
        both("定期探访", "Regular visits"),
        both("宣传培训", "Publicity and training"),
      ],
    },
  ),
];

const staff: readonly AuthoredProvision[] = [
  staffRule("FJ.staff.onePerVillage", "FJ-2.2.1-a", both("每村（居）一名", "One per village"), {
    roles: roles("villageWorker"),
    count: perArea("village", 1, 1),
  }),
  staffRule("FJ.staff.onePerTown", "FJ-2.2.1-b", both("每乡镇（街道）一名", "One per town"), {
    roles: roles("townSupervisor"),
    count: perArea("town", 1, 1),
  }),
  duties("FJ-2.2.2-a", "培训市县工作人员", "Train city and county staff", "workRecords", "provinceOfficer"),
  duties(
    "FJ-2.2.2-b",
    "设区市培训督导员，县级培训儿童主任",
    "The prefecture trains supervisors, the county directors",
    "training",
    "cityOfficer",
    "countyOfficer",
  ),
  cadence("FJ.cadence.training", "FJ-2.2.2-c", both("每年轮训", "Yearly training"), {
    roles: roles("villageWorker", "townSupervisor"),
    subject: "training",
    every: years(1),
  }),
  staffRule("FJ.staff.trainingTopics", "FJ-2.2.2-d", both("培训重点", "Topics of training"), {
    roles: roles("villageWorker", "townSupervisor"),
    topics: [
      both("家庭走访", "Home visits"),
      both("信息更新", "Updating data"),
      both("强制报告", "Mandatory report"),
      both("政策链接", "Linking to policies"),
      both("家庭监护主体责任", "The family's duty to guard"),
      both("家庭教育", "Family education"),
    ],
  }),
  staffRule("FJ.staff.passBeforeWork", "FJ-2.2.2-e", both("培训合格后上岗", "Work only after passing"), {
    roles: roles("villageWorker", "townSupervisor"),
    gate: true,
  }),
  form("FJ.staff.realName", "FJ-2.2.3-a", both("实名登记", "Real-name register"), {
    record: "staffRegister",
    fields: [
      required(field("name", "姓名", "Name")),
      required(field("idNumber", "公民身份号码", "ID number")),
      required(field("phone", "联系电话", "Phone")),
      required(field("area", "负责区域", "Area")),
      required(field("from", "任职日期", "From", "date")),
      field("until", "离任日期", "Until", "date"),
      field("identity", "身份", "Background", "choice", [
        ["committee", "村（居）委员", "Committee member"],
        ["graduate", "大学生村官", "Graduate official"],
        ["socialWorker", "专业社工", "Social worker"],
      ]),
    ],
  }),
  bureauSetting("FJ.inspectionMonths", "FJ-2.2.3-b", both("检查间隔", "Interval of checks"), {
    unit: "months",
  }),
  bureauSetting("FJ.spotCheckShare", "FJ-2.2.3-b", both("抽查比例", "Share of spot checks"), {
    unit: "share",
  }),
  cadence("FJ.cadence.inspection", "FJ-2.2.3-b", both("定期检查", "Regular checks"), {
    roles: roles("countyOfficer", "townSupervisor"),
    subject: "inspection",
    every: setting("FJ.inspectionMonths"),
  }),
];

const support: readonly AuthoredProvision[] = [
  institutionRule("FJ-2.3.2-a.services", "FJ-2.3.2-a", both("重点购买的服务", "Services bought first"), {
    institution: "serviceProvider",
    services: [
      both("走访核查", "Visits and checks"),
      both("热线运行", "Running the hotline"),
      both("监护评估", "Assessment of guardianship"),
      both("精准帮扶", "Targeted help"),
      both("政策宣传", "Publicity"),
      both("业务培训", "Training"),
      both("探访督导检查", "Supervision of visits"),
    ],
  }),
  duties(
    "FJ-3.2-c",
    "统筹资金、规范支出",
    "Use funds together, regulate spending",
    "months",
    "countyFinance",
  ),
  duties(
    "FJ-3.3-a",
    "受理报告、出警救助、调查追责",
    "Take reports, come, investigate",
    "protection",
    "department.police",
  ),
  duties(
    "FJ-3.3-c",
    "控辍保学、资助、送教、心理教育、就近入学",
    "Keep in school, aid, home teaching, counselling, nearby school",
    "referrals",
    "department.education",
  ),
  duties(
    "FJ-3.3-f",
    "农村转移劳动力培训",
    "Training of rural workers",
    "policy",
    "department.humanResources",
  ),
  duties(
    "FJ-3.3-k",
    "督促落实儿童发展纲要",
    "Urge the outline to be carried out",
    "policy",
    "department.other",
  ),
  duties(
    "FJ-3.3-h",
    "村居妇联关爱帮扶",
    "Care by village women's federations",
    "referrals",
    "department.womensFederation",
  ),
  duties(
    "FJ-3.3-i",
    "残疾儿童康复与教育",
    "Rehabilitation and education",
    "referrals",
    "department.disabledFederation",
  ),
  form("FJ.form.intake", ["FJ-3.3-g", "FJ-2.3.1-b"], both("受理登记", "Intake"), {
    record: "intake",
    fields: [
      required(
        field("source", "来源", "Source", "choice", [
          ["youthHotline", "12355青少年服务热线", "Youth hotline 12355"],
          ["protectionHotline", "未成年人保护专线", "Protection hotline"],
          ["visit", "走访发现", "Found on a visit"],
          ["other", "其他", "Other"],
        ]),
      ),
      required(field("receivedAt", "受理日期", "Received on", "date")),
      field("partners", "协同处置单位", "Partners"),
    ],
  }),
];

const reports: readonly AuthoredProvision[] = [
  report("FJ.report.progress", "FJ-3.4-a", both("体系建设进度", "Progress of the service system"), {
    roles: roles("countyOfficer"),
    rows: [
      row("institutions", "机构建设", "Institutions"),
      row("staff", "人员配备与培训", "Staff and training"),
      row("keyChildren", "重点儿童数", "Key children", item("FJ.keyChild")),
    ],
  }),
  report("FJ.report.annual", "FJ-3.4-b", both("年度考核", "Yearly assessment"), {
    roles: roles("countyOfficer", "cityOfficer"),
    every: years(1),
    rows: [row("indicators", "考核指标，由本单位录入", "Indicators entered by the bureau")],
  }),
  form("FJ.form.supervision", "FJ-3.4-d", both("表扬与整改", "Praise and orders to correct"), {
    record: "supervision",
    fields: [
      required(field("matter", "事项", "Matter")),
      required(
        field("outcome", "结果", "Outcome", "choice", [
          ["praise", "表扬奖励", "Praise"],
          ["correct", "督促整改", "Order to correct"],
        ]),
      ),
      field("due", "整改期限", "To be put right by", "date"),
    ],
  }),
];

export const bodyProvisions: readonly AuthoredProvision[] = [
  ...institutions,
  ...staff,
  ...support,
  ...reports,
];
