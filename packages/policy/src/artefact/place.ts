/** The places of the product where what a clause asks for is done or shown. Neutral: the product maps each to its screen. */
import type { Bilingual } from "../decision.ts";

/** Every place by its code, with its title. A closed list: a pack names nothing else. */
export const PLACES = {
  workbench: { zh: "工作台", en: "Workbench" },
  children: { zh: "儿童名单", en: "Children" },
  imports: { zh: "台账导入", en: "Ledger import" },
  childFile: { zh: "儿童档案", en: "Child's file" },
  visits: { zh: "走访与计划", en: "Visits" },
  verification: { zh: "数据核实", en: "Verification" },
  risk: { zh: "风险评估", en: "Risk assessment" },
  plans: { zh: "帮扶方案", en: "Plans" },
  harmReport: { zh: "强制报告", en: "Report of harm" },
  protection: { zh: "关爱保护", en: "Protection" },
  referrals: { zh: "协同办理", en: "Referrals" },
  intakes: { zh: "受理登记", en: "Intake" },
  institutions: { zh: "机构", en: "Institutions" },
  placements: { zh: "安置照料", en: "Placements" },
  entrustments: { zh: "委托监护", en: "Entrusted care" },
  people: { zh: "人员名册", en: "Register of people" },
  coverage: { zh: "人员配备", en: "Coverage of posts" },
  training: { zh: "人员培训", en: "Training" },
  handover: { zh: "工作交接", en: "Handover" },
  workRecords: { zh: "工作记录", en: "Work records" },
  packReports: { zh: "统计报表", en: "Statistics" },
  applications: { zh: "认定申请", en: "Applications" },
  months: { zh: "待遇发放", en: "Monthly payment" },
  policy: { zh: "政策条款", en: "Policy clauses" },
  standards: { zh: "标准与设置", en: "Standards and settings" },
  accounts: { zh: "人员账号", en: "Accounts" },
  audit: { zh: "审计", en: "Audit" },
} as const satisfies Record<string, Bilingual>;

export type PlaceCode = keyof typeof PLACES;
export const PLACE_CODES = Object.keys(PLACES) as readonly PlaceCode[];
