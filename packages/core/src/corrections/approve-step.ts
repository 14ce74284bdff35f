import type { TenantTransaction } from "@tongyou/database";
import { child, correction } from "@tongyou/database/schema";
import { and, asc, count, gt, inArray, lte } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import type { JobRecord, JobStep, JobWork } from "../jobs/job-work.ts";
import { nextPage } from "../jobs/next-page.ts";
import type { correctionsApproveAllInput } from "./corrections.schema.ts";
import { correctionsWhere } from "./corrections-where.ts";
import { findMoved } from "./moved-proposals.ts";
import { endProposals, lockProposals } from "./settle-corrections.ts";

/** Children of one step. */
const STEP = 200;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The filter, and the instant of what the form showed: what is proposed later waits for another approval. */
export type ApproveAll = Omit<z.output<typeof correctionsApproveAllInput>, "lines" | "fen"> & {
  before: string;
};
type Reached = { after: string; approved: number; fen: number; moved: number };
const START: Reached = { after: NOBODY, approved: 0, fen: 0, moved: 0 };

async function step(
  tx: TenantTransaction,
  context: StaffContext,
  job: JobRecord,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const { before, ...filter } = job.input as ApproveAll;
  const reached = (job.reached as Reached | null) ?? START;
  const found = and(
    correctionsWhere(context, { ...filter, state: "proposed" }),
    lte(correction.proposedAt, new Date(before)),
  );
  const total =
    job.total ?? (await tx.select({ lines: count() }).from(correction).where(found))[0]?.lines ?? 0;
  // By the key of what is proposed: a join with all of it would read the same rows for every step.
  const children = await tx
    .selectDistinct({ id: correction.childId })
    .from(correction)
    .where(and(found, gt(correction.childId, reached.after)))
    .orderBy(asc(correction.childId))
    .limit(nextPage(STEP));
  const after = children.at(-1)?.id;
  if (after === undefined) {
    const { after: _, ...result } = reached;
    note({ division: job.division, detail: { job: job.id, lines: result.approved, fen: result.fen } });
    return { result, done: job.done };
  }
  await tx
    .select({ id: child.id })
    .from(child)
    .where(
      inArray(
        child.id,
        children.map(({ id }) => id),
      ),
    )
    .orderBy(asc(child.id))
    .for("no key update");
  // The files are locked now: what is still open of them stays so until the commit.
  const ids = await tx
    .select({ id: correction.id })
    .from(correction)
    .where(
      and(
        found,
        inArray(
          correction.childId,
          children.map(({ id }) => id),
        ),
      ),
    );
  const proposals = await lockProposals(
    tx,
    context,
    ids.map(({ id }) => id),
  );
  const moved = await findMoved(tx, context, proposals);
  const approved = proposals.filter(({ id }) => !moved.has(id));
  await endProposals(tx, context, approved, { state: "approved" }, note);
  return {
    reached: {
      after,
      approved: reached.approved + approved.length,
      fen: approved.reduce((sum, one) => sum + one.fen, reached.fen),
      moved: reached.moved + moved.size,
    } satisfies Reached,
    done: job.done + proposals.length,
    total,
  };
}

/** Approves what a filter found when it was asked for. Stopped half-way, what is approved until then stays so. */
export const approvingAll: JobWork = { permission: "corrections.approveAll", mayStop: true, step };
