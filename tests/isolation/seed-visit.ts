import type { StaffContext } from "@tongyou/core";
import { newId, sealText, tenantKey, withTenant } from "@tongyou/database";
import { visit } from "@tongyou/database/schema";

/** What the seeded visit found. */
export const VISIT_NOTE = "走访时见到孩子在院中写字";

/** A visit that somebody else recorded, drawn for a spot check. */
export async function seedVisit(officer: StaffContext, childId: string, division: string): Promise<string> {
  const id = newId();
  const key = await tenantKey(officer.db, officer.tenant);
  const content = { sections: [], fields: [], facts: [], note: VISIT_NOTE };
  await withTenant(officer.db, { tenant: officer.tenant, area: officer.area }, (tx) =>
    tx.insert(visit).values({
      id,
      childId,
      division,
      kind: "home",
      doneOn: "2018-03-20",
      doneBy: newId(),
      recordedAt: officer.now(),
      content: sealText(key, JSON.stringify(content)),
      changed: 0,
      concern: false,
      complete: true,
      sampled: true,
    }),
  );
  return id;
}
