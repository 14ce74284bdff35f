import { referral } from "@tongyou/database/schema";
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { decidedFor, findEntitlement, openEntitlements } from "./entitled.ts";
import { type Listed, selectReferrals, sentRows } from "./list-referrals.ts";
import { inView, type ReferralRecord } from "./referral-record.ts";
import { isWaiting } from "./referral-steps.ts";
import type { ChildEntitlement, ChildReferrals, EntitlementState, ofChildInput } from "./referrals.schema.ts";

/** Where an entitlement stands by the last referral for it; undefined where nothing is asked or was given. */
function stateOf(row: ReferralRecord | undefined): EntitlementState | undefined {
  if (!row) return undefined;
  if (isWaiting(row.state)) return "asked";
  if (row.outcome === "received") return "received";
  if (row.state === "answered") return "replied";
  if (row.state === "refused" || row.state === "returned" || row.outcome === "notGiven") return "refused";
  return undefined;
}

/**
 * A child's entitlements in kind with what became of each (received, asked for, possible, refused), and all its
 * referrals, the newest first. Throws `notFound`.
 */
export async function listChildReferrals(
  context: StaffContext,
  { childId }: z.output<typeof ofChildInput>,
): Promise<ChildReferrals> {
  const { rows, entitlements } = await inTenant(context, "referrals.ofChild", async (tx, note) => {
    const record = await getChildRecord(tx, childId);
    const found: Listed[] = await selectReferrals(tx)
      .where(and(eq(referral.childId, childId), inView(context)))
      .orderBy(desc(referral.askedAt), desc(referral.id));
    note({ childId, division: record.division, detail: { referrals: found.length } });
    const { deciding, decided } = await decidedFor(tx, context, [childId]);
    const { pack } = deciding.policy;
    const known = decided.get(childId)?.known;
    const open = new Map(known ? openEntitlements(known) : []);
    const asked = found.flatMap(({ row }) => (row.item === null ? [] : [row.item]));
    const ids = new Set([...open.keys(), ...asked]);
    const listed = [...ids].flatMap((id): ChildEntitlement[] => {
      const item = findEntitlement(pack, id);
      if (!item) return [];
      const last = found.find(({ row }) => row.item === id)?.row;
      const answer = open.get(id);
      const state = stateOf(last) ?? (answer === "yes" ? "yes" : answer && "possible");
      if (!state) return [];
      const askable = answer !== undefined && state !== "received" && (!last || last.closedAt !== null);
      return [{ ...item, state, askable, referral: last ? { id: last.id, number: last.number } : null }];
    });
    return { rows: found, entitlements: listed };
  });
  return { entitlements, referrals: await sentRows(context, rows) };
}
