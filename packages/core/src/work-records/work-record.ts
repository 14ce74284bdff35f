import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { workRecord } from "@tongyou/database/schema";
import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { may } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { notFound, stale } from "../errors/refusals.ts";
import type { FormContent } from "../forms/forms.schema.ts";
import { openJson } from "../sealed-json.ts";
import type { WorkKind, WorkRow } from "./work-records.schema.ts";

export const WORK_RECORD = { zh: "工作记录", en: "work record" } as const;
export type StoredWork = typeof workRecord.$inferSelect;
/** What is sealed of a version. */
export type WorkContent = { title: string; who?: string; what?: string; why?: string; fields?: FormContent };

/** Staff of an institution see what is about it; row security leaves everybody else what is of their area. */
export const readableWork = ({ staff }: StaffContext): SQL | undefined =>
  staff.role === "institutionStaff"
    ? sql`${workRecord.institutionId} IS NOT DISTINCT FROM ${staff.institution ?? null}::uuid AND ${workRecord.institutionId} IS NOT NULL`
    : undefined;

/** All versions of a record, the newest first; throws `notFound`. */
export async function workVersions(
  tx: TenantTransaction,
  context: StaffContext,
  record: string,
): Promise<[StoredWork, ...StoredWork[]]> {
  const [newest, ...before] = await tx
    .select()
    .from(workRecord)
    .where(eq(workRecord.recordId, record))
    .orderBy(desc(workRecord.number));
  const [readable] = await tx
    .select({ id: workRecord.id })
    .from(workRecord)
    .where(and(eq(workRecord.recordId, record), isNull(workRecord.supersededAt), readableWork(context)));
  if (!newest || !readable) throw notFound(WORK_RECORD);
  return [newest, ...before];
}

/** Whoever wrote a record may change it, and the county's officer. */
export const mayChangeWork = ({ staff }: StaffContext, { by, voidedAt }: StoredWork): boolean =>
  voidedAt === null &&
  may(staff.role, "workRecords.correct") &&
  (by === staff.id || staff.role === "countyOfficer");

/**
 * The version in force for a change, locked until the commit. Throws `notFound`, also for whom it is not theirs to
 * change, and `stale` when it is not the one the form showed or was voided.
 */
export async function lockWork(
  tx: TenantTransaction,
  context: StaffContext,
  record: string,
  number?: number,
): Promise<StoredWork> {
  const [row] = await tx
    .select()
    .from(workRecord)
    .where(and(eq(workRecord.recordId, record), isNull(workRecord.supersededAt), readableWork(context)))
    .for("update");
  if (!row) throw notFound(WORK_RECORD);
  if (row.voidedAt !== null || (number !== undefined && row.number !== number)) throw stale(WORK_RECORD);
  return row;
}

export const contentOf = (key: TenantKey, row: StoredWork): WorkContent => openJson(key, row.contentSealed);

/** A record as lists show it. */
export const workRowOf = (
  key: TenantKey,
  row: StoredWork,
  institutions: ReadonlyMap<string, string>,
  today: string,
): WorkRow => ({
  record: row.recordId,
  kind: row.kind as WorkKind,
  day: row.day,
  title: contentOf(key, row).title,
  place: { code: row.division, name: placeName(row.division) },
  institution: named(row.institutionId, institutions),
  dueOn: row.dueOn,
  doneOn: row.doneOn,
  late: isLate(row, today),
  voided: row.voidedAt !== null,
});

/** True when what a record left to be done is past its day. */
export const isLate = ({ dueOn, doneOn, voidedAt }: StoredWork, today: string): boolean =>
  dueOn !== null && doneOn === null && voidedAt === null && dueOn < today;

export const named = (
  id: string | null,
  names: ReadonlyMap<string, string>,
): { id: string; name: string } | null => (id === null ? null : { id, name: names.get(id) ?? "—" });
