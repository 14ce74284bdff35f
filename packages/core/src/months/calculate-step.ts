import type { TenantTransaction } from "@tongyou/database";
import { monthItem, monthRun } from "@tongyou/database/schema";
import { lastDayOf } from "@tongyou/policy";
import { and, eq, gt, lte, sql } from "drizzle-orm";
import { refreshOutdated } from "../children/refresh-lists.ts";
import { reachDay } from "../children/working-day.ts";
import type { StaffContext } from "../context.ts";
import { inParts } from "../jobs/in-parts.ts";
import type { JobRecord, JobStep, JobWork } from "../jobs/job-work.ts";
import { addOutcome, noSums, type Sums, totalsOf } from "./classify-item.ts";
import { comparedMonth, type DecidedItem, decideItems, type MonthScope } from "./month-children.ts";
import { countFiles, readFiles } from "./month-files.ts";
import { getRun, type MonthRecord } from "./month-record.ts";
import { runScope } from "./month-scope.ts";

/** Children of one step, and of one of its parts. */
const STEP = 2_000;
const PART = 500;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** After which child the next step goes on, and the sums until then. */
type Reached = { after: string; sums: Sums };

/** What an earlier calculation left between two children, so that a step can be done again. */
const clear = (tx: TenantTransaction, runId: string, after: string, until?: string) =>
  tx
    .delete(monthItem)
    .where(
      and(
        eq(monthItem.runId, runId),
        gt(monthItem.childId, after),
        until === undefined ? undefined : lte(monthItem.childId, until),
      ),
    );

async function storeItems(
  tx: TenantTransaction,
  runId: string,
  items: readonly DecidedItem[],
): Promise<void> {
  const rows = items.map((item) => ({
    child_id: item.childId,
    division: item.division,
    change: item.change,
    status: item.status,
    class: item.class,
    fen: item.fen,
    previous_class: item.previous?.class ?? null,
    previous_fen: item.previous?.fen ?? null,
  }));
  await tx.execute(sql`
    INSERT INTO month_item (run_id, child_id, division, change, status, class, fen, previous_class, previous_fen)
    SELECT ${runId}::uuid, child_id, division, change, status, class, fen, previous_class, previous_fen
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      child_id uuid, division text, change text, status text, class text, fen bigint, previous_class text,
      previous_fen bigint)`);
}

async function step(
  tx: TenantTransaction,
  context: StaffContext,
  job: JobRecord,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const run = await getRun(tx, job.subject);
  const scope = await runScope(tx, context, run);
  const { after, sums } = (job.reached as Reached | null) ?? { after: NOBODY, sums: noSums() };
  const files = await readFiles(tx, scope, after, STEP);
  const last = files.at(-1)?.id;
  await clear(tx, run.id, after, last);
  if (last === undefined) return finish(tx, context, run, scope, sums, job.done, note);
  const compared = await comparedMonth(tx, scope);
  await inParts(files, PART, async (part) => {
    const { items, alreadyFixed } = await decideItems(tx, scope, part, compared);
    if (items.length) await storeItems(tx, run.id, items);
    for (const item of items) addOutcome(sums, item);
    sums.alreadyFixed += alreadyFixed;
  });
  const total = job.total ?? (await countFiles(tx, scope));
  return { reached: { after: last, sums } satisfies Reached, done: job.done + files.length, total };
}

async function finish(
  tx: TenantTransaction,
  context: StaffContext,
  run: MonthRecord,
  scope: MonthScope,
  sums: Sums,
  done: number,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const totals = totalsOf(sums, scope.deciding.policy.pack.benefit?.classes ?? []);
  await tx.update(monthRun).set({ totals, state: "calculated" }).where(eq(monthRun.id, run.id));
  await reachDay(tx, lastDayOf(run.month));
  const { children, paid, fen } = totals;
  note({
    division: run.division,
    detail: { run: run.id, month: run.month, version: run.version, children, paid, fen },
  });
  const afterwards = () => refreshOutdated(context, context.tenant);
  return { result: { children, paid, fen }, done, afterwards };
}

/** Half of a month is no month: what was calculated until then is put away, and the month may be calculated anew. */
async function abandon(tx: TenantTransaction, _context: StaffContext, job: JobRecord): Promise<void> {
  await tx.update(monthRun).set({ state: "cancelled" }).where(eq(monthRun.id, job.subject));
}

/**
 * Decides every child of a run's area anew, on the last day of its month, and keeps the result in the run. The job's
 * subject is the run.
 */
export const calculating: JobWork = { permission: "months.calculate", mayStop: true, step, abandon };
