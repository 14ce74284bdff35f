import { createHash } from "node:crypto";
import { asc, gt, sql } from "drizzle-orm";
import { audit, auditHead } from "./schema/audit.ts";
import type { TenantTransaction } from "./with-tenant.ts";

/** One thing a person did or looked at. */
export type AuditEntry = {
  at: Date;
  /** null: the system itself. */
  actor: string | null;
  actorName: string;
  /** The verb, e.g. `children.register`. */
  action: string;
  childId?: string | null;
  /** Where it belongs, 12 digits; must lie in the transaction's area. */
  division: string;
  purpose?: string | null;
  /** Plain JSON without names or numbers of persons. */
  detail?: Record<string, unknown>;
  /** `id@version` of the pack in force. */
  pack?: string | null;
};

type Row = Required<Omit<AuditEntry, "at">> & { at: Date };

const complete = (entry: AuditEntry): Row => ({
  at: entry.at,
  actor: entry.actor,
  actorName: entry.actorName,
  action: entry.action,
  childId: entry.childId ?? null,
  division: entry.division,
  purpose: entry.purpose ?? null,
  detail: entry.detail ?? {},
  pack: entry.pack ?? null,
});

/** JSON with sorted keys: the same bytes before the database and after it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}

/** What the hash of a row covers beside the hash before it and its position. */
const payload = (row: Row): string =>
  canonical(JSON.parse(JSON.stringify({ ...row, at: row.at.toISOString() })));

const link = (previous: Uint8Array, position: number, row: Row): Buffer =>
  createHash("sha256")
    .update(previous)
    .update(`${position}\n${payload(row)}`)
    .digest();

/**
 * Appends one row to the tenant's chain. Call it last in the transaction: it locks the chain's end until the
 * commit. Two statements in one flight, no reading in between: the database computes the next hash.
 */
export async function appendAudit(tx: TenantTransaction, entry: AuditEntry): Promise<void> {
  const row = complete(entry);
  const next = sql`sha256(${auditHead.hash} || convert_to((${auditHead.position} + 1)::text || ${`\n${payload(row)}`}::text, 'UTF8'))`;
  const head = tx.update(auditHead).set({
    position: sql`${auditHead.position} + 1`,
    previous: sql`${auditHead.hash}`,
    hash: next,
  });
  const added = tx.insert(audit).values({
    ...row,
    position: sql`(SELECT position FROM audit_head)`,
    prevHash: sql`(SELECT previous FROM audit_head)`,
    hash: sql`(SELECT hash FROM audit_head)`,
  });
  await Promise.all([head, added]);
}

/** Rows of one INSERT, and of one page when the chain is verified. */
const ROWS = 4000;

/** Appends many rows in order, e.g. one for each child of an import. Call it last, as `appendAudit`. */
export async function appendAudits(tx: TenantTransaction, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const [head] = await tx.select().from(auditHead).for("update");
  if (!head) throw new Error("the chain has no end: audit_head is empty");
  let { position, hash } = head;
  let previous = head.previous;
  const rows = entries.map((entry) => {
    const row = complete(entry);
    position += 1;
    previous = hash;
    hash = link(previous, position, row);
    const { actorName, childId, ...same } = row;
    return {
      ...same,
      actor_name: actorName,
      child_id: childId,
      position,
      prev_hash: previous.toString("base64"),
      hash: hash.toString("base64"),
    };
  });
  const writes: PromiseLike<unknown>[] = [];
  for (let at = 0; at < rows.length; at += ROWS) writes.push(insertRows(tx, rows.slice(at, at + ROWS)));
  await Promise.all([...writes, tx.update(auditHead).set({ position, previous, hash })]);
}

const insertRows = (tx: TenantTransaction, rows: readonly object[]) =>
  tx.execute(sql`
    INSERT INTO audit (position, at, actor, actor_name, action, child_id, division, purpose, detail, pack, prev_hash, hash)
    SELECT position, at, actor, actor_name, action, child_id, division, purpose, detail, pack,
           decode(prev_hash, 'base64'), decode(hash, 'base64')
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS entry (
      position bigint, at timestamptz, actor uuid, actor_name text, action text, child_id uuid, division text,
      purpose text, detail jsonb, pack text, prev_hash text, hash text)`);

export type AuditCheck =
  | { intact: true; rows: number }
  /** The first position that does not follow from the one before it. */
  | { intact: false; rows: number; brokenAt: number };

/** Recomputes the whole chain. Needs the tenant's whole area: rows out of sight look like a break. */
export async function verifyAudit(tx: TenantTransaction): Promise<AuditCheck> {
  const [head] = await tx.select().from(auditHead);
  let hash: Buffer = Buffer.alloc(0);
  let position = 0;
  for (;;) {
    const page = await tx
      .select()
      .from(audit)
      .where(gt(audit.position, position))
      .orderBy(asc(audit.position))
      .limit(ROWS);
    for (const row of page) {
      const { position: at, prevHash, hash: stored, ...entry } = row;
      const follows = at === position + 1 && prevHash.equals(hash) && stored.equals(link(hash, at, entry));
      if (!follows) return { intact: false, rows: position, brokenAt: position + 1 };
      position = at;
      hash = stored;
    }
    if (page.length < ROWS) break;
  }
  const closed = head !== undefined && head.position === position && head.hash.equals(hash);
  return closed
    ? { intact: true, rows: position }
    : { intact: false, rows: position, brokenAt: position + 1 };
}
