import { openText, type TenantKey, tenantKey } from "@tongyou/database";
import { child, oneTimeGrant, payment, paymentBatch, paymentItem } from "@tongyou/database/schema";
import { and, asc, count, desc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import type { Page } from "../page.schema.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { BatchRecord } from "./batch-record.ts";
import { inSetOf } from "./grant-sets.ts";
import { batchNumber } from "./payment-number.ts";
import type { grantsListInput, OneTimeGrant, PaymentState } from "./payments.schema.ts";

type Grant = typeof oneTimeGrant.$inferSelect;

const peopleOf = (grant: Grant) => [grant.proposedBy, grant.decidedBy];

/**
 * The one-time grants of the area child by child, the newest first. `open`: only those that wait for a decision; `set`:
 * only those entered together with one. Throws `notFound` for a set out of the area.
 */
export async function listGrants(
  context: StaffContext,
  { open, set, offset, limit }: z.output<typeof grantsListInput>,
): Promise<Page<OneTimeGrant>> {
  const key = await tenantKey(context.db, context.tenant);
  const { rows, lists, total } = await inTenant(context, "payments.grants", async (tx, note) => {
    const where = and(
      open ? eq(oneTimeGrant.state, "proposed") : undefined,
      set === undefined ? undefined : await inSetOf(tx, set),
    );
    const [counted] = await tx.select({ rows: count() }).from(oneTimeGrant).where(where);
    const page = await tx
      .select({ grant: oneTimeGrant, name: child.name })
      .from(oneTimeGrant)
      .innerJoin(child, eq(child.id, oneTimeGrant.childId))
      .where(where)
      .orderBy(desc(oneTimeGrant.proposedAt), asc(child.division), asc(child.pinyin), desc(oneTimeGrant.id))
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
