import {
  type AuthoredProvision,
  any,
  both,
  institutionRule,
  item,
  perArea,
  report,
  row,
  staffRule,
} from "@tongyou/policy";

const staff = [
  staffRule("MTG.staff.town", "MTG-4.3-c", both("镇街儿童社会工作者", "Child social worker of a town"), {
    roles: ["townSocialWorker"],
    count: perArea("town", 1),
  }),
  staffRule("MTG.staff.village", "MTG-4.3-c", both("社区（村）儿童福利督导员", "Supervisor of a community"), {
    roles: ["villageWorker"],
    count: perArea("village", 1),
  }),
];

const places = [
  institutionRule(
    "MTG.place.provider",
    "MTG-3.2.4-c",
    both("专业服务提供方", "Providers of professional help"),
    {
      institution: "serviceProvider",
      services: [
        both("法律", "Law"),
        both("社会工作", "Social work"),
        both("心理咨询", "Counselling"),
        both("教育", "Education"),
        both("医疗", "Medicine"),
        both("康复", "Rehabilitation"),
      ],
    },
  ),
  institutionRule(
    "MTG.place.outreach",
    "MTG-3.3.1-l",
    both("儿童福利机构对外服务", "Outreach of welfare institutions"),
    {
      institution: "welfareInstitution",
      services: [both("为社会残疾儿童服务", "Services to disabled children in the community")],
    },
  ),
  institutionRule("MTG.place.specialPreschool", "MTG-3.3.2-f", both("学前特殊教育", "Special preschool"), {
    institution: "specialPreschool",
    services: [both("学前特殊教育（登记办园许可）", "Special preschool education (licence on record)")],
  }),
  institutionRule("MTG.place.workStation", "MTG-3.4.1-b", both("镇街儿童工作站", "Children's work station"), {
    institution: "workStation",
    count: perArea("town", 1),
    services: [
      both("指导儿童福利督导员", "Guidance of the supervisors"),
      both("面向辖区儿童服务", "Services to the children of the town"),
    ],
  }),
  institutionRule("MTG.place.shelter", "MTG-3.4.1-c", both("临时庇护场所", "Temporary shelter"), {
    institution: "shelter",
    services: [both("就近庇护", "Shelter near the child")],
  }),
  institutionRule("MTG.place.childrenHome", "MTG-3.4.1-d", both("儿童之家", "Children's home"), {
    institution: "childrensHome",
    services: [both("娱乐、学习活动", "Play and learning")],
  }),
  institutionRule(
    "MTG.place.guidanceCentre",
    "MTG-3.4.1-e",
    both("区儿童福利服务指导中心", "District guidance centre"),
    {
      institution: "guidanceCentre",
      services: [both("培训", "Training"), both("示范", "Demonstration"), both("服务", "Services")],
    },
  ),
  institutionRule(
    "MTG.place.privateCare",
    ["MTG-3.4.4-a", "MTG-3.4.4-b"],
    both("民办托养与康复机构", "Private care and rehabilitation bodies"),
    {
      institution: "privateCare",
      services: [both("集中托养", "Group care"), both("康复训练", "Rehabilitation training")],
    },
  ),
  institutionRule("MTG.place.exchange", "MTG-4.3-e", both("资源对接平台", "Exchange of resources"), {
    institution: "resourceExchange",
    services: [
      both("资源与需求发布、对接（需求去标识）", "Resources and needs matched; needs without names"),
    ],
  }),
];

const reports = [
  report("MTG.report.ledger", "MTG-3.1-i", both("困境儿童和留守儿童台账", "Ledger of both groups"), {
    roles: ["villageWorker", "townSocialWorker", "countyOfficer"],
    rows: [
      row("poverty", "家庭贫困", "Poverty", item("MTG.poverty")),
      row("guardianship", "监护缺失或不当", "Guardianship", item("MTG.guardianship")),
      row("illness", "重病、残疾或受艾滋病影响", "Illness or disability", item("MTG.illness")),
      row("temporary", "临时困境", "Temporary", item("MTG.temporary")),
      row("inDifficulty", "困境儿童", "Children in difficulty", item("MTG.inDifficulty")),
      row("leftBehind", "留守儿童", "Left-behind children", item("MTG.leftBehind")),
      row(
        "total",
        "合计（两类重合的只计一人）",
        "Total (a child in both groups counts once)",
        any(item("MTG.inDifficulty"), item("MTG.leftBehind")),
      ),
    ],
  }),
  report("MTG.report.late", "MTG-3.2.2-c", both("迟报、漏报名单", "Late and missing reports"), {
    roles: ["countyOfficer"],
    rows: [row("late", "发现与报告不在同一天的报告", "Reports made on a later day than the discovery")],
  }),
  report("MTG.report.indicators", "MTG-4.4-a", both("综治考评指标", "Indicators of the assessment"), {
    roles: ["countyOfficer"],
    rows: [
      row("staffed", "岗位配齐的镇街和社区（村）", "Towns and communities with their staff"),
      row("planned", "有档案和方案的儿童", "Children with a file and a plan"),
      row("other", "本单位另定的指标", "Indicators the bureau sets"),
    ],
  }),
  report(
    "MTG.report.monitoring",
    "MTG-4.4-b",
    both("第三方监测导出（去标识）", "Export for monitoring, without names"),
    {
      roles: ["countyOfficer", "auditor"],
      rows: [
        row("inDifficulty", "困境儿童", "Children in difficulty", item("MTG.inDifficulty")),
        row("leftBehind", "留守儿童", "Left-behind children", item("MTG.leftBehind")),
        row("satisfaction", "公众满意度", "Public satisfaction"),
      ],
    },
  ),
];

/** Staff, places and reports the document asks for. */
export const network: readonly AuthoredProvision[] = [...staff, ...places, ...reports];
