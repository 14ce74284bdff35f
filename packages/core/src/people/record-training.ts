import { newId, sealText, tenantKey } from "@tongyou/database";
import { staff, worker, workerPost, workerTraining } from "@tongyou/database/schema";
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { z } from "zod";
import { endSessionsOf } from "../access/session-store.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import type { PostRole, trainInput, voidTrainingInput } from "./people.schema.ts";
import { barredOf, WORKER } from "./worker-record.ts";

/** Throws `invalid` for a day that lies ahead. */
export function requirePast(context: StaffContext, on: string): void {
  if (on <= civilDayOf(context.now())) return;
  throw invalid(
    "on",
    { zh: "日期在今天以后。", en: "That day lies ahead." },
    { zh: "请在当天或以后登记。", en: "Enter it on that day or later." },
  );
}

/**
 * Records that people took part in a training and, where there was an examination, whether they passed. Sent again,
 * nobody is recorded twice. Throws `invalid`, `notFound`.
 */
export async function recordTraining(
  context: StaffContext,
  input: z.output<typeof trainInput>,
): Promise<{ recorded: number }> {
  const ids = [...new Set(input.workerIds)];
  return inTenant(context, "people.train", async (tx, note) => {
    requirePast(context, input.on);
    const people = await tx
      .select({ id: worker.id, division: worker.division })
      .from(worker)
      .where(inArray(worker.id, ids))
      .for("update");
    if (people.length < ids.length) throw notFound(WORKER);
    const same = await tx
      .select({ workerId: workerTraining.workerId })
      .from(workerTraining)
      .where(and(inArray(workerTraining.workerId, ids), eq(workerTraining.batch, input.id)));
    const known = new Set(same.map(({ workerId }) => workerId));
    const fresh = people.filter(({ id }) => !known.has(id));
    if (fresh.length > 0)
      await tx.insert(workerTraining).values(
        fresh.map(({ id, division }) => ({
          id: newId(),
          batch: input.id,
          workerId: id,
          division,
          heldOn: input.on,
          hours: input.classHours,
          topics: input.topics,
          organiser: input.organiser ?? null,
          passed: input.passed ?? null,
          recordedBy: context.staff.id,
          recordedAt: context.now(),
        })),
      );
    note({
      detail: {
        training: input.id,
        on: input.on,
        workers: fresh.map(({ id }) => id),
        passed: input.passed ?? null,
      },
    });
    return { recorded: fresh.length };
  });
}

/**
 * Voids a training that was recorded wrongly; the row stays with the reason. Where that leaves somebody in post without
 * the passed training a document demands, the accounts of those posts are disabled in the same act: `stopped`.
 * Throws `notFound`, `conflict` for one that is void already.
 */
export async function voidTraining(
  context: StaffContext,
  input: z.output<typeof voidTrainingInput>,
): Promise<{ stopped: string[] }> {
  const key = await tenantKey(context.db, context.tenant);
  const { stopped, accounts } = await inTenant(context, "people.voidTraining", async (tx, note) => {
    const [row] = await tx.select().from(workerTraining).where(eq(workerTraining.id, input.id)).for("update");
    if (!row) throw notFound({ zh: "培训记录", en: "training" });
    if (row.voidedAt !== null)
      throw conflict(
        { zh: "这条培训记录已经作废。", en: "That training is void already." },
        { zh: "请刷新后核对。", en: "Reload and check." },
      );
    await tx
      .update(workerTraining)
      .set({
        voidedBy: context.staff.id,
        voidedAt: context.now(),
        voidSealed: sealText(key, input.reason),
      })
      .where(eq(workerTraining.id, row.id));
    const worked = await tx
      .select({ post: workerPost, login: staff.login })
      .from(workerPost)
      .innerJoin(staff, eq(staff.id, workerPost.accountId))
      .where(
        and(
          eq(workerPost.workerId, row.workerId),
          isNull(workerPost.untilOn),
          isNotNull(workerPost.accountId),
          isNull(staff.disabledAt),
        ),
      );
    const { pack } = policyToday(context);
    const today = civilDayOf(context.now());
    const stopped: string[] = [];
    const accounts: string[] = [];
    for (const { post, login } of worked) {
      const { accountId } = post;
      if (accountId === null) continue;
      if (!(await barredOf(tx, pack, row.workerId, post.role as PostRole, today))) continue;
      stopped.push(login);
      accounts.push(accountId);
    }
    if (accounts.length > 0)
      await tx.update(staff).set({ disabledAt: context.now() }).where(inArray(staff.id, accounts));
    note({ division: row.division, detail: { training: row.id, worker: row.workerId, staff: accounts } });
    return { stopped, accounts };
  });
  for (const staffId of accounts) await endSessionsOf(context.db, { tenant: context.tenant.number, staffId });
  return { stopped };
}
