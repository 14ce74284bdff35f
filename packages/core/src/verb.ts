import {
  type AuditEntry,
  appendAudit,
  appendAudits,
  type TenantTransaction,
  withTenant,
} from "@tongyou/database";
import { requirePermission } from "./access/permission.ts";
import type { Permission } from "./access/roles.ts";
import type { StaffContext } from "./context.ts";
import { areaRange } from "./divisions/index.ts";
import { toDomainError } from "./errors/database-errors.ts";
import { handOverAsked } from "./jobs/asked-later.ts";

type Detail = string | number | boolean | null | readonly Detail[] | { readonly [key: string]: Detail };

/**
 * What the audit row of this act says beside who, when, which verb and which pack. `detail` holds ids, counts,
 * clauses and fact names; never a person's name or number, nor free text about one.
 */
export type AuditNote = {
  childId?: string;
  /** Where the act belongs, 12-digit code; absent: the staff member's own area. */
  division?: string;
  purpose?: string;
  detail?: { readonly [key: string]: Detail };
};

/** Verbs that may end without an audit row: they neither change anything nor show a named child's file. */
const MAY_BE_SILENT: ReadonlySet<Permission> = new Set<Permission>([
  "workbench.get",
  "workbench.workload",
  "divisions.list",
  "imports.list",
  "imports.get",
  "jobs.of",
  "months.list",
  "months.get",
  "trials.list",
  "trials.get",
  "trials.form",
  "payments.list",
  "payments.get",
  "payments.shares",
  "payments.waiting",
  "notifications.list",
  "notifications.unread",
  "notifications.address",
  "notifications.channels",
  "institutions.list",
  "institutions.get",
  "staff.list",
  "visits.workers",
  "visits.verification",
  "people.form",
  "people.template",
  "people.deputies",
  "people.covers",
  "people.coverage",
  "audit.list",
  "risk.scheme",
  "protection.mine",
  "protection.terms",
  "protection.overdue",
  "breakGlass.mine",
  "breakGlass.list",
  "workRecords.form",
  "workRecords.due",
  "packReports.list",
  "policy.book",
  "policy.clause",
  "policy.rules",
  "policy.try",
  "policy.previewStandard",
  "policy.standardPreview",
]);

/**
 * The frame of every verb of a bureau, in one order: require the permission, open the tenant's transaction in
 * the staff member's area, work, append the audit rows last, commit. `note` asks for one audit row; a verb that
 * must leave one and does not is rolled back. Jobs that it asked for to be done later are handed over once it is kept.
 * Errors of the database come out as DomainErrors.
 * `area: "tenant"` widens to the whole bureau, for verbs whose answer names nobody outside the area.
 */
export async function inTenant<T>(
  context: StaffContext,
  permission: Permission,
  work: (tx: TenantTransaction, note: (note: AuditNote) => void) => Promise<T>,
  options: { timeoutMs?: number; area?: "own" | "tenant" } = {},
): Promise<T> {
  requirePermission(context, permission);
  const area = options.area === "tenant" ? areaRange(context.tenant.division) : context.area;
  const scope = {
    tenant: context.tenant,
    area: { lo: area.lo, hi: area.hi },
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  };
  try {
    const { result, kept } = await withTenant(context.db, scope, async (tx) => {
      const notes: AuditNote[] = [];
      const result = await work(tx, (note) => notes.push(note));
      if (notes.length === 0 && !MAY_BE_SILENT.has(permission))
        throw new Error(`${permission} left no audit row`);
      const entries = notes.map((note) => auditEntry(context, permission, note));
      const [only] = entries;
      await (entries.length === 1 && only ? appendAudit(tx, only) : appendAudits(tx, entries));
      return { result, kept: tx };
    });
    await handOverAsked(context, kept);
    return result;
  } catch (error) {
    throw toDomainError(error);
  }
}

/** The audit row of one note, for verbs that must open the tenant themselves (a background import). */
export function auditEntry(context: StaffContext, permission: Permission, note: AuditNote): AuditEntry {
  return {
    at: context.now(),
    actor: context.staff.id,
    actorName: context.staff.name,
    action: permission,
    childId: note.childId ?? null,
    division: note.division ?? context.area.code,
    purpose: note.purpose ?? null,
    detail: { ...note.detail, request: context.requestId },
    pack: `${context.tenant.pack.id}@${context.tenant.pack.version}`,
  };
}
