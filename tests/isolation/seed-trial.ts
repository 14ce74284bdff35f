import { runTrial, type StaffContext } from "@tongyou/core";
import { newId, withTenant } from "@tongyou/database";
import { trialRow } from "@tongyou/database/schema";

const NAME = "散居提标比选";

export type TrialSeed = { id: string; secrets: string[] };

/** A month tried out with other amounts, in which the child gains. */
export async function seedTrial(
  officer: StaffContext,
  { childId, division }: { childId: string; division: string },
): Promise<TrialSeed> {
  const changes = [{ kind: "amount", parameter: "NX.bothDead.monthly", fen: 80_000 } as const];
  const { id } = await runTrial(officer, { newId: newId(), name: NAME, month: "2018-02", changes });
  await withTenant(officer.db, { tenant: officer.tenant, area: officer.area }, (tx) =>
    tx.insert(trialRow).values({
      trialId: id,
      childId,
      division,
      awarded: true,
      effect: "more",
      beforeStatus: "decided",
      beforeClass: "NX.bothDead",
      beforeFen: 73_700,
      afterStatus: "decided",
      afterClass: "NX.bothDead",
      afterFen: 80_000,
    }),
  );
  return { id, secrets: [NAME, id] };
}
