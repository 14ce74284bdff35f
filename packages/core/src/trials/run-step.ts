import type { TenantTransaction } from "@tongyou/database";
import { trial, trialRow } from "@tongyou/database/schema";
import { eq, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { inParts } from "../jobs/in-parts.ts";
import type { JobRecord, JobStep, JobWork } from "../jobs/job-work.ts";
import { countFiles, readFiles } from "../months/month-files.ts";
import { getTrialRecord, scopeOf, type TrialRecord, type TrialTotals } from "./trial-record.ts";
import { addWeighed, differingOf, figuresOf, noTrialSums, type TrialSums } from "./trial-sums.ts";
import { type Weighed, weighChildren } from "./weigh-children.ts";

/** Children of one step, and of one of its parts. */
const STEP = 4_000;
const PART = 500;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** After which child the next step goes on, and the sums until then. */
type Reached = { after: string; sums: TrialSums };

/** Keeps those for whom the trial differs. */
async function storeRows(tx: TenantTransaction, trialId: string, weighed: readonly Weighed[]): Promise<void> {
  const rows = weighed.flatMap((one) =>
    one.effect === null
      ? []
      : [
          {
            child_id: one.childId,
            division: one.division,
            awarded: one.awarded,
            effect: one.effect,
            before_status: one.before.status,
            before_class: one.before.class,
            before_fen: one.before.fen,
            after_status: one.after.status,
            after_class: one.after.class,
            after_fen: one.after.fen,
          },
        ],
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    INSERT INTO trial_row (trial_id, child_id, division, awarded, effect, before_status, before_class, before_fen,
                           after_status, after_class, after_fen)
    SELECT ${trialId}::uuid, fresh.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      child_id uuid, division text, awarded boolean, effect text, before_status text, before_class text,
      before_fen bigint, after_status text, after_class text, after_fen bigint)`);
}

async function step(
  tx: TenantTransaction,
  context: StaffContext,
  job: JobRecord,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const record = await getTrialRecord(tx, job.subject);
  const scope = await scopeOf(tx, context, record);
  const { after, sums } = (job.reached as Reached | null) ?? { after: NOBODY, sums: noTrialSums() };
  const files = await readFiles(tx, scope.before, after, STEP);
  const last = files.at(-1)?.id;
  if (last === undefined) return finish(tx, record, sums, job.done, note);
  await inParts(files, PART, async (part) => {
    const weighed = await weighChildren(tx, scope, part);
    await storeRows(tx, record.id, weighed);
    addWeighed(sums, record.division, weighed);
  });
  const total = job.total ?? (await countFiles(tx, scope.before));
  return { reached: { after: last, sums } satisfies Reached, done: job.done + files.length, total };
}

async function finish(
  tx: TenantTransaction,
  { id, division, month }: TrialRecord,
  sums: TrialSums,
  done: number,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const { before, after } = figuresOf(sums, { within: division, counted: "awarded" }, []);
  const differing = differingOf(sums);
  const totals: TrialTotals = { brief: { sums: { before, after }, differing }, sums };
  await tx.update(trial).set({ totals, state: "done" }).where(eq(trial.id, id));
  note({ division, detail: { trial: id, month, files: sums.files, ...differing } });
  return { result: { files: sums.files, ...differing }, done };
}

/** Half of a trial says nothing: its rows are taken away, and it may be tried again under another name. */
async function abandon(tx: TenantTransaction, _context: StaffContext, job: JobRecord): Promise<void> {
  await tx.delete(trialRow).where(eq(trialRow.trialId, job.subject));
  await tx.update(trial).set({ state: "stopped" }).where(eq(trial.id, job.subject));
}

/**
 * Decides every child of a trial's area for its month on both sides and keeps who differs. The job's subject is the
 * trial; nothing else is written.
 */
export const trying: JobWork = { permission: "trials.run", mayStop: true, step, abandon };
