export { actAs } from "./access/act-as.ts";
export { changePassword } from "./access/change-password.ts";
export { describeMe } from "./access/describe-me.ts";
export { listBureaus } from "./access/list-bureaus.ts";
export { listDivisions } from "./access/list-divisions.ts";
export { makeFirstPassword } from "./access/password.ts";
export { resolveSession } from "./access/resolve-session.ts";
export { signIn } from "./access/sign-in.ts";
export { signOut } from "./access/sign-out.ts";
export {
  isNational,
  isStaff,
  type SessionState,
  type SignedIn,
  type SignedInContext,
} from "./access/signed-in.ts";
export { listAudit } from "./audit/list-audit.ts";
export { verifyAuditChain } from "./audit/verify-audit-chain.ts";
export { closeChild } from "./children/close-child.ts";
export { explainChild } from "./children/explain-child.ts";
export { getChild } from "./children/get-child.ts";
export { listChildAccess } from "./children/list-child-access.ts";
export { listChildren } from "./children/list-children.ts";
export { recordFact } from "./children/record-fact.ts";
export { registerChild } from "./children/register-child.ts";
export { reopenChild } from "./children/reopen-child.ts";
export { whenRefreshed } from "./children/start-refresh.ts";
export * from "./context.ts";
export { failed, forbidden, invalid, mustChangePassword, signedOut } from "./errors/refusals.ts";
export { confirmImport } from "./imports/confirm-import.ts";
export { getImport } from "./imports/get-import.ts";
export { getMarkedWorkbook } from "./imports/get-marked-workbook.ts";
export { listImportRows } from "./imports/list-import-rows.ts";
export { listImports } from "./imports/list-imports.ts";
export { previewImport } from "./imports/preview-import.ts";
export { resumeImports, whenImported } from "./imports/run-import.ts";
export { undoImport } from "./imports/undo-import.ts";
export { approveMonth } from "./months/approve-month.ts";
export { calculateMonth } from "./months/calculate-month.ts";
export { chooseForChild } from "./months/choose-for-child.ts";
export { getMonth } from "./months/get-month.ts";
export { getRoster } from "./months/get-roster.ts";
export { listMonthItems } from "./months/list-month-items.ts";
export { listMonths } from "./months/list-months.ts";
export { sendBackMonth } from "./months/send-back-month.ts";
export { submitMonth } from "./months/submit-month.ts";
export { packLibrary } from "./packs.ts";
export * from "./schemas.ts";
export { createStaff } from "./staff/create-staff.ts";
export { listStaff } from "./staff/list-staff.ts";
export { resetStaffPassword } from "./staff/reset-staff-password.ts";
export { updateStaff } from "./staff/update-staff.ts";
export { chooseReading } from "./standards/choose-reading.ts";
export { enterStandard } from "./standards/enter-standard.ts";
export { getPolicyBook } from "./standards/get-policy-book.ts";
export { getPolicyClause } from "./standards/get-policy-clause.ts";
export { tryChild } from "./standards/try-child.ts";
export { installBureau, installNationalAdmin } from "./tenants/install.ts";
export { listPacks } from "./tenants/list-packs.ts";
export { listTenants } from "./tenants/list-tenants.ts";
export { pinPack } from "./tenants/pin-pack.ts";
export { previewUpgrade } from "./tenants/preview-upgrade.ts";
export { provisionBureau } from "./tenants/provision-bureau.ts";
export { refreshRollup, refreshRollups } from "./tenants/refresh-rollups.ts";
export { resumeTenant } from "./tenants/resume-tenant.ts";
export { rollBackPack } from "./tenants/roll-back-pack.ts";
export { suspendTenant } from "./tenants/suspend-tenant.ts";
export { type PackUpgrade, upgradePack } from "./tenants/upgrade-pack.ts";
export { getWorkbench } from "./workbench/get-workbench.ts";
