import type { TenantTransaction } from "@tongyou/database";
import { child, trialRow } from "@tongyou/database/schema";
import { and, asc, count, eq, gte, inArray, lt, or, type SQL, sum } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { DomainError } from "../errors/errors.ts";
import { checkedPlace } from "./get-trial.ts";
import { getTrialRecord, type TrialRecord, toldOf } from "./trial-record.ts";
import { TRIAL_GROUPS, type trialWorkbookInput } from "./trials.schema.ts";

type Filter = z.output<typeof trialWorkbookInput>;

/** The trial of a list of names. Throws `notFound`, `invalid` for a place it has no sums for, `forbidden` where the role is not told. */
export async function getListed(
  tx: TenantTransaction,
  context: StaffContext,
  { id, area }: Filter,
): Promise<{ record: TrialRecord; within: string }> {
  const record = await getTrialRecord(tx, id);
  if (toldOf(context, record) !== "all")
    throw new DomainError(
      "forbidden",
      {
        zh: "这次测算改了认定规则，名单会显出限阅内容。",
        en: "This trial changes rules; its list would show what is restricted.",
      },
      { zh: "名单由县级经办人查看。", en: "The county officer can see it." },
    );
  return { record, within: checkedPlace(record, area) };
}

/** The rows of a trial that a filter shows. */
export function rowsWhere({ id, counted, filter, class: rate }: Filter, within: string): SQL | undefined {
  const { lo, hi } = areaRange(within);
  return and(
    eq(trialRow.trialId, id),
    gte(trialRow.division, lo),
    lt(trialRow.division, hi),
    counted === "all" ? undefined : eq(trialRow.awarded, true),
    filter === "all" ? undefined : inArray(trialRow.effect, [...TRIAL_GROUPS[filter]]),
    rate === undefined ? undefined : or(eq(trialRow.beforeClass, rate), eq(trialRow.afterClass, rate)),
  );
}

/** How many rows there are, and what they come to in fen before and after. */
export async function countRows(
  tx: TenantTransaction,
  where: SQL | undefined,
): Promise<{ rows: number; before: number; after: number }> {
  const [found] = await tx
    .select({
      rows: count(),
      before: sum(trialRow.beforeFen).mapWith(Number),
      after: sum(trialRow.afterFen).mapWith(Number),
    })
    .from(trialRow)
    .where(where);
  return { rows: found?.rows ?? 0, before: found?.before ?? 0, after: found?.after ?? 0 };
}

/** Rows by place, with the child's name as it is now. */
export const readRows = (
  tx: TenantTransaction,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
) =>
  tx
    .select({
      childId: trialRow.childId,
      name: child.name,
      idTail: child.idTail,
      division: trialRow.division,
      awarded: trialRow.awarded,
      effect: trialRow.effect,
      beforeStatus: trialRow.beforeStatus,
      beforeClass: trialRow.beforeClass,
      beforeFen: trialRow.beforeFen,
      afterStatus: trialRow.afterStatus,
      afterClass: trialRow.afterClass,
      afterFen: trialRow.afterFen,
    })
    .from(trialRow)
    .innerJoin(child, eq(child.id, trialRow.childId))
    .where(where)
    .orderBy(asc(trialRow.division), asc(trialRow.childId))
    .limit(limit)
    .offset(offset);

export type ReadRow = Awaited<ReturnType<typeof readRows>>[number];
