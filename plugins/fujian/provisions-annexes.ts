/** 附件: duties of the protection institution, the supervisor and the director, and what they keep and watch. */
import {
  type AuthoredProvision,
  alert,
  all,
  any,
  both,
  bothParents,
  bureauSetting,
  cadence,
  duty,
  field,
  form,
  holds,
  incident,
  item,
  not,
  type PlaceCode,
  type RoleCode,
  report,
  required,
  roles,
  row,
  setting,
  someParent,
  task,
} from "@tongyou/policy";

const duties = (no: string, zh: string, en: string, place: PlaceCode, code: RoleCode): AuthoredProvision =>
  duty(`${no}.duty`, no, both(zh, en), { place, roles: [code] });

const institution: readonly AuthoredProvision[] = [
  duties(
    "FJ-A1-3",
    "指导监护监督",
    "Guide the supervision of guardianship",
    "workRecords",
    "institutionStaff",
  ),
  duties(
    "FJ-A1-4",
    "指导摸底、建档、更新",
    "Guide screening, filing and updating",
    "workRecords",
    "institutionStaff",
  ),
  duties("FJ-A1-6", "组织或指导培训", "Organise or guide training", "workRecords", "institutionStaff"),
  duties(
    "FJ-A1-7",
    "支持社会组织和志愿者",
    "Support organisations and volunteers",
    "workRecords",
    "institutionStaff",
  ),
  duties("FJ-A1-8", "保护政策宣传", "Make protection policies known", "workRecords", "institutionStaff"),
  duties("FJ-A1-9", "支持申请法律援助", "Support applications for legal aid", "intakes", "institutionStaff"),
  duties(
    "FJ-A1-10",
    "协助打击侵害儿童的犯罪",
    "Help act against crimes on children",
    "protection",
    "institutionStaff",
  ),
  bureauSetting("FJ.analysisMonths", "FJ-A1-2", both("分析评估间隔", "Interval of analysis"), {
    unit: "months",
  }),
  report("FJ.report.analysis", "FJ-A1-2", both("定期分析评估与工作计划", "Regular analysis and plan"), {
    roles: roles("institutionStaff"),
    every: setting("FJ.analysisMonths"),
    rows: [row("situation", "工作情况", "Situation"), row("plan", "工作计划", "Plan")],
  }),
  form("FJ.form.conference", "FJ-A1-5", both("个案会商与转介", "Case conference and referral"), {
    record: "conference",
    fields: [
      required(field("on", "会商日期", "On", "date")),
      required(field("departments", "参加部门", "Departments")),
      required(field("decision", "会商意见", "Decision")),
      field("referredTo", "转介单位", "Referred to"),
    ],
  }),
];

const supervisor: readonly AuthoredProvision[] = [
  duties("FJ-A2-1", "推进工作、制定计划", "Advance and plan the work", "workRecords", "townSupervisor"),
  duties("FJ-A2-2", "管理儿童主任", "Manage the directors", "people", "townSupervisor"),
  duties(
    "FJ-A2-4",
    "指导走访、核查、报告、转介",
    "Guide visits, checks, reports, referrals",
    "visits",
    "townSupervisor",
  ),
  duties("FJ-A2-5", "指导服务场所", "Guide the places for children", "workRecords", "townSupervisor"),
  duties("FJ-A2-6", "保护政策宣传", "Make protection policies known", "workRecords", "townSupervisor"),
  duties("FJ-A2-7", "引进和培育社会组织", "Bring in organisations", "workRecords", "townSupervisor"),
  duties("FJ-A2-8", "协助救助和精神慰藉", "Help with assistance and comfort", "referrals", "townSupervisor"),
  report("FJ.townLedger", "FJ-A2-3", both("三类儿童台账", "Ledger of three groups"), {
    roles: roles("townSupervisor"),
    rows: [
      row("leftBehind", "农村留守儿童", "Rural left-behind children"),
      row("inDifficulty", "困境儿童", "Children in difficulty"),
      row("scatteredOrphans", "散居孤儿", "Orphans in the community"),
    ],
  }),
];

/** Nobody guards the child: no guardian, or both parents unable, refusing or stripped of it. */
const unguarded = bothParents(["incapable", "refusesDuty", "custodyRevoked"]);

const director: readonly AuthoredProvision[] = [
  bureauSetting("FJ.directorReportMonths", "FJ-A3-1", both("工作报告间隔", "Interval of reports"), {
    unit: "months",
  }),
  report("FJ.report.director", "FJ-A3-1", both("儿童主任工作报告", "The director's report"), {
    roles: roles("villageWorker"),
    every: setting("FJ.directorReportMonths"),
    rows: [
      row("toCommittee", "报村（居）委员会", "To the village committee"),
      row("toSupervisor", "报儿童督导员", "To the supervisor"),
    ],
  }),
  form("FJ.form.childFile", "FJ-A3-2", both("儿童档案", "Child file"), {
    record: "childFile",
    fields: [
      required(field("living", "生活保障", "Living support")),
      required(field("guardianship", "家庭监护", "Guardianship")),
      required(field("schooling", "就学情况", "Schooling")),
      required(field("sentOn", "报送乡镇日期", "Sent to the town on", "date")),
      required(field("updatedOn", "更新日期", "Updated on", "date")),
    ],
  }),
  form("FJ.form.entrustment", "FJ-A3-3", both("委托监护确认书", "Confirmation of entrusted guardianship"), {
    record: "entrustment",
    fields: [
      required(field("guardian", "监护人", "Guardian", "person")),
      required(field("entrusted", "受委托人", "Entrusted person", "person")),
      required(field("relation", "与儿童关系", "Relation to the child")),
      required(field("from", "起始日期", "From", "date")),
      field("until", "终止日期", "Until", "date"),
      required(field("contacts", "双方联系方式", "Contacts of both")),
      required(field("signatures", "双方签字", "Signatures of both", "signature")),
      required(field("signedOn", "签订日期", "Signed on", "date")),
    ],
  }),
  alert("FJ.missingEntrustment", "FJ-A3-3", both("缺委托监护确认书", "Entrustment not signed"), {
    roles: roles("villageWorker", "townSupervisor"),
    when: all(
      item("FJ.child"),
      any(bothParents(["migrantWork"]), all(someParent(["migrantWork"]), not(holds("stayingParentCapable")))),
      not(holds("entrustmentSigned")),
    ),
  }),
  bureauSetting("FJ.keyVisitMonths", "FJ-A3-4", both("重点儿童随访间隔", "Interval of follow-up"), {
    unit: "months",
  }),
  cadence("FJ.cadence.keyChild", "FJ-A3-4", both("重点儿童随访", "Follow-up of key children"), {
    roles: roles("villageWorker"),
    subject: "followUp",
    every: setting("FJ.keyVisitMonths"),
    of: item("FJ.keyChild"),
  }),
  duties("FJ-A3-5", "告知政策并协助申请", "Tell and help apply", "referrals", "villageWorker"),
  alert("FJ.mandatoryReport", "FJ-A3-6", both("须向公安报告", "To be reported to police"), {
    roles: roles("villageWorker", "townSupervisor"),
    when: all(
      item("FJ.child"),
      any(
        holds("livesAlone"),
        holds("unattended"),
        unguarded,
        incident({ kinds: ["abuse", "abandonment", "crime"], open: true }),
      ),
    ),
  }),
  duties(
    "FJ-A3-7",
    "报告后支持儿童和家庭",
    "Support child and family after a report",
    "plans",
    "villageWorker",
  ),
  duties("FJ-A3-8", "管理服务场所", "Run the place for children", "workRecords", "villageWorker"),
  task("FJ.noHukou", "FJ-3.3-b", both("办理落户", "Register in a hukou"), {
    roles: roles("villageWorker", "department.police"),
    when: all(item("FJ.child"), not(holds("hasHukou"))),
  }),
];

export const annexProvisions: readonly AuthoredProvision[] = [...institution, ...supervisor, ...director];
