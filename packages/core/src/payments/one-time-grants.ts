import { isUniqueViolation, newId, sealText, tenantKey } from "@tongyou/database";
import { child, oneTimeGrant } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import type { grantDecideInput, grantProposeInput } from "./payments.schema.ts";

export const GRANT = { zh: "一次性补助", en: "one-time grant" } as const;
type Grant = typeof oneTimeGrant.$inferSelect;
type GrantAnswer = z.output<typeof grantDecideInput>["answer"];

/**
 * Enters a sum that a child is to get once, by a document, in the name of whoever enters it; another person agrees.
 * Throws `conflict` where the same is entered already, `notFound`.
 */
export async function proposeGrant(
  context: StaffContext,
  { childId, purpose, document, fen, reason }: z.output<typeof grantProposeInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  const id = newId();
  await inTenant(context, "payments.proposeGrant", async (tx, note) => {
    const [found] = await tx.select({ division: child.division }).from(child).where(eq(child.id, childId));
    if (!found) throw notFound({ zh: "儿童档案", en: "child file" });
    await tx.insert(oneTimeGrant).values({
      id,
      childId,
      division: found.division,
      purpose,
      document,
      fen,
      reason: sealText(key, reason),
      state: "proposed",
      proposedBy: context.staff.id,
      proposedAt: context.now(),
    });
    note({ childId, division: found.division, detail: { grant: id, fen, document } });
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error, "one_time_grant_once")) throw error;
    throw conflict(
      {
        zh: "这名儿童已有同一文件、同一用途的一次性补助。",
        en: "The child has a one-time grant for this by the same document already.",
      },
      { zh: "请在列表里查看那一笔。", en: "See it in the list." },
    );
  });
  return { id };
}

/** What was decided on by somebody else, or by a click before. */
export const refuseDecided = () =>
  conflict(
    { zh: "这笔一次性补助已经处理过。", en: "This grant was decided on already." },
    { zh: "请刷新查看结果。", en: "Reload to see how." },
  );

/** Throws `conflict` unless another person than who entered it decides, or who entered it withdraws it. */
export function refuseWrongPerson(
  { staff }: StaffContext,
  { proposedBy }: Pick<Grant, "proposedBy">,
  answer: GrantAnswer,
): void {
  const mine = proposedBy === staff.id;
  if (mine === (answer === "withdrawn")) return;
  throw conflict(
    mine
      ? {
          zh: "这笔一次性补助是您本人录入的，不能由您审批。",
          en: "You entered this grant; you cannot approve it.",
        }
      : { zh: "只有录入的人可以撤回。", en: "Only who entered it can withdraw it." },
    mine
      ? {
          zh: "请由另一位同事审批；录错了可以撤回。",
          en: "Have a colleague decide; withdraw it if it is wrong.",
        }
      : { zh: "不同意的请选择“不同意”。", en: "Refuse it if you do not agree." },
  );
}

/** Agrees to a grant or refuses it, by another person than who entered it; who entered it may withdraw it. */
export async function decideGrant(
  context: StaffContext,
  { id, answer, reason }: z.output<typeof grantDecideInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "payments.decideGrant", async (tx, note) => {
    const [found] = await tx.select().from(oneTimeGrant).where(eq(oneTimeGrant.id, id)).for("update");
    if (!found) throw notFound(GRANT);
    if (found.state !== "proposed") throw refuseDecided();
    refuseWrongPerson(context, found, answer);
    await tx
      .update(oneTimeGrant)
      .set({
        state: answer,
        decidedBy: context.staff.id,
        decidedAt: context.now(),
        decidedReason: sealText(key, reason),
      })
      .where(eq(oneTimeGrant.id, id));
    note({
      childId: found.childId,
      division: found.division,
      detail: { grant: id, answer, fen: found.fen },
    });
    return { id };
  });
}
