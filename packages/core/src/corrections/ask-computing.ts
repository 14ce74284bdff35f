import { newId, type TenantTransaction } from "@tongyou/database";
import { child, monthRun } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, eq, gte, or, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { askJob } from "../jobs/ask-job.ts";
import { handOverLater } from "../jobs/asked-later.ts";
import type { AskedJob } from "../jobs/job-work.ts";
import type { ComputeInput } from "./compute-step.ts";
import { computeSubject } from "./corrections.schema.ts";

const KIND = "corrections.compute" as const;

const paysMonthly = ({ packs, tenant: { pack } }: StaffContext): boolean =>
  packs.get(pack.id, pack.hash).pack.benefit !== undefined;

const ofArea = (division: string, input: ComputeInput) => ({
  kind: KIND,
  division,
  subject: computeSubject(division),
  input,
});

/**
 * Has all past months of an area computed; the job is open when the transaction is kept. One that is under way goes on,
 * unless it looks at fewer months.
 */
export const askComputing = (
  tx: TenantTransaction,
  context: StaffContext,
  division: string,
): Promise<AskedJob> =>
  askJob(tx, context, ofArea(division, {}), { anew: ({ from }) => (from === undefined ? undefined : {}) });

/**
 * Has the months of an area computed from one on, for what was learned of many of its children; undefined where nothing
 * is paid by the month. A job that is under way begins anew: children it has passed may be due something else now.
 */
export async function computeAnew(
  tx: TenantTransaction,
  context: StaffContext,
  division: string,
  from: CivilMonth,
): Promise<AskedJob | undefined> {
  if (!paysMonthly(context)) return undefined;
  const wider = (open: ComputeInput) => (open.from === undefined || open.from < from ? open : { from });
  return askJob(tx, context, ofArea(division, { from }), { anew: wider });
}

/**
 * The same in the whole bureau, where rules are others from a month on; undefined also where no month since then is
 * fixed. The transaction sees the whole bureau.
 */
export async function computeForRules(
  tx: TenantTransaction,
  context: StaffContext,
  from: CivilMonth,
): Promise<AskedJob | undefined> {
  const [fixed] = await tx
    .select({ id: monthRun.id })
    .from(monthRun)
    .where(and(eq(monthRun.state, "fixed"), gte(monthRun.month, from)))
    .limit(1);
  return fixed && computeAnew(tx, context, context.tenant.division, from);
}

/**
 * Has the corrections of some children computed, once the transaction is kept, where something said of them may concern
 * a month that is over: they were paid before, or a month for which they are awarded has passed. Call it with their
 * files locked, after what decides money was changed.
 */
export async function computeLater(
  tx: TenantTransaction,
  context: StaffContext,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0 || !paysMonthly(context)) return;
  const thisMonth = civilDayOf(context.now()).slice(0, 7);
  const late = await tx
    .select({ id: child.id, division: child.division })
    .from(child)
    .where(
      and(
        sql`${child.id} = ANY(${sql.param(ids)}::uuid[])`,
        or(
          sql`EXISTS (SELECT FROM award a WHERE a.child_id = ${child.id} AND a.from_month < ${thisMonth})`,
          sql`EXISTS (SELECT FROM benefit_line l WHERE l.child_id = ${child.id})`,
        ),
      ),
    );
  const [first] = late;
  if (!first) return;
  const childIds = late.map(({ id }) => id);
  // Several share a job of their own: one that is open for the first of them knows nothing of the others.
  const one = late.length === 1;
  const subject = computeSubject(one ? first.id : newId());
  const division = one ? first.division : context.area.code;
  handOverLater(tx, await askJob(tx, context, { kind: KIND, division, subject, input: { childIds } }));
}
