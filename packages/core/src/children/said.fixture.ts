import { tenantKey, withTenant } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import type { StaffContext } from "../context.ts";
import { getChildRecord, raiseVersion } from "./child-row.ts";
import { decideChildren } from "./decide-children.ts";
import { checkedFacts, type SaidFact, sayFacts } from "./say-facts.ts";

/** Says facts of a child from a day on, in one go. */
export async function sayAll(
  officer: StaffContext,
  id: string,
  said: { readonly [name: string]: unknown },
  from: CivilDate,
): Promise<void> {
  const named = Object.entries(said).map(([name, value]) => ({ name, value, from }) as SaidFact);
  const facts = checkedFacts(officer, named);
  const key = await tenantKey(officer.db, officer.tenant);
  await withTenant(officer.db, officer, async (tx) => {
    const { version } = await getChildRecord(tx, id);
    const record = await raiseVersion(tx, id, version, officer.now());
    await sayFacts(tx, officer, record, { facts, evidence: "户口簿", key });
    await decideChildren(tx, officer, [id]);
  });
}
