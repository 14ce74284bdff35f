/** What the codes of a provision are called, in both languages. */
import type {
  AreaCount,
  AreaLevel,
  CADENCE_SUBJECTS,
  FIELD_TYPES,
  RECORDS,
  RoleCode,
  Span,
} from "../artefact/provision.ts";
import type { Bilingual } from "../decision.ts";

const words = (zh: string, en: string): Bilingual => ({ zh, en });

/** The neutral name of a role; a region's own title stands before it. */
export const ROLE_WORDS: Readonly<Record<RoleCode, Bilingual>> = {
  villageWorker: words("村（居）儿童工作人员", "village worker"),
  townSupervisor: words("乡镇（街道）儿童工作人员", "town supervisor"),
  townSocialWorker: words("乡镇（街道）社会工作者", "town social worker"),
  countyOfficer: words("县级民政部门", "county civil affairs"),
  countyFinance: words("县级民政财务", "county finance desk"),
  cityOfficer: words("市级民政部门", "city civil affairs"),
  provinceOfficer: words("省级民政部门", "provincial civil affairs"),
  institutionStaff: words("儿童福利机构", "welfare institution"),
  provider: words("服务承接机构", "service provider"),
  guardian: words("监护人", "guardian"),
  villageCommittee: words("村（居）民委员会", "village committee"),
  townGovernment: words("乡镇政府（街道办事处）", "town government"),
  countyGovernment: words("县级政府", "county government"),
  "department.education": words("教育部门", "education department"),
  "department.health": words("卫生健康部门", "health department"),
  "department.police": words("公安机关", "police"),
  "department.justice": words("司法行政部门", "justice department"),
  "department.court": words("人民法院", "court"),
  "department.procuratorate": words("人民检察院", "procuratorate"),
  "department.finance": words("财政部门", "finance department"),
  "department.humanResources": words("人力资源社会保障部门", "human resources department"),
  "department.planning": words("发展改革部门", "planning department"),
  "department.insurance": words("医疗保障部门", "health insurance department"),
  "department.womensFederation": words("妇联", "women's federation"),
  "department.youthLeague": words("共青团", "youth league"),
  "department.unions": words("工会", "unions"),
  "department.disabledFederation": words("残联", "disabled persons' federation"),
  "department.religion": words("民族宗教部门", "religious affairs department"),
  "department.other": words("其他有关部门", "other departments"),
  auditor: words("审计人员", "auditor"),
  tenantAdmin: words("本单位系统管理员", "bureau administrator"),
  nationalAdmin: words("国家平台管理员", "national desk"),
};

const SPANS: Readonly<Record<Span["unit"], Bilingual>> = {
  hours: words("小时", "hour"),
  days: words("日", "day"),
  workingDays: words("个工作日", "working day"),
  months: words("个月", "month"),
  years: words("年", "year"),
};

/** A length of time, e.g. `5 个工作日`, `5 working days`. */
export function spanWords({ count, unit }: Span): Bilingual {
  const { zh, en } = SPANS[unit];
  return { zh: `${count} ${zh}`, en: `${count} ${en}${count === 1 ? "" : "s"}` };
}

const AREAS: Readonly<Record<AreaLevel, Bilingual>> = {
  village: words("村（居）", "village"),
  town: words("乡镇（街道）", "town"),
  county: words("县（区）", "county"),
  prefecture: words("设区的市", "prefecture"),
  province: words("省", "province"),
};

/** How many an area has, e.g. `每个县（区）至少 1 名`; `measure` is the Chinese measure word. */
export function countWords({ per, min, max }: AreaCount, measure: "名" | "个"): Bilingual {
  const { zh, en } = AREAS[per];
  if (max === undefined)
    return { zh: `每个${zh}至少 ${min} ${measure}`, en: `At least ${min} in each ${en}` };
  return min === max
    ? { zh: `每个${zh} ${min} ${measure}`, en: `${min} in each ${en}` }
    : { zh: `每个${zh} ${min} 至 ${max} ${measure}`, en: `${min} to ${max} in each ${en}` };
}

export const FIELD_WORDS: Readonly<Record<(typeof FIELD_TYPES)[number], Bilingual>> = {
  text: words("文字", "text"),
  date: words("日期", "date"),
  number: words("数字", "number"),
  flag: words("是或否", "yes or no"),
  choice: words("选项", "choice"),
  person: words("人员", "person"),
  file: words("附件", "file"),
  signature: words("签字盖章", "signature"),
};

export const RECORD_WORDS: Readonly<Record<(typeof RECORDS)[number], Bilingual>> = {
  childFile: words("儿童档案", "child's file"),
  carePlan: words("帮扶计划", "care plan"),
  visit: words("走访记录", "visit record"),
  ledger: words("台账", "ledger"),
  entrustment: words("委托监护确认书", "entrustment of guardianship"),
  institutionAgreement: words("机构协议", "agreement between institutions"),
  mandatoryReport: words("强制报告", "mandatory report"),
  assessment: words("评估", "assessment"),
  riskAssessment: words("风险评估", "risk assessment"),
  conference: words("个案会商", "case conference"),
  referral: words("转介", "referral"),
  emergency: words("应急处置记录", "emergency record"),
  intake: words("受理登记", "intake"),
  transfer: words("移交", "transfer"),
  adoption: words("收养", "adoption"),
  supervision: words("监护监督", "supervision of guardianship"),
  training: words("培训", "training"),
  staffRegister: words("人员名册", "staff register"),
  activity: words("活动", "activity"),
  venue: words("场所", "venue"),
  meeting: words("会议", "meeting"),
  workPlan: words("工作计划", "work plan"),
  other: words("其他记录", "other record"),
};

export const SUBJECT_WORDS: Readonly<Record<(typeof CADENCE_SUBJECTS)[number], Bilingual>> = {
  visit: words("走访", "visit"),
  dataCheck: words("信息核查", "check of the data"),
  training: words("培训", "training"),
  report: words("报告", "report"),
  meeting: words("会议", "meeting"),
  inspection: words("检查", "inspection"),
  assessment: words("评估", "assessment"),
  followUp: words("随访", "follow-up"),
};
