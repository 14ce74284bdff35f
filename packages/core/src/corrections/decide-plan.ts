import { isDeepStrictEqual } from "node:util";
import { newId, type TenantTransaction } from "@tongyou/database";
import { recoveryInstalment, recoveryPlan } from "@tongyou/database/schema";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import type { recoveryDecideInput } from "./corrections.schema.ts";
import { lockRecovery } from "./lock-recovery.ts";
import { type Owed, sumOf } from "./open-recoveries.ts";
import { scheduleOf } from "./recovery-schedule.ts";

const PLAN = { zh: "追回计划", en: "plan of recovery" } as const;

type PlanRecord = typeof recoveryPlan.$inferSelect;

const findPlan = (tx: TenantTransaction, id: string) =>
  tx.select().from(recoveryPlan).where(eq(recoveryPlan.id, id));

/** The plan that waits, locked, with what its child owes back. */
async function lockPlan(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
): Promise<{ plan: PlanRecord; owed: Owed }> {
  const [found] = await findPlan(tx, id);
  if (!found) throw notFound(PLAN);
  const owed = await lockRecovery(tx, found.childId);
  const [plan = found] = await findPlan(tx, id).for("update");
  if (plan.state !== "proposed")
    throw conflict(
      {
        zh: "这份追回计划已经办理，或已被新的计划代替。",
        en: "This plan was decided, or another took its place.",
      },
      { zh: "请刷新查看。", en: "Reload to see." },
    );
  if (plan.proposedBy === context.staff.id)
    throw conflict(
      {
        zh: "这份追回计划是您本人提出的，不能由您批准。",
        en: "You proposed this plan; you cannot decide it.",
      },
      { zh: "请由另一位有审批权限的同事办理。", en: "Have a colleague who may approve do it." },
    );
  return { plan, owed };
}

/** What is open must still be what the plan was made of. */
function refuseMoved({ corrections, fen }: PlanRecord, { open }: Owed): void {
  const now = open.map(({ correctionId }) => correctionId);
  if (sumOf(open) === fen && isDeepStrictEqual(now, corrections)) return;
  throw conflict(
    {
      zh: "提出计划之后，待追回的金额有变动。",
      en: "What is to be taken back changed since the plan was made.",
    },
    { zh: "请重新提出计划。", en: "Have a new plan made." },
  );
}

/** Puts the plan's parts in the place of those that were due and are in no list of payments. */
async function writeParts(
  tx: TenantTransaction,
  context: StaffContext,
  plan: PlanRecord,
  { open, instalments }: Owed,
): Promise<void> {
  const replaced = instalments.filter(({ state, listed }) => state === "due" && !listed).map(({ id }) => id);
  if (replaced.length)
    await tx
      .update(recoveryInstalment)
      .set({ state: "replanned" })
      .where(and(inArray(recoveryInstalment.id, replaced), eq(recoveryInstalment.state, "due")));
  const { childId, division, fromMonth, monthlyFen } = plan;
  const of = { planId: plan.id, childId, division };
  const today = civilDayOf(context.now()).slice(0, 7);
  const parts =
    fromMonth !== null && monthlyFen !== null
      ? scheduleOf(open, { fromMonth, monthlyFen }).map(({ correctionId, dueMonth, fen }) => ({
          correctionId,
          dueMonth,
          fen,
          state: "due" as const,
        }))
      : open.map(({ correctionId, openFen }) => ({
          correctionId,
          dueMonth: today,
          fen: openFen,
          state: plan.kind === "waiver" ? ("waived" as const) : ("taken" as const),
        }));
  await tx.insert(recoveryInstalment).values(parts.map((part) => ({ id: newId(), ...of, ...part })));
}

/**
 * Agrees to a plan of recovery or refuses it. Only another person than who proposed it can. Agreed: its instalments are
 * due, what was paid back is taken, or what is waived never comes back; parts of an earlier plan that no list of payments took are replaced. Throws
 * `notFound`, and `conflict` for the same person, a second click, or another sum than the plan's.
 */
export async function decidePlan(
  context: StaffContext,
  { id, agreed }: z.output<typeof recoveryDecideInput>,
): Promise<{ id: string }> {
  return inTenant(context, "corrections.decidePlan", async (tx, note) => {
    const { plan, owed } = await lockPlan(tx, context, id);
    if (agreed) {
      refuseMoved(plan, owed);
      await writeParts(tx, context, plan, owed);
    }
    await tx
      .update(recoveryPlan)
      .set({
        state: agreed ? "approved" : "refused",
        decidedBy: context.staff.id,
        decidedAt: context.now(),
      })
      .where(eq(recoveryPlan.id, id));
    const { childId, division, kind, fen } = plan;
    note({ childId, division, detail: { recoveryPlan: id, kind, fen, agreed } });
    return { id };
  });
}
