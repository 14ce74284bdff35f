import { runTrial, type StaffContext } from "@tongyou/core";
import { newId, withTenant } from "@tongyou/database";
import { trialRow } from "@tongyou/database/schema";

const NAME = "散居提标比选";

export type TrialSeed = { id: string; other: string; secrets: string[] };

/** A month tried out with other amounts, in which the child gains; and `other`, to compare it with. */
export async function seedTrial(
  officer: StaffContext,
  { childId, division }: { childId: string; division: string },
): Promise<TrialSeed> {
  const tried = (name: string, fen: number) => {
    const changes = [{ kind: "amount", parameter: "NX.bothDead.monthly", fen } as const];
    return runTrial(officer, { newId: newId(), name, month: "2018-02", changes });
  };
  const { id } = await tried(NAME, 80_000);
  const { id: other } = await tried(`${NAME}二`, 90_000);
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
  return { id, other, secrets: [NAME, id, other] };
}
