import { isUniqueViolation, newId, openText, sealText, type TenantKey, tenantKey } from "@tongyou/database";
import { child, oneTimeGrant, payment, paymentBatch, paymentItem } from "@tongyou/database/schema";
import { and, count, desc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import type { Page } from "../page.schema.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { BatchRecord } from "./batch-record.ts";
import { batchNumber } from "./payment-number.ts";
import type {
  grantDecideInput,
  grantProposeInput,
  grantsListInput,
  OneTimeGrant,
  PaymentState,
} from "./payments.schema.ts";

const GRANT = { zh: "一次性补助", en: "one-time grant" } as const;
type Grant = typeof oneTimeGrant.$inferSelect;

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

/** Agrees to a grant or refuses it, by another person than who entered it; who entered it may withdraw it. */
export async function decideGrant(
  context: StaffContext,
  { id, answer, reason }: z.output<typeof grantDecideInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "payments.decideGrant", async (tx, note) => {
    const [found] = await tx.select().from(oneTimeGrant).where(eq(oneTimeGrant.id, id)).for("update");
    if (!found) throw notFound(GRANT);
    if (found.state !== "proposed")
      throw conflict(
        { zh: "这笔一次性补助已经处理过。", en: "This grant was decided on already." },
        { zh: "请刷新查看结果。", en: "Reload to see how." },
      );
    const mine = found.proposedBy === context.staff.id;
    if (mine !== (answer === "withdrawn"))
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

const peopleOf = (grant: Grant) => [grant.proposedBy, grant.decidedBy];

/** The one-time grants of the area, the newest first. `open`: only those that wait for a decision. */
export async function listGrants(
  context: StaffContext,
  { open, offset, limit }: z.output<typeof grantsListInput>,
): Promise<Page<OneTimeGrant>> {
  const key = await tenantKey(context.db, context.tenant);
  const { rows, lists, total } = await inTenant(context, "payments.grants", async (tx, note) => {
    const where = open ? eq(oneTimeGrant.state, "proposed") : undefined;
    const [counted] = await tx.select({ rows: count() }).from(oneTimeGrant).where(where);
    const page = await tx
      .select({ grant: oneTimeGrant, name: child.name })
      .from(oneTimeGrant)
      .innerJoin(child, eq(child.id, oneTimeGrant.childId))
      .where(where)
      .orderBy(desc(oneTimeGrant.proposedAt), desc(oneTimeGrant.id))
      .offset(offset)
      .limit(limit);
    const ids = page.map(({ grant }) => grant.id);
    const found = await tx
      .select({ grant: paymentItem.sourceId, batch: paymentBatch, state: payment.state })
      .from(paymentItem)
      .innerJoin(payment, eq(payment.id, paymentItem.paymentId))
      .innerJoin(paymentBatch, eq(paymentBatch.id, payment.batchId))
      .where(
        and(eq(paymentItem.kind, "oneTime"), eq(paymentItem.live, true), inArray(paymentItem.sourceId, ids)),
      );
    note({ detail: { rows: page.length, offset, open } });
    return { rows: page, lists: new Map(found.map((one) => [one.grant, one])), total: counted?.rows ?? 0 };
  });
  const names = await staffNames(
    context,
    rows.flatMap(({ grant }) => peopleOf(grant)),
  );
  return {
    total,
    rows: rows.map(({ grant, name }) => toGrant(context, key, names, grant, name, lists.get(grant.id))),
  };
}

function toGrant(
  context: StaffContext,
  key: TenantKey,
  names: ReadonlyMap<string, string>,
  grant: Grant,
  name: string,
  list: { batch: BatchRecord; state: PaymentState } | undefined,
): OneTimeGrant {
  const { decidedBy, decidedAt, decidedReason, proposedAt, proposedBy, reason, childId, division } = grant;
  const decides = grant.state === "proposed" && may(context.staff.role, "payments.decideGrant");
  const mine = proposedBy === context.staff.id;
  return {
    id: grant.id,
    childId,
    name,
    divisionName: placeName(division),
    purpose: grant.purpose,
    document: grant.document,
    fen: grant.fen,
    reason: openText(key, reason),
    state: grant.state,
    proposedBy: names.get(proposedBy) ?? "",
    proposedAt: proposedAt.toISOString(),
    decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? ""),
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedReason: decidedReason === null ? null : openText(key, decidedReason),
    paidIn: list ? { batch: list.batch.id, number: batchNumber(list.batch), state: list.state } : null,
    mayDecide: decides && !mine,
    mayWithdraw: decides && mine,
  };
}
