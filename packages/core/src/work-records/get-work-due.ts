import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { workRecord } from "@tongyou/database/schema";
import { and, asc, desc, eq, gte, inArray, isNull, lt } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { dueAt } from "../deadlines/due-at.ts";
import { institutionNames } from "../institutions/institution-names.ts";
import { policyToday, roleTitle } from "../protection/chain.ts";
import { loadSettings, type Settings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import { scopeOf } from "../workbench/bench.ts";
import type { workloadInput } from "../workbench/workbench.schema.ts";
import { OPEN_WORK, workRows } from "./list-work-records.ts";
import { workDeadlines, workDemands } from "./work-demands.ts";
import { readableWork } from "./work-record.ts";
import type { WorkDeadline, WorkDue, WorkDuty } from "./work-records.schema.ts";

/** What is still to be done after records; more is in the list. */
const MOST_OPEN = 100;

type Last = { record: string; day: string };

/** The last record that answers each demand in a place, by the demand. */
async function lastRecords(
  tx: TenantTransaction,
  context: StaffContext,
  demands: readonly string[],
  division: string,
): Promise<ReadonlyMap<string, Last>> {
  if (demands.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([workRecord.provision], {
      provision: workRecord.provision,
      record: workRecord.recordId,
      day: workRecord.day,
    })
    .from(workRecord)
    .where(
      and(
        inArray(workRecord.provision, [...demands]),
        eq(workRecord.division, division),
        isNull(workRecord.supersededAt),
        isNull(workRecord.voidedAt),
        readableWork(context),
      ),
    )
    .orderBy(workRecord.provision, desc(workRecord.day));
  return new Map(rows.flatMap(({ provision, ...last }) => (provision === null ? [] : [[provision, last]])));
}

/**
 * What documents ask this person's place to do again and again, with when it was done last and falls due next. Without
 * a term, or before the first time, there is no day.
 */
export async function workDuties(
  tx: TenantTransaction,
  context: StaffContext,
  settings: Settings,
): Promise<WorkDuty[]> {
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const demands = workDemands(pack, settings, today, context.staff.role);
  const last = await lastRecords(
    tx,
    context,
    demands.map(({ id }) => id),
    context.area.code,
  );
  return demands.map(({ id, title, clause, kind, every, setting }) => {
    const done = last.get(id) ?? null;
    const due = done && every ? dueAt(done.day, every).day : null;
    return { id, title, clause, kind, every, setting, last: done, due, overdue: due !== null && due < today };
  });
}

async function deadlinesOf(tx: TenantTransaction, context: StaffContext): Promise<WorkDeadline[]> {
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const deadlines = workDeadlines(pack, today);
  const answers = await lastRecords(
    tx,
    context,
    deadlines.map(({ id }) => id),
    context.area.code,
  );
  return deadlines.map(({ roles, ...deadline }) => ({
    ...deadline,
    roles: roles.map((role) => roleTitle(pack, role, today)),
    answered: answers.get(deadline.id) ?? null,
    passed: deadline.by < today,
  }));
}

/** What of the bureau's own work is due: what documents want repeated, their deadlines, and what records left to be done. */
export async function getWorkDue(
  context: StaffContext,
  { area }: z.output<typeof workloadInput>,
): Promise<WorkDue> {
  const key = await tenantKey(context.db, context.tenant);
  const { lo, hi } = scopeOf(context, area);
  const { open, ...due } = await inTenant(context, "workRecords.due", async (tx) => ({
    duties: await workDuties(tx, context, await loadSettings(tx, civilDayOf(context.now()))),
    deadlines: await deadlinesOf(tx, context),
    open: await tx
      .select()
      .from(workRecord)
      .where(and(OPEN_WORK, readableWork(context), gte(workRecord.division, lo), lt(workRecord.division, hi)))
      .orderBy(asc(workRecord.dueOn))
      .limit(MOST_OPEN),
  }));
  return {
    today: civilDayOf(context.now()),
    ...due,
    open: workRows(context, key, open, await institutionNames(context)),
  };
}
