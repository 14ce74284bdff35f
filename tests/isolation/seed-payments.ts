import type { StaffContext } from "@tongyou/core";
import { newId, sealText, tenantKey, withTenant } from "@tongyou/database";
import { oneTimeGrant, payment, paymentBatch, paymentItem } from "@tongyou/database/schema";

const PURPOSE = "雨季安置补助";
const PAYEE = "石榴守护";

export type PaymentSeed = { batch: string; payment: string; grant: string; secrets: string[] };

/** A list of one town with one payment that waits for approval, and a one-time grant that waits for a decision. */
export async function seedPayments(
  officer: StaffContext,
  { childId, village, town }: { childId: string; village: string; town: string },
): Promise<PaymentSeed> {
  const [batch, paid, grant] = [newId(), newId(), newId()];
  const key = await tenantKey(officer.db, officer.tenant);
  const at = officer.now();
  const payee = { payee: PAYEE, idNumber: "", bank: "农村商业银行", account: "6299990000000000038" };
  await withTenant(officer.db, officer, async (tx) => {
    await tx.insert(paymentBatch).values({
      id: batch,
      division: town,
      kind: "offCycle",
      month: "2018-02",
      ordinal: 1,
      state: "prepared",
      preparedBy: officer.staff.id,
      preparedAt: at,
      accountsAt: at,
    });
    await tx.insert(payment).values({
      id: paid,
      batchId: batch,
      childId,
      division: village,
      serial: 1,
      fen: 73_700,
      state: "open",
      payeeSealed: sealText(key, JSON.stringify(payee)),
      problems: "",
    });
    await tx.insert(paymentItem).values({
      id: newId(),
      paymentId: paid,
      division: village,
      kind: "month",
      sourceId: newId(),
      month: "2018-02",
      class: "NX.bothDead",
      fen: 73_700,
      baseFen: 0,
    });
    await tx.insert(oneTimeGrant).values({
      id: grant,
      childId,
      division: village,
      purpose: PURPOSE,
      document: "隆民〔2018〕3号",
      fen: 50_000,
      reason: sealText(key, "房屋受损"),
      state: "proposed",
      proposedBy: officer.staff.id,
      proposedAt: at,
    });
  });
  return { batch, payment: paid, grant, secrets: [PURPOSE, PAYEE, batch, paid, grant] };
}
