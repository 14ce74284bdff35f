import { newId, sealText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { visitAppointment } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, inArray, isNull, lt } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { dueAt } from "../deadlines/due-at.ts";
import { invalid } from "../errors/refusals.ts";

/** What is agreed for one child. `proposed`: the day the cadence gives. */
export type Agreement = {
  childId: string;
  division: string;
  on: CivilDate;
  proposed: CivilDate | null;
  worker: string | null;
  reason: string | undefined;
};

/** Throws `invalid` unless the day is `first` or later. */
export function checkNextDay(
  context: StaffContext,
  field: string,
  on: CivilDate,
  first: "today" | "tomorrow",
): void {
  const today = civilDayOf(context.now());
  if (on > today || (first === "today" && on === today)) return;
  throw invalid(
    field,
    { zh: "计划走访的日期已经过去。", en: "The day of the planned visit has passed." },
    first === "today"
      ? { zh: "请选择今天或以后的日期。", en: "Choose today or a later day." }
      : { zh: "请选择明天或以后的日期。", en: "Choose tomorrow or a later day." },
  );
}

/**
 * Ends what was agreed for these children: they were visited, or another day takes its place. `visitedOn`: only what
 * was agreed until then; a visit that is written down late keeps no appointment made since.
 */
export async function endAppointments(
  tx: TenantTransaction,
  context: StaffContext,
  childIds: readonly string[],
  how: { visitedOn: CivilDate } | "replaced",
): Promise<void> {
  if (childIds.length === 0) return;
  const open = and(inArray(visitAppointment.childId, [...childIds]), isNull(visitAppointment.endedAt));
  const until = how === "replaced" ? undefined : dueAt(how.visitedOn, { count: 0, unit: "days" }).at;
  await tx
    .update(visitAppointment)
    .set({ endedAt: context.now(), endedHow: until ? "visited" : "replaced" })
    .where(and(open, until && lt(visitAppointment.madeAt, until)));
}

/** Agrees visits for children none of whom has an open appointment. The caller brings their plans up to date. */
export async function agreeVisits(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  agreements: readonly Agreement[],
): Promise<void> {
  if (agreements.length === 0) return;
  await tx.insert(visitAppointment).values(
    agreements.map(({ childId, division, on, proposed, worker, reason }) => ({
      id: newId(),
      childId,
      division,
      plannedFor: on,
      proposed,
      worker,
      reason: reason === undefined ? null : sealText(key, reason),
      madeBy: context.staff.id,
      madeAt: context.now(),
    })),
  );
}
