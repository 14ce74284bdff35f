import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { workRecord } from "@tongyou/database/schema";
import { and, count, desc, eq, gte, isNotNull, isNull, lt, lte, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { institutionNames } from "../institutions/institution-names.ts";
import { inTenant } from "../verb.ts";
import { scopeOf } from "../workbench/bench.ts";
import { readableWork, type StoredWork, workRowOf } from "./work-record.ts";
import type { exportWorkRecordsInput, WorkList, WorkRow, workRecordsInput } from "./work-records.schema.ts";

type Filters = z.output<typeof exportWorkRecordsInput>;

/** Records in force that left something to be done. */
export const OPEN_WORK = and(
  isNull(workRecord.supersededAt),
  isNull(workRecord.voidedAt),
  isNotNull(workRecord.dueOn),
  isNull(workRecord.doneOn),
);

function workWhere(context: StaffContext, filters: Filters): SQL | undefined {
  const { lo, hi } = scopeOf(context, filters.area);
  const { kind, state, from, to, institution } = filters;
  return and(
    isNull(workRecord.supersededAt),
    readableWork(context),
    gte(workRecord.division, lo),
    lt(workRecord.division, hi),
    kind ? eq(workRecord.kind, kind) : undefined,
    from ? gte(workRecord.day, from) : undefined,
    to ? lte(workRecord.day, to) : undefined,
    institution ? eq(workRecord.institutionId, institution) : undefined,
    state === "voided" ? isNotNull(workRecord.voidedAt) : undefined,
    state === "open" || state === "late" ? OPEN_WORK : undefined,
    state === "late" ? lt(workRecord.dueOn, civilDayOf(context.now())) : undefined,
  );
}

/** The newest versions of records a list is narrowed to, the newest day first. */
export const readWork = (
  tx: TenantTransaction,
  context: StaffContext,
  { offset, limit, ...filters }: Filters & { offset: number; limit: number },
): Promise<StoredWork[]> =>
  tx
    .select()
    .from(workRecord)
    .where(workWhere(context, filters))
    .orderBy(desc(workRecord.day), desc(workRecord.at))
    .offset(offset)
    .limit(limit);

/** Rows of records for a list, in their order. */
export const workRows = (
  context: StaffContext,
  key: TenantKey,
  rows: readonly StoredWork[],
  institutions: ReadonlyMap<string, string>,
): WorkRow[] => rows.map((row) => workRowOf(key, row, institutions, civilDayOf(context.now())));

/** Records of the bureau's own work in the area, of staff of an institution those about it; voided ones are marked. */
export async function listWorkRecords(
  context: StaffContext,
  input: z.output<typeof workRecordsInput>,
): Promise<WorkList> {
  const key = await tenantKey(context.db, context.tenant);
  const { rows, total } = await inTenant(context, "workRecords.list", async (tx, note) => {
    const [found, [counted]] = await Promise.all([
      readWork(tx, context, input),
      tx.select({ rows: count() }).from(workRecord).where(workWhere(context, input)),
    ]);
    note({ detail: { kind: input.kind ?? null, area: input.area ?? null, offset: input.offset } });
    return { rows: found, total: counted?.rows ?? 0 };
  });
  return {
    rows: workRows(context, key, rows, await institutionNames(context)),
    total,
    today: civilDayOf(context.now()),
    mayRecord: may(context.staff.role, "workRecords.record"),
  };
}
