import { createHash } from "node:crypto";
import type { ControlTransaction } from "@tongyou/database";
import { nationalAudit } from "@tongyou/database/schema";
import { asc, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";

/** What the national desk did. `detail` is flat: codes, counts, versions; no person's name. */
export type NationalAct = {
  action: string;
  tenantCode?: string;
  detail?: Readonly<Record<string, string | number | boolean | null>>;
};
type Row = typeof nationalAudit.$inferSelect;

/** The row's content in one order of fields, the same before the database and after it. */
const payload = ({
  position,
  at,
  actor,
  actorName,
  action,
  tenantCode,
  detail,
}: Omit<Row, "prevHash" | "hash">) =>
  JSON.stringify([
    position,
    at.toISOString(),
    actor,
    actorName,
    action,
    tenantCode,
    Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

const hashAfter = (previous: Buffer, row: Omit<Row, "prevHash" | "hash">) =>
  createHash("sha256").update(previous).update(payload(row)).digest();

/**
 * Appends one row to the national desk's hash chain; call it last, it locks the chain's end until the commit.
 * `person` absent: somebody who is not (yet) known, as at a refused sign-in.
 */
export async function appendNationalAct(
  tx: ControlTransaction,
  app: AppContext,
  person: { id: string; name: string } | undefined,
  act: NationalAct,
): Promise<void> {
  const { rows } = await tx.execute<{ position: string; hash: Buffer }>(
    sql`select position, hash from national_audit_head for update`,
  );
  const head = rows[0];
  if (!head) throw new Error("the chain has no end: national_audit_head is empty");
  const row = {
    position: Number(head.position) + 1,
    at: app.now(),
    actor: person?.id ?? null,
    actorName: person?.name ?? "",
    action: act.action,
    tenantCode: act.tenantCode ?? null,
    detail: { ...act.detail, request: app.requestId },
  };
  const hash = hashAfter(head.hash, row);
  await tx.insert(nationalAudit).values({ ...row, prevHash: head.hash, hash });
  await tx.execute(
    sql`update national_audit_head set position = ${row.position}, previous = ${head.hash}, hash = ${hash}`,
  );
}

/** Recomputes the national desk's chain: the first position that does not follow, or null when it is intact. */
export async function findBrokenNationalAct(tx: ControlTransaction): Promise<number | null> {
  let previous: Buffer = Buffer.alloc(0);
  let position = 0;
  for (const row of await tx.select().from(nationalAudit).orderBy(asc(nationalAudit.position))) {
    const follows = row.position === position + 1 && row.prevHash.equals(previous);
    if (!follows || !row.hash.equals(hashAfter(previous, row))) return position + 1;
    position = row.position;
    previous = row.hash;
  }
  const { rows } = await tx.execute<{ position: string; hash: Buffer }>(
    sql`select position, hash from national_audit_head`,
  );
  const closed = Number(rows[0]?.position) === position && rows[0]?.hash.equals(previous);
  return closed ? null : position + 1;
}
