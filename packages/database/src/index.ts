export { type AuditCheck, type AuditEntry, appendAudit, appendAudits, verifyAudit } from "./audit-chain.ts";
export { bootstrap } from "./bootstrap.ts";
export { type ConnectOptions, connect, type Database, type TenantRef } from "./connect.ts";
export { lookupHash, openFile, openText, sealFile, sealText, type TenantKey, tenantKey } from "./envelope.ts";
export {
  DatabaseError,
  type DatabaseErrorCode,
  isOutsideArea,
  isUniqueViolation,
  StatementError,
} from "./errors.ts";
export { type Finding, lintCatalogue } from "./lint-catalogue.ts";
export { loadMasterKey, type MasterKey, parseMasterKey } from "./master-key.ts";
export { type MigrationReport, migrateAll } from "./migrate-tenants.ts";
export { TENANT_HEAD } from "./migrations/tenant.ts";
export { newId } from "./new-id.ts";
export { type NewTenant, provisionTenant, resumeTenant, suspendTenant } from "./provision-tenant.ts";
export { openTurnQueue, type TurnQueue } from "./turn-queue.ts";
export {
  type AreaRange,
  type ControlTransaction,
  type TenantScope,
  type TenantTransaction,
  tenantRole,
  withControl,
  withTenant,
} from "./with-tenant.ts";
