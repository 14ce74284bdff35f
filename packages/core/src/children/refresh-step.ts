import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, asc, count, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { JobRecord, JobStep, JobWork } from "../jobs/job-work.ts";
import { nextPage } from "../jobs/next-page.ts";
import { rewriteDecisions } from "./decide-children.ts";
import { decidingOn } from "./deciding.ts";

/** Children of one step: a clerk who changes the file of one of them waits for its end. */
const STEP = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** `outdated`: what was decided for another day, or never counted · `all`: what decisions rest on has changed. */
export type RefreshScope = "outdated" | "all";
type Reached = { after: string; scope: RefreshScope };

/** What a refresh was asked for. */
export const scopeOf = ({ input }: Pick<JobRecord, "input">): RefreshScope =>
  (input as { scope: RefreshScope }).scope;

/** Files that lists show by an earlier decision, and files that some rule's count does not know yet. */
export const outdatedOn = (day: CivilDate): SQL | undefined =>
  or(
    isNull(child.restricted),
    isNull(child.firstOpenNeed),
    isNull(child.reportRows),
    and(eq(child.status, "active"), sql`${child.decidedOn} IS DISTINCT FROM ${day}::date`),
  );

async function countFiles(tx: TenantTransaction, where: SQL | undefined): Promise<number> {
  const [found] = await tx.select({ files: count() }).from(child).where(where);
  return found?.files ?? 0;
}

async function step(tx: TenantTransaction, context: StaffContext, job: JobRecord): Promise<JobStep> {
  const { after, scope } = (job.reached as Reached | null) ?? { after: FIRST, scope: scopeOf(job) };
  const deciding = await decidingOn(tx, context);
  const outdated = outdatedOn(deciding.on);
  const wanted = scope === "all" ? or(eq(child.status, "active"), outdated) : outdated;
  // Locked before their facts are read: what a clerk saves meanwhile is decided by the clerk, after this.
  const files = await tx
    .select({ id: child.id })
    .from(child)
    .where(and(gt(child.id, after), wanted))
    .orderBy(asc(child.id))
    .limit(nextPage(STEP))
    .for("no key update");
  const ids = files.map(({ id }) => id);
  const last = ids.at(-1);
  if (last !== undefined) {
    const total = job.total ?? (await countFiles(tx, wanted));
    await rewriteDecisions(tx, context, ids, deciding);
    return { reached: { after: last, scope } satisfies Reached, done: job.done + ids.length, total };
  }
  // The working day may have moved on while the first of them were decided.
  const left = await countFiles(tx, outdated);
  if (left === 0) return { result: { files: job.done }, done: job.done };
  const again: Reached = { after: FIRST, scope: "outdated" };
  return { reached: again, done: job.done, total: job.done + left };
}

/**
 * Decides files again and rewrites the columns that lists show. Nothing else of the work rests on them: months and files
 * decide anew.
 */
export const refreshing: JobWork = {
  permission: "children.list",
  mayStop: false,
  wholeBureau: true,
  step,
};
