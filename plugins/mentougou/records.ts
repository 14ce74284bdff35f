import { type AuthoredProvision, any, both, field, form, item, required } from "@tongyou/policy";

const care = [
  form("MTG.form.entrustment", ["MTG-3.1-a", "MTG-3.2.1-b"], both("委托监护登记", "Entrusted guardianship"), {
    record: "entrustment",
    fields: [
      required(field("carer", "受托人", "Person entrusted", "person")),
      required(field("capable", "受托人有监护能力", "The person is able to guard", "flag")),
      required(field("leaves", "父母外出日期", "Day the parents leave", "date")),
      field("explained", "已向村居说明", "Explained to the village", "flag"),
    ],
  }),
  form("MTG.form.visit", ["MTG-3.1-n", "MTG-3.1-j"], both("走访登记", "Visit"), {
    record: "visit",
    fields: [
      field("contact", "外出父母联系见面情况", "Contact with parents who are away"),
      required(
        field("rating", "监护评估", "Guardianship rating", "choice", [
          ["good", "较好", "Good"],
          ["fair", "一般", "Fair"],
          ["poor", "差", "Poor"],
        ]),
      ),
    ],
  }),
  form("MTG.form.warning", ["MTG-3.1-b", "MTG-3.2.3-b"], both("劝诫与训诫登记", "Warnings"), {
    record: "supervision",
    fields: [
      required(field("day", "日期", "Day", "date")),
      required(
        field("by", "实施单位", "By whom", "choice", [
          ["village", "居（村）委会", "Village"],
          ["police", "公安机关", "Police"],
          ["department", "有关部门", "Department"],
        ]),
      ),
      required(field("why", "事由", "Reason")),
      field("mended", "是否改正", "Mended", "flag"),
    ],
  }),
  form(
    "MTG.form.placement",
    ["MTG-3.1-c", "MTG-3.1-d", "MTG-3.1-e", "MTG-3.1-r"],
    both("安置登记", "Placement"),
    {
      record: "transfer",
      fields: [
        required(
          field("kind", "安置方式", "Placement", "choice", [
            ["kinship", "亲属抚养", "Kin"],
            ["institution", "户籍地儿童福利机构养育", "Welfare institution of the hukou place"],
            ["foster", "家庭寄养", "Foster family"],
            ["adoption", "依法收养", "Adoption"],
            ["fosterToAdoption", "寄养转收养", "Foster care becoming adoption"],
            ["temporary", "经常居住地保护机构临时监护", "Protection body of the residence, temporarily"],
          ]),
        ),
        required(field("place", "接收地区划", "Receiving division")),
        field("handOver", "跨地区移交日期", "Day of hand-over to another area", "date"),
        field("police", "公安教育记录", "Record of police education", "file"),
      ],
    },
  ),
  form("MTG.form.adoption", "MTG-3.1-l", both("收养评估与跟踪", "Adoption assessment and follow-up"), {
    record: "adoption",
    fields: [
      required(field("capacity", "抚养监护能力评估", "Capacity to raise and guard")),
      field("followUp", "跟踪评估日期", "Day of the follow-up", "date"),
    ],
  }),
];

const protection = [
  form(
    "MTG.form.watch",
    "MTG-3.2.1-c",
    both("可能陷入困境的儿童会同核实", "Joint check of a child at risk"),
    {
      // Asked on every visit, and filled in where a child may fall into difficulty.
      record: "visit",
      fields: [
        field("found", "可能陷入困境的情况", "What may lead into difficulty"),
        field("with", "会同核实人", "Checked together with", "person"),
      ],
    },
  ),
  form(
    "MTG.form.report",
    ["MTG-3.2.2-a", "MTG-3.2.2-b", "MTG-3.2.2-d"],
    both("强制报告登记", "Mandatory report"),
    {
      record: "mandatoryReport",
      fields: [
        required(
          field("reporter", "报告人", "Reporter", "choice", [
            ["education", "教育机构", "Education body"],
            ["medical", "医疗机构", "Medical body"],
            ["village", "居（村）委会", "Village"],
            ["socialWork", "社会工作服务机构", "Social-work body"],
            ["protection", "救助保护机构", "Protection body"],
            ["welfare", "儿童福利机构", "Welfare institution"],
            ["public", "其他公民或组织", "The public"],
          ]),
        ),
        required(
          field("trigger", "情形", "Situation", "choice", [
            ["unguarded", "脱离监护", "Out of guardianship"],
            ["unable", "监护人丧失能力", "Guardian unable"],
            ["refuses", "监护人不履责", "Guardian refuses duty"],
            ["violence", "疑似家庭暴力", "Suspected violence at home"],
            ["accident", "疑似意外伤害", "Suspected accident"],
            ["crime", "疑似不法侵害", "Suspected unlawful harm"],
          ]),
        ),
        required(field("discovered", "发现日期", "Day of discovery", "date")),
        required(field("reported", "报告公安日期", "Day police were told", "date")),
      ],
    },
  ),
  form(
    "MTG.form.emergency",
    ["MTG-3.2.3-c", "MTG-3.2.3-d", "MTG-3.2.3-e", "MTG-3.2.3-g"],
    both("应急处置登记", "Emergency response"),
    {
      record: "emergency",
      fields: [
        required(
          field("action", "处置方式", "Response", "choice", [
            ["entrust", "落实委托监护", "Entrusted care arranged"],
            ["temporaryCare", "保护机构临时照料", "Temporary care by a protection body"],
            ["search", "失踪快速查找", "Fast search for a missing child"],
            ["stopViolence", "制止家庭暴力", "Violence at home stopped"],
            ["shelter", "护送就近庇护", "Escorted to the nearest shelter"],
            ["protect", "制止侵害并保护", "Harm stopped, child protected"],
          ]),
        ),
        required(field("at", "处置日期", "Day of the response", "date")),
      ],
    },
  ),
  form("MTG.form.assessment", "MTG-3.2.4-a", both("调查评估", "Assessment"), {
    record: "assessment",
    fields: [
      required(field("safety", "安全处境", "Safety")),
      required(field("guardianship", "监护情况", "Guardianship")),
      required(field("health", "身心健康", "Health of body and mind")),
      required(field("with", "区民政、公安参与人", "Taking part for the district and police", "person")),
    ],
  }),
  form("MTG.form.intervention", "MTG-3.2.5-a", both("监护干预登记", "Guardianship intervention"), {
    record: "supervision",
    fields: [
      required(
        field("step", "措施", "Measure", "choice", [
          ["education", "批评教育", "Criticism"],
          ["penalty", "治安处罚", "Penalty"],
          ["criminal", "刑事立案", "Criminal case"],
        ]),
      ),
      required(field("day", "日期", "Day", "date")),
    ],
  }),
];

const files = [
  form("MTG.form.file", "MTG-4.3-a", both("儿童档案", "Child file"), {
    record: "childFile",
    fields: [
      required(field("registered", "登记日期", "Day of registration", "date")),
      required(field("updated", "最近更新日期", "Day of the last update", "date")),
    ],
  }),
  form("MTG.form.plan", ["MTG-3.2.4-b", "MTG-4.3-a"], both("帮扶方案，一人一策", "Care plan, one a child"), {
    record: "carePlan",
    fields: [
      required(field("goal", "目标", "Goal")),
      required(
        field("service", "服务或申请", "Service or application", "choice", [
          ["guidance", "监护指导", "Guidance of the guardian"],
          ["shelter", "紧急庇护", "Emergency shelter"],
          ["medical", "医疗救治", "Medical treatment"],
          ["counselling", "心理疏导", "Counselling"],
          ["behaviour", "行为矫治", "Behaviour therapy"],
          ["relief", "申请社会救助", "Application for social relief"],
          ["welfare", "申请社会福利", "Application for welfare"],
          ["legalAid", "申请法律援助", "Application for legal aid"],
        ]),
      ),
      required(field("owner", "负责人", "Responsible", "person")),
      required(field("review", "复核日期", "Day of review", "date")),
    ],
    of: any(item("MTG.inDifficulty"), item("MTG.leftBehind")),
  }),
  form("MTG.form.followUp", "MTG-3.3.1-a", both("生活状况跟踪评估", "Follow-up of living conditions"), {
    record: "visit",
    fields: [required(field("living", "生活状况", "Living conditions"))],
  }),
  form("MTG.form.meeting", "MTG-4.1-a", both("联席会议记录", "Joint meeting"), {
    record: "meeting",
    fields: [
      required(field("day", "日期", "Day", "date")),
      required(field("present", "参加单位", "Bodies present")),
      required(field("decided", "议定事项", "Decisions")),
    ],
  }),
];

/** The records the document demands, and the fields its clauses name. */
export const records: readonly AuthoredProvision[] = [...care, ...protection, ...files];
