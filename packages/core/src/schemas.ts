/** What the console and the api share: input schemas, output types, roles. No database code behind this door. */

export * from "./access/access.schema.ts";
export * from "./access/roles.ts";
export * from "./attachments/attachments.schema.ts";
export * from "./attachments/file-types.ts";
export * from "./audit/audit.schema.ts";
export * from "./break-glass/break-glass.schema.ts";
export * from "./children/children.schema.ts";
export * from "./divisions/division.ts";
export * from "./errors/errors.ts";
export * from "./imports/imports.schema.ts";
export * from "./months/months.schema.ts";
export * from "./notifications/notifications.schema.ts";
export * from "./page.schema.ts";
export * from "./protection/protection.schema.ts";
export * from "./referrals/referrals.schema.ts";
export * from "./staff/staff.schema.ts";
export type * from "./standards/clause-cases.schema.ts";
export * from "./standards/gazette.schema.ts";
export * from "./standards/standards.schema.ts";
export * from "./tenants/join-previews.ts";
export * from "./tenants/pin-on.ts";
export * from "./tenants/tenants.schema.ts";
export * from "./tenants/upgrade.schema.ts";
export * from "./timeline/timeline.schema.ts";
export * from "./visits/visits.schema.ts";
export * from "./vocabulary.schema.ts";
export * from "./workbench/workbench.schema.ts";
