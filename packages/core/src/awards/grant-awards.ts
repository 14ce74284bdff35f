import { newId, sealText, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { asc, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { gapsFrom } from "./award-spans.ts";
import { awardsOf } from "./awards-of.ts";

/** An allowance granted to a child from a month on. */
export type Grant = {
  childId: string;
  division: string;
  benefit: string;
  from: CivilMonth;
  basis: "application" | "ledger";
  applicationId?: string;
  importId?: string;
  reason?: string;
  /** The second person; never the one who decides. */
  approvedBy?: string;
};

/** Locks these children's files, so that what is awarded to them is read and changed by one at a time. */
export async function lockAwards(tx: TenantTransaction, ids: readonly string[]): Promise<void> {
  await tx
    .select({ id: child.id })
    .from(child)
    .where(sql`${child.id} = ANY(${sql.param(ids)}::uuid[])`)
    .orderBy(asc(child.id))
    .for("update");
}

/**
 * Says on these children's rows how their awards stand now, and that they changed: a month calculated before is out of
 * date. Call it after every change of awards.
 */
export async function showAwards(tx: TenantTransaction, ids: readonly string[], at: Date): Promise<void> {
  await tx.execute(sql`
    UPDATE child SET updated_at = ${at.toISOString()}::timestamptz, award = (
      SELECT state FROM award
      WHERE award.child_id = child.id AND award.superseded_at IS NULL AND award.until_month IS NULL LIMIT 1)
    WHERE child.id = ANY(${sql.param(ids)}::uuid[])`);
}

/** A span as it is written. */
export type NewSpan = Omit<Grant, "basis"> & {
  until: CivilMonth | null;
  state: "granted" | "suspended";
  basis: Grant["basis"] | "change";
};

/** Writes spans, decided now by the person at work. */
export async function insertSpans(
  tx: TenantTransaction,
  { db, tenant, staff, now }: Pick<StaffContext, "db" | "tenant" | "staff" | "now">,
  spans: readonly NewSpan[],
): Promise<void> {
  if (spans.length === 0) return;
  const key = await tenantKey(db, tenant);
  const rows = spans.map((span) => ({
    id: newId(),
    child_id: span.childId,
    division: span.division,
    benefit: span.benefit,
    from_month: span.from,
    until_month: span.until,
    state: span.state,
    basis: span.basis,
    application_id: span.applicationId ?? null,
    import_id: span.importId ?? null,
    reason: span.reason === undefined ? null : sealText(key, span.reason).toString("base64"),
    approved_by: span.approvedBy ?? null,
  }));
  await tx.execute(sql`
    INSERT INTO award (id, child_id, division, benefit, from_month, until_month, state, basis, application_id,
                       import_id, reason, approved_by, decided_by, decided_at)
    SELECT id, child_id, division, benefit, from_month, until_month, state, basis, application_id, import_id,
           decode(reason, 'base64'), approved_by, ${staff.id}::uuid, ${now().toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      id uuid, child_id uuid, division text, benefit text, from_month text, until_month text, state text, basis text,
      application_id uuid, import_id uuid, reason text, approved_by uuid)`);
}

/**
 * Grants allowances, each from its month on, for the months in which the child has none: what is granted or suspended
 * already stays as it is, so that the same grant twice changes nothing. Returns the children to whom something was
 * granted. The caller writes the audit rows. Call it with one benefit for a child.
 */
export async function grantAwards(
  tx: TenantTransaction,
  context: StaffContext,
  grants: readonly Grant[],
): Promise<Set<string>> {
  if (grants.length === 0) return new Set();
  await lockAwards(
    tx,
    grants.map(({ childId }) => childId),
  );
  const spans: NewSpan[] = [];
  for (const [benefit, some] of Map.groupBy(grants, (grant) => grant.benefit)) {
    const known = await awardsOf(
      tx,
      benefit,
      some.map(({ childId }) => childId),
    );
    for (const grant of some)
      for (const gap of gapsFrom(known.get(grant.childId) ?? [], grant.from))
        spans.push({ ...grant, ...gap, state: "granted" });
  }
  await insertSpans(tx, context, spans);
  const granted = new Set(spans.map(({ childId }) => childId));
  await showAwards(tx, [...granted], context.now());
  return granted;
}
