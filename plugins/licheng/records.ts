/** The records the notice asks for. */
import { type AuthoredProvision, both, field, form, required, riskScheme } from "@tongyou/policy";

/** Four levels by degree of harm, with measures that the bureau enters for each. Their criteria stand in 泉政办〔2016〕56号, which is not public. */
const risk: readonly AuthoredProvision[] = [
  riskScheme(
    "LC.risk",
    ["LC-2-e", "LC-3.6-b", "LC-4.3-c"],
    both("困境儿童风险等级", "Risk levels of children in difficulty"),
    {
      levels: [
        { level: 1, title: both("一级", "Level 1"), colour: "red" },
        { level: 2, title: both("二级", "Level 2"), colour: "orange" },
        { level: 3, title: both("三级", "Level 3"), colour: "yellow" },
        { level: 4, title: both("四级", "Level 4"), colour: "blue" },
      ],
      source: both("泉政办〔2016〕56号", "the city office's document 56 of 2016"),
    },
  ),
];

const care: readonly AuthoredProvision[] = [
  form("LC.form.emergency", "LC-3.2-k", both("急危重症救治转介", "Referral in an emergency"), {
    record: "referral",
    fields: [
      required(field("hospital", "首诊医院", "First hospital")),
      required(field("on", "救治日期", "Treated on", "date")),
      required(
        field("payment", "付费渠道", "Paid through", "choice", [
          ["emergencyFund", "疾病应急救助资金", "Emergency relief fund"],
          ["insurance", "医疗保险", "Medical insurance"],
          ["assistance", "医疗救助", "Medical assistance"],
          ["other", "其他", "Other"],
        ]),
      ),
    ],
  }),
  form("LC.form.homeTeaching", "LC-3.3-f", both("送教上门学籍", "Enrolment for home teaching"), {
    // The education department's to answer.
    record: "referral",
    fields: [
      required(field("specialEnrolment", "特殊教育学籍", "Special-education enrolment", "flag")),
      field("school", "送教学校", "Teaching school"),
    ],
  }),
  form("LC.form.entrustment", "LC-3.4-a", both("委托监护", "Entrusted guardianship"), {
    record: "entrustment",
    fields: [
      required(field("entrusted", "受委托人", "Entrusted person", "person")),
      required(field("adult", "受委托人已成年", "The person is an adult", "flag")),
      required(field("capable", "受委托人有监护能力", "The person is capable", "flag")),
      required(field("from", "起始日期", "From", "date")),
    ],
  }),
  form("LC.form.policeEducation", "LC-3.4-f", both("公安教育与护送记录", "Police education and escort"), {
    record: "emergency",
    fields: [
      required(field("educatedOn", "公安教育日期", "Police education on", "date")),
      required(field("otherGuardian", "查找其他监护人结果", "Search for another guardian")),
      field("escortedTo", "护送机构", "Escorted to"),
      field("liability", "追责情况", "Liability"),
    ],
  }),
  form("LC.form.adoption", "LC-3.4-j", both("收养能力评估", "Assessment of adoptive capacity"), {
    record: "adoption",
    fields: [
      required(field("applicant", "收养申请人", "Applicant", "person")),
      required(field("capacity", "评估意见", "Opinion")),
      required(field("assessedOn", "评估日期", "Assessed on", "date")),
    ],
  }),
  form("LC.form.plan", "LC-3.6-c", both("保护服务", "Protective services"), {
    record: "carePlan",
    fields: [
      required(
        field("service", "服务类型", "Kind of service", "choice", [
          ["administrative", "行政保护", "Administrative protection"],
          ["judicial", "司法干预", "Judicial intervention"],
          ["substituteCare", "替代照料", "Substitute care"],
          ["education", "教育帮扶", "Education"],
          ["medical", "医疗救治", "Medical treatment"],
          ["rehabilitation", "康复训练", "Rehabilitation"],
          ["counselling", "心理疏导", "Counselling"],
          ["comfort", "精神慰藉", "Comfort"],
        ]),
      ),
      field("provider", "提供单位", "Provider"),
    ],
  }),
  form("LC.form.tracing", "LC-3.6-f", both("血样采集与比对", "Blood sample and comparison"), {
    record: "emergency",
    fields: [
      required(field("sampledOn", "采血日期", "Sampled on", "date")),
      field("resultOn", "比对结果日期", "Result on", "date"),
      field("matched", "是否比中", "Matched", "flag"),
    ],
  }),
];

const office: readonly AuthoredProvision[] = [
  form("LC.form.supervision", "LC-4.2-c", both("通报、约谈、责令改正", "Circular, talk, order to correct"), {
    record: "supervision",
    fields: [
      required(field("unit", "被督促单位", "Body")),
      required(
        field("measure", "措施", "Measure", "choice", [
          ["circular", "通报", "Circular"],
          ["talk", "约谈负责人", "Talk with the head"],
          ["order", "责令改正", "Order to correct"],
        ]),
      ),
      field("outcome", "改正结果", "Outcome"),
    ],
  }),
  form("LC.form.mandatoryReport", "LC-4.2-g", both("强制报告人", "Mandatory reporter"), {
    record: "mandatoryReport",
    fields: [
      required(
        field("reporter", "报告单位类型", "Kind of reporter", "choice", [
          ["school", "中小学校", "School"],
          ["kindergarten", "幼儿园", "Kindergarten"],
          ["nursery", "托儿所", "Nursery"],
          ["medical", "医疗卫生机构", "Medical institution"],
          ["welfare", "社会福利机构", "Welfare institution"],
          ["rescue", "救助保护机构", "Rescue institution"],
          ["religiousSite", "依法登记的宗教活动场所", "Registered religious site"],
        ]),
      ),
    ],
  }),
  form("LC.form.meeting", "LC-4.2-s", both("会议机构", "Body that meets"), {
    record: "meeting",
    fields: [
      required(
        field("body", "会议机构", "Body", "choice", [
          ["minorsProtection", "区未成年人社会保护工作领导小组", "District group for protecting minors"],
          ["socialAssistance", "区社会救助工作协调小组", "District group for social assistance"],
        ]),
      ),
      required(field("on", "会议日期", "On", "date")),
    ],
  }),
  form("LC.form.intake", "LC-4.2-h", both("一门受理登记", "One-window intake"), {
    record: "intake",
    fields: [
      required(field("matter", "申请事项", "Matter")),
      required(field("routedTo", "协同办理单位", "Routed to")),
    ],
  }),
  form("LC.form.childFile", "LC-4.2-n", both("困境儿童档案", "File of a child in difficulty"), {
    record: "childFile",
    fields: [
      required(field("situation", "基本情况", "Situation")),
      required(field("changedOn", "变动日期", "Changed on", "date")),
    ],
  }),
  form("LC.form.visit", "LC-4.2-p", both("走访记录", "Visit"), {
    record: "visit",
    fields: [
      required(field("family", "家庭", "Family")),
      required(field("guardianship", "监护", "Guardianship")),
      required(field("schooling", "就学", "Schooling")),
      required(field("rehabilitation", "康复", "Rehabilitation")),
    ],
  }),
  form("LC.form.cause", "LC-4.3-c", both("困境成因细分", "Finer category by cause"), {
    record: "visit",
    fields: [field("cause", "成因细分类别（由本单位增补）", "Finer category by cause (added by the bureau)")],
  }),
  form("LC.form.staff", "LC-4.3-e", both("机构专业人员登记", "Professionals of an institution"), {
    // Kept with the institution; the register of people is for those who answer for a place.
    record: "venue",
    fields: [
      required(field("name", "姓名", "Name", "person")),
      required(
        field("profession", "岗位", "Profession", "choice", [
          ["carer", "孤残儿童护理员", "Carer of orphans and disabled children"],
          ["specialTeacher", "特教教师", "Special teacher"],
          ["medical", "医护人员", "Medical staff"],
          ["socialWorker", "执业社工", "Social worker"],
        ]),
      ),
      field("professionalTitle", "职称或职业资格", "Professional title or certificate"),
    ],
  }),
];

export const records: readonly AuthoredProvision[] = [...risk, ...care, ...office];
