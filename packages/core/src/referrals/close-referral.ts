import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { raiseVersion } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import { checkedFacts, type SaidFact, sayFacts } from "../children/say-facts.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { type ReferralRecord, raiseReferral, requireStep, takeStep } from "./referral-record.ts";
import { outcomesOf } from "./referral-steps.ts";
import type { closeReferralInput } from "./referrals.schema.ts";

type Input = z.output<typeof closeReferralInput>;

/** Puts what the reply says into the child's file, with the reply as its evidence. */
async function recordReply(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { row, facts, childVersion }: { row: ReferralRecord; facts: readonly SaidFact[]; childVersion?: number },
): Promise<void> {
  if (facts.length === 0) return;
  if (row.childId === null || childVersion === undefined || row.state !== "answered")
    throw conflict(
      { zh: "没有可以记入的档案或答复。", en: "There is no file or no answer to record from." },
      { zh: "请先为孩子建档，收到答复后再记入。", en: "Register the child and wait for the answer first." },
      "facts",
    );
  const record = await raiseVersion(tx, row.childId, childVersion, context.now());
  const evidence = `协同办理 ${row.number} 的答复`;
  await sayFacts(tx, context, record, { facts, evidence, key });
  await decideChildren(tx, context, [row.childId]);
}

/**
 * Closes a referral for the bureau: what came of it, and the facts of the reply that its reader confirms. Before a
 * reply it can only be withdrawn.
 * @throws DomainError `conflict` for an outcome the state does not allow, `stale` also for the child's file, `invalid`
 */
export async function closeReferral(context: StaffContext, input: Input): Promise<{ version: number }> {
  if (input.facts.length > 0) requirePermission(context, "children.recordFact");
  const facts = checkedFacts(context, input.facts);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "referrals.close", async (tx, note) => {
    const row = await raiseReferral(tx, context, input);
    const { outcome, note: said, childVersion } = input;
    requireStep(outcomesOf(row.kind, row.state).includes(outcome));
    await recordReply(tx, context, key, { row, facts, ...(childVersion && { childVersion }) });
    await takeStep(tx, row, {
      state: "closed",
      outcome,
      outcomeSealed: said === undefined ? null : sealJson(key, { note: said }),
      closedBy: context.staff.id,
      closedAt: context.now(),
    });
    note({
      ...(row.childId && { childId: row.childId }),
      division: row.division,
      detail: { referral: row.id, outcome, facts: facts.map(({ name }) => name) },
    });
    return { version: row.version };
  });
}
