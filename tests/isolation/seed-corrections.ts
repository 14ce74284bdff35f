import { previewStandard, type StaffContext } from "@tongyou/core";
import type { TestBureau } from "@tongyou/core/testing";
import { newId, sealText, tenantKey, withTenant } from "@tongyou/database";
import { correction, recoveryPlan } from "@tongyou/database/schema";

const DOCUMENT = "隆民追〔2018〕7号";
const REASON = "监护人同意按月扣回";

export type CorrectionSeed = { proposed: string; plan: string; preview: string; secrets: string[] };

/**
 * Money to be paid afterwards that waits for approval, a plan for money that is to come back, and what a standard would
 * mean for past months.
 */
export async function seedCorrections(
  bureau: TestBureau,
  officer: StaffContext,
  { childId, division }: { childId: string; division: string },
): Promise<CorrectionSeed> {
  const [proposed, approved, plan] = [newId(), newId(), newId()];
  const finance = await bureau.staff("countyFinance", officer.area.code);
  const key = await tenantKey(officer.db, officer.tenant);
  const at = officer.now();
  const base = { childId, division, benefit: "NX.allowance", class: "NX.bothDead", paidClass: "NX.bothDead" };
  const by = { knownAt: at, proposedBy: officer.staff.id, proposedAt: at };
  const causes = [{ kind: "missed" }];
  await withTenant(officer.db, officer, async (tx) => {
    await tx.insert(correction).values([
      {
        id: proposed,
        ...base,
        ...by,
        month: "2017-12",
        paidFen: 73_700,
        dueFen: 104_900,
        fen: 31_200,
        causes,
        state: "proposed",
      },
      {
        id: approved,
        ...base,
        ...by,
        month: "2017-11",
        paidFen: 73_700,
        dueFen: 63_700,
        fen: -10_000,
        causes,
        state: "approved",
        decidedBy: finance.staff.id,
        decidedAt: at,
      },
    ]);
    await tx.insert(recoveryPlan).values({
      id: plan,
      childId,
      division,
      kind: "instalments",
      corrections: [approved],
      fen: 10_000,
      fromMonth: "2030-01",
      monthlyFen: 5_000,
      document: DOCUMENT,
      reasonSealed: sealText(key, REASON),
      state: "proposed",
      proposedBy: officer.staff.id,
      proposedAt: at,
    });
  });
  const entry = { parameter: "NX.bothDead.monthly", validFrom: "2017-01-01", value: 80_000 };
  const { id: preview } = await previewStandard(officer, entry);
  return { proposed, plan, preview, secrets: [proposed, approved, plan, preview, DOCUMENT, REASON] };
}
