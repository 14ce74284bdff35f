import { setTimeout as pause } from "node:timers/promises";
import {
  DatabaseError,
  isUniqueViolation,
  type TenantTransaction,
  tenantKey,
  withControl,
  withTenant,
} from "@tongyou/database";
import { importBatch, importGroup, staff, tenant } from "@tongyou/database/schema";
import type { Bilingual, CivilDate } from "@tongyou/policy";
import { and, asc, eq } from "drizzle-orm";
import { staffContextOf } from "../access/resolve-session.ts";
import { type Deciding, decidingOn } from "../children/deciding.ts";
import { refreshOutdated } from "../children/refresh-lists.ts";
import type { AppContext, StaffContext } from "../context.ts";
import { computeAnew } from "../corrections/ask-computing.ts";
import { areaRange } from "../divisions/index.ts";
import { sendJob } from "../jobs/hand-over.ts";
import { notify } from "../notifications/notify.ts";
import { loadCadences } from "../visits/refresh-visit-plans.ts";
import { getBatch } from "./batch-record.ts";
import type { TakeOver } from "./take-over.ts";
import { type PreparedGroup, prepareGroup, takeOverGroup } from "./take-over-group.ts";

const TIMEOUT = 120_000;
/** How often a group is tried again while the database cannot be reached, and how long is waited between. */
const RETRIES = 5;
const PAUSE = 2_000;

const running = new Map<string, Promise<void>>();

/** Settles when the batch that this server takes over, if it does, is done or has failed. */
export const whenImported = (id: string): Promise<void> => running.get(id) ?? Promise.resolve();

/** Takes a confirmed batch over in the background. Errors end in the batch; the promise never rejects. */
export function startImport(context: StaffContext, id: string): void {
  if (running.has(id)) return;
  const run = takeOverAll(context, id)
    .catch((error: unknown) => fail(context, id, error))
    .finally(() => running.delete(id));
  running.set(id, run);
}

/** Tries again what failed because the database could not be reached; a crash in between is resumed at start. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const passing = error instanceof DatabaseError && error.code === "unavailable";
      if (!passing || attempt > RETRIES) throw error;
      await pause(PAUSE * attempt);
    }
  }
}

/** The rules of the ledger's day; those of the working day where both are of one month, which its last day decides. */
const confirmingOn = (tx: TenantTransaction, context: StaffContext, working: Deciding, day: CivilDate) =>
  working.on.slice(0, 7) === day.slice(0, 7) ? working : decidingOn(tx, context, day);

async function takeOverAll(context: StaffContext, id: string): Promise<void> {
  const scope = { tenant: context.tenant, area: context.area, timeoutMs: TIMEOUT };
  const key = await patiently(() => tenantKey(context.db, context.tenant));
  const { batch, deciding, confirming, cadences, waiting } = await patiently(() =>
    withTenant(context.db, scope, async (tx) => {
      const deciding = await decidingOn(tx, context);
      const batch = await getBatch(tx, id);
      return {
        batch,
        deciding,
        confirming: await confirmingOn(tx, context, deciding, batch.referenceDate),
        cadences: await loadCadences(tx, context, deciding),
        waiting: await waitingGroups(tx, id),
      };
    }),
  );
  const run: TakeOver = {
    importId: id,
    referenceDate: batch.referenceDate,
    deciding,
    confirming,
    cadences,
    key,
    saidBy: context.staff.id,
    at: context.now(),
  };
  const prepare = (at: number): Promise<PreparedGroup> | undefined => {
    const next = waiting[at];
    if (!next) return undefined;
    const prepared = patiently(() =>
      withTenant(context.db, scope, (tx) => prepareGroup(tx, run, next.number, next.done)),
    );
    // Its error is met when its turn comes; the turn before it may fail first.
    prepared.catch(() => undefined);
    return prepared;
  };
  let next = prepare(0);
  for (let at = 0; next; at++) {
    const group = await next;
    next = undefined;
    // While the database takes one group over, the next one is prepared.
    const prepareNext = () => {
      next ??= prepare(at + 1);
    };
    const taken = await patiently(() =>
      withTenant(context.db, scope, (tx) => takeOverGroup(tx, context, run, group, prepareNext)),
    );
    if (!taken) return;
  }
  await patiently(() => finish(context, id, { state: "done", error: null }));
  await refreshOutdated(context, context.tenant);
}

/** The groups that are not taken over yet, each with the number of rows before it. */
async function waitingGroups(tx: TenantTransaction, id: string): Promise<{ number: number; done: number }[]> {
  const groups = await tx
    .select({ number: importGroup.number, rows: importGroup.rows })
    .from(importGroup)
    .where(eq(importGroup.importId, id))
    .orderBy(asc(importGroup.number));
  const { progress } = await getBatch(tx, id);
  let done = 0;
  const all = groups.map(({ number, rows }) => {
    done += rows;
    return { number, done: done - rows };
  });
  return all.filter((group) => group.done >= progress);
}

type End = { state: "done"; error: null } | { state: "failed"; error: Bilingual };

async function finish(context: StaffContext, id: string, end: End): Promise<void> {
  const asked = await withTenant(context.db, context, async (tx) => {
    const [batch] = await tx
      .update(importBatch)
      .set({ ...end, finishedAt: context.now() })
      .where(and(eq(importBatch.id, id), eq(importBatch.state, "running")))
      .returning();
    if (!batch) return undefined;
    await notify(tx, context, {
      kind: end.state === "done" ? "importDone" : "importFailed",
      to: { staff: [context.staff.id] },
      division: batch.division,
      subject: batch.fileName,
      path: `/imports/${id}`,
    });
    // Also of one that failed, groups of rows were taken over.
    return computeAnew(tx, context, batch.division, batch.referenceDate.slice(0, 7));
  });
  if (asked) await sendJob(context, asked);
}

/** Keeps in the batch why it stopped. Groups before the one that failed stay taken over. */
async function fail(context: StaffContext, id: string, error: unknown): Promise<void> {
  context.report?.("imports.confirm", error);
  context.report?.(`import ${id} (${context.requestId})`, error);
  // While the database is away nothing can be written: the batch stays running and is resumed at the next start.
  if (error instanceof DatabaseError && error.code === "unavailable") return;
  const reason: Bilingual = isUniqueViolation(error)
    ? {
        zh: "预览之后有儿童另行建档，本批余下各行未导入。请重新预览这份台账：已导入的会显示为无变化。",
        en: "A child was put on file after the preview; the remaining rows were not taken over. Preview the ledger again: what is in shows as unchanged.",
      }
    : {
        zh: `系统出错，余下各行未导入（编号 ${context.requestId}）。请重新预览这份台账后再试。`,
        en: `Something went wrong and the remaining rows were not taken over (${context.requestId}). Preview the ledger again.`,
      };
  await finish(context, id, { state: "failed", error: reason }).catch(() => undefined);
}

/**
 * Goes on with the batches that a stop or crash of the server interrupted; call it once at start. Each goes on in
 * the name of the person who confirmed it. Returns how many there are.
 */
export async function resumeImports(app: AppContext): Promise<number> {
  const bureaus = await withControl(app.db, (tx) =>
    tx.select().from(tenant).where(eq(tenant.state, "active")),
  );
  let resumed = 0;
  for (const bureau of bureaus) {
    const scope = { tenant: bureau, area: areaRange(bureau.division) };
    const found = await withTenant(app.db, scope, (tx) =>
      tx
        .select({ id: importBatch.id, person: staff })
        .from(importBatch)
        .innerJoin(staff, eq(staff.id, importBatch.confirmedBy))
        .where(eq(importBatch.state, "running")),
    );
    for (const { id, person } of found) startImport(staffContextOf(app, bureau, person), id);
    resumed += found.length;
  }
  return resumed;
}
