import type { DivisionLevel } from "../divisions/division.ts";

/**
 * Who may do what: one table, by role. Permission, procedure and audit action share one name.
 * The database holds the area; this table holds the verbs.
 */
export const TENANT_ROLES = [
  "villageWorker",
  "townSupervisor",
  "townSocialWorker",
  "countyOfficer",
  "countyFinance",
  "institutionStaff",
  "departmentStaff",
  "tenantAdmin",
  "auditor",
] as const;
export type TenantRole = (typeof TENANT_ROLES)[number];
export type Role = TenantRole | "nationalAdmin";

/**
 * The departments and organisations a bureau works with, as a pack's neutral roles name them (`department.<id>`);
 * `hotline` is the desk of 12355 or the protection hotline. An account of one sees what it is asked, not the files.
 */
export const DEPARTMENTS = [
  "education",
  "health",
  "police",
  "justice",
  "court",
  "procuratorate",
  "finance",
  "humanResources",
  "planning",
  "insurance",
  "housing",
  "womensFederation",
  "youthLeague",
  "unions",
  "disabledFederation",
  "religion",
  "hotline",
  "other",
] as const;
export type Department = (typeof DEPARTMENTS)[number];

const casework = ["villageWorker", "townSupervisor", "townSocialWorker", "countyOfficer"] as const;
const ledger = ["townSupervisor", "countyOfficer"] as const;
const money = ["countyOfficer", "countyFinance"] as const;
const visitors = [...casework, "auditor"] as const;
/** Who answers for a department or an institution. */
const parties = ["departmentStaff", "institutionStaff"] as const;
const readers = [...casework, "countyFinance", "auditor"] as const;

export const PERMISSIONS = {
  "workbench.get": TENANT_ROLES,
  "divisions.list": TENANT_ROLES,
  "children.list": readers,
  "children.get": readers,
  "children.timeline": readers,
  "children.print": [...casework, "auditor"],
  "children.explain": readers,
  "children.register": casework,
  "children.recordFact": casework,
  "children.close": ledger,
  "children.reopen": ledger,
  "children.accessLog": ["countyOfficer", "auditor"],
  "visits.plans": visitors,
  "visits.done": visitors,
  "visits.get": visitors,
  "visits.ofChild": visitors,
  "visits.form": casework,
  "visits.record": casework,
  "visits.plan": casework,
  "visits.workers": casework,
  "visits.check": ledger,
  "visits.verification": visitors,
  "visits.unverified": casework,
  "visits.verify": casework,
  "imports.list": ledger,
  "imports.get": ledger,
  "imports.rows": ledger,
  "imports.preview": ledger,
  "imports.confirm": ledger,
  "imports.undo": ledger,
  "imports.markedWorkbook": ledger,
  "months.list": [...money, "auditor"],
  "months.get": [...money, "auditor"],
  "months.items": [...money, "auditor"],
  "months.calculate": ["countyOfficer"],
  "months.choose": ["countyOfficer"],
  "months.submit": ["countyOfficer"],
  "months.sendBack": money,
  "months.approve": money,
  "months.roster": money,
  "attachments.list": TENANT_ROLES,
  "attachments.add": TENANT_ROLES,
  "attachments.get": TENANT_ROLES,
  "attachments.remove": TENANT_ROLES,
  "notifications.list": TENANT_ROLES,
  "notifications.unread": TENANT_ROLES,
  "notifications.markRead": TENANT_ROLES,
  "notifications.address": TENANT_ROLES,
  "notifications.setAddress": TENANT_ROLES,
  "notifications.channels": ["tenantAdmin"],
  "notifications.setChannels": ["tenantAdmin"],
  "staff.list": ["tenantAdmin"],
  "staff.create": ["tenantAdmin"],
  "staff.update": ["tenantAdmin"],
  "staff.resetPassword": ["tenantAdmin"],
  "audit.list": ["auditor", "tenantAdmin"],
  "audit.verify": ["auditor", "tenantAdmin"],
  "referrals.draft": casework,
  "referrals.send": casework,
  "referrals.sendMany": casework,
  "referrals.passOn": casework,
  "referrals.close": casework,
  "referrals.list": visitors,
  "referrals.ofChild": visitors,
  "referrals.get": [...visitors, "departmentStaff"],
  "referrals.asked": ["departmentStaff"],
  "referrals.accept": ["departmentStaff"],
  "referrals.reply": ["departmentStaff", "countyOfficer"],
  "referrals.statistics": ["countyOfficer", "auditor"],
  "referrals.exportStatistics": ["countyOfficer", "auditor"],
  "referrals.takeIn": [...casework, ...parties],
  "referrals.intakes": [...visitors, ...parties],
  "referrals.intake": [...visitors, ...parties],
  "referrals.finishIntake": casework,
  "protection.report": TENANT_ROLES,
  "protection.mine": TENANT_ROLES,
  "protection.list": casework,
  "protection.get": casework,
  "protection.handlers": ["townSupervisor", "townSocialWorker", "countyOfficer"],
  "protection.assign": ["townSupervisor", "townSocialWorker", "countyOfficer"],
  "protection.link": casework,
  "protection.record": casework,
  "protection.ask": casework,
  "protection.requests": parties,
  "protection.answer": parties,
  "protection.assess": ["townSocialWorker", "countyOfficer"],
  "protection.advance": casework,
  "protection.guard": ["countyOfficer"],
  "protection.endGuard": ["countyOfficer"],
  "protection.seal": casework,
  "protection.proposeClosing": ["townSupervisor", "townSocialWorker", "countyOfficer"],
  "protection.confirmClosing": ["townSupervisor", "countyOfficer"],
  "protection.returnClosing": ["townSupervisor", "countyOfficer"],
  "protection.reporter": ["countyOfficer"],
  "protection.terms": casework,
  "protection.setTerms": ["countyOfficer"],
  "protection.overdue": ["auditor"],
  "breakGlass.open": casework,
  "breakGlass.mine": casework,
  "breakGlass.read": casework,
  "breakGlass.end": [...casework, "auditor"],
  "breakGlass.list": ["auditor"],
  "breakGlass.acknowledge": ["auditor"],
  "policy.book": TENANT_ROLES,
  "policy.clause": TENANT_ROLES,
  "policy.rules": TENANT_ROLES,
  "policy.try": TENANT_ROLES,
  "policy.previewStandard": ["countyOfficer"],
  "policy.enterStandard": ["countyOfficer"],
  "policy.enterSetting": ["countyOfficer"],
  "policy.chooseReading": ["countyOfficer"],
  "policy.versions": TENANT_ROLES,
  "policy.previewUpgrade": ["countyOfficer", "tenantAdmin"],
  "policy.upgradeWorkbook": ["countyOfficer"],
  "policy.pinPack": ["tenantAdmin"],
  "policy.rollBackPack": ["tenantAdmin"],
  "national.tenants": ["nationalAdmin"],
  "national.packs": ["nationalAdmin"],
  "national.provision": ["nationalAdmin"],
  "national.suspend": ["nationalAdmin"],
  "national.resume": ["nationalAdmin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** True when the role may use the verb. */
export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

const COUNTY_OR_ABOVE = [1, 2, 3] as const satisfies readonly DivisionLevel[];

/** The division levels a role's area may have: 1 province · 2 city · 3 county · 4 town · 5 village. */
export const AREA_LEVELS: Record<TenantRole, readonly DivisionLevel[]> = {
  villageWorker: [5],
  townSupervisor: [4],
  townSocialWorker: [4],
  countyOfficer: COUNTY_OR_ABOVE,
  countyFinance: COUNTY_OR_ABOVE,
  institutionStaff: COUNTY_OR_ABOVE,
  departmentStaff: [1, 2, 3, 4],
  tenantAdmin: COUNTY_OR_ABOVE,
  auditor: COUNTY_OR_ABOVE,
};
