import {
  appendAudits,
  DatabaseError,
  StatementError,
  type TenantTransaction,
  withControl,
  withTenant,
} from "@tongyou/database";
import { job, staff, tenant } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import { staffContextOf } from "../access/resolve-session.ts";
import type { AppContext, StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { DomainError } from "../errors/errors.ts";
import { type AuditNote, auditEntry } from "../verb.ts";
import { type JobRecord, type JobRef, type JobStep, SYSTEM } from "./job-work.ts";
import type { JobKind } from "./jobs.schema.ts";
import { workOf } from "./works.ts";

/** For each statement of a step. */
const TIMEOUT_MS = 120_000;

/** `busy`: another server has the job in hand right now. */
export type JobTurn = "more" | "over" | "busy";

/**
 * Works on a job for about `ms`, step by step, in the name of who asked for it. A step that fails for a reason of its
 * own ends the job with that reason; while the database is away it throws, and the job stays open.
 */
export async function workOn(app: AppContext, ref: JobRef, ms: number): Promise<JobTurn> {
  const context = await contextOf(app, ref);
  if (!context) return "over";
  const until = performance.now() + ms;
  for (;;) {
    const turn = await stepOf(context, ref.job).catch((error: unknown) => failed(context, ref.job, error));
    if (turn !== "more" || performance.now() > until) return turn;
  }
}

/** The system at work in a bureau: an account that nobody can sign in to. */
const systemOf = (bureau: { division: string }) => ({
  id: SYSTEM,
  login: "",
  name: "",
  role: "tenantAdmin" as const,
  department: null,
  institutionId: null,
  division: bureau.division,
  mustChangePassword: false,
  disabledAt: null,
});

/** Whoever asked, in a bureau that is in use; undefined where there is no such job. */
async function contextOf(app: AppContext, ref: JobRef): Promise<StaffContext | undefined> {
  const [bureau] = await withControl(app.db, (tx) =>
    tx
      .select()
      .from(tenant)
      .where(and(eq(tenant.number, ref.tenant), eq(tenant.state, "active"))),
  );
  if (!bureau) return undefined;
  const scope = { tenant: bureau, area: areaRange(bureau.division) };
  const [found] = await withTenant(app.db, scope, (tx) =>
    tx
      .select({ kind: job.kind, person: staff })
      .from(job)
      .leftJoin(staff, eq(staff.id, job.askedBy))
      .where(eq(job.id, ref.job)),
  );
  if (!found) return undefined;
  const worker = { ...app, requestId: `job ${ref.job}` };
  const context = staffContextOf(worker, bureau, found.person ?? systemOf(bureau));
  const { wholeBureau } = workOf(found.kind as JobKind);
  return wholeBureau ? { ...context, area: { code: bureau.division, ...scope.area } } : context;
}

const inJob = <T>(context: StaffContext, work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  withTenant(context.db, { tenant: context.tenant, area: context.area, timeoutMs: TIMEOUT_MS }, work);

/** The open job with its row locked; `busy` where somebody else holds the lock. */
async function lockJob(tx: TenantTransaction, id: string): Promise<JobRecord | "busy" | undefined> {
  const [found] = await tx.select().from(job).where(eq(job.id, id)).for("update", { skipLocked: true });
  if (found) return found.state === "open" ? { ...found, kind: found.kind as JobKind } : undefined;
  const [held] = await tx.select({ state: job.state }).from(job).where(eq(job.id, id));
  return held?.state === "open" ? "busy" : undefined;
}

async function stepOf(context: StaffContext, id: string): Promise<JobTurn> {
  let afterwards: (() => Promise<void>) | undefined;
  const turn = await inJob(context, async (tx): Promise<JobTurn> => {
    const found = await lockJob(tx, id);
    if (found === "busy") return "busy";
    if (!found) return "over";
    const work = workOf(found.kind);
    if (found.cancelBy !== null) {
      await work.abandon?.(tx, context, found);
      await end(tx, context, id, { state: "cancelled" });
      return "over";
    }
    const notes: AuditNote[] = [];
    const step = await work.step(tx, context, found, (note) => notes.push(note));
    await keep(tx, context, id, step);
    if (notes.length)
      await appendAudits(
        tx,
        notes.map((note) => auditEntry(context, work.permission, note)),
      );
    if (!("result" in step)) return "more";
    afterwards = step.afterwards;
    return "over";
  });
  await afterwards?.();
  return turn;
}

async function keep(tx: TenantTransaction, context: StaffContext, id: string, step: JobStep): Promise<void> {
  if ("result" in step) {
    await end(tx, context, id, { state: "done", result: step.result, done: step.done, total: step.done });
    return;
  }
  const { reached, done, total } = step;
  await tx
    .update(job)
    .set({ reached, done, ...(total !== undefined && { total }) })
    .where(eq(job.id, id));
}

const end = (
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
  how: Partial<typeof job.$inferInsert>,
) =>
  tx
    .update(job)
    .set({ ...how, endedAt: context.now() })
    .where(eq(job.id, id));

/** The database is away, or two transactions stood in each other's way: another attempt will do. */
const passes = (error: unknown) =>
  (error instanceof DatabaseError && error.code === "unavailable") ||
  (error instanceof StatementError && ["40001", "40P01"].includes(error.sqlState));

/** Ends the job with its reason; nothing of the step that failed is kept. */
async function failed(context: StaffContext, id: string, error: unknown): Promise<JobTurn> {
  if (passes(error)) throw error;
  const known = toDomainError(error);
  const told =
    known instanceof DomainError
      ? { reason: known.reason, remedy: known.remedy }
      : {
          reason: { zh: `系统出错（编号 ${id}）。`, en: `Something went wrong (${id}).` },
          remedy: {
            zh: "请把编号告诉管理员；已完成的部分没有丢失。",
            en: "Report the number; what was done is not lost.",
          },
        };
  if (!(known instanceof DomainError)) context.report?.(`job ${id}`, error);
  await inJob(context, async (tx) => {
    const found = await lockJob(tx, id);
    if (found === "busy" || !found) return;
    await workOf(found.kind).abandon?.(tx, context, found);
    await end(tx, context, id, { state: "failed", error: told });
  });
  return "over";
}
