import type { TenantTransaction } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import { sql } from "drizzle-orm";
import type { Decided, Deciding } from "../children/deciding.ts";
import { withoutRestrictedFacts } from "../children/restricted-parts.ts";
import { planForms } from "../plans/plan-forms.ts";

/** What a decision says of a child's care. */
export type CareRow = { id: string; risk_level: number | null; plan_rule: string | null };

/**
 * What a decision says for a child's row of `care`; undefined where there is nothing to say. Restricted facts have no
 * say in it: it is shown to whoever works with the child.
 */
export function careRow(
  { policy, on }: Pick<Deciding, "policy" | "on">,
  id: string,
  decided: Decided,
): CareRow | undefined {
  const { facts, at } = withoutRestrictedFacts(policy, decided);
  const touches = policy.touches(facts, at);
  const demanded = planForms(policy.pack, on).find(
    (form) => touches[form.id] === "yes" || touches[form.id] === "review",
  );
  const [risk, rule] = [facts.riskLevel ?? null, demanded?.id ?? null];
  return risk === null && rule === null ? undefined : { id, risk_level: risk, plan_rule: rule };
}

/** Writes rows of `care` of children that are there; what assessments and plans themselves left in them stays. */
export async function writeCare(tx: TenantTransaction, rows: readonly CareRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    INSERT INTO care (child_id, division, risk_level, plan_rule)
    SELECT child.id, child.division, fresh.risk_level, fresh.plan_rule
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (id uuid, risk_level smallint, plan_rule text)
    JOIN child ON child.id = fresh.id
    ON CONFLICT (child_id) DO UPDATE SET risk_level = excluded.risk_level, plan_rule = excluded.plan_rule`);
}

/** Brings `care` up to date with decided children. Call it in the transaction that decided them. */
export async function refreshCare(
  tx: TenantTransaction,
  deciding: Deciding,
  decided: ReadonlyMap<string, Decided>,
): Promise<void> {
  const rows = [...decided].flatMap(([id, one]) => careRow(deciding, id, one) ?? []);
  await writeCare(tx, rows);
  const said = new Set(rows.map(({ id }) => id));
  const silent = [...decided.keys()].filter((id) => !said.has(id));
  if (silent.length > 0)
    await tx.execute(sql`
      UPDATE care SET risk_level = NULL, plan_rule = NULL
      WHERE child_id = ANY(${sql.param(silent)}::uuid[]) AND (risk_level IS NOT NULL OR plan_rule IS NOT NULL)`);
}

type Mark = { reassessOn: CivilDate | null } | { plan: { number: number; reviewOn: CivilDate } | null };

/** Leaves in a child's row when it is assessed again, or which plan is in force. */
export async function markCare(
  tx: TenantTransaction,
  child: { id: string; division: string },
  mark: Mark,
): Promise<void> {
  if ("reassessOn" in mark)
    await tx.execute(sql`
      INSERT INTO care (child_id, division, reassess_on) VALUES (${child.id}, ${child.division}, ${mark.reassessOn})
      ON CONFLICT (child_id) DO UPDATE SET reassess_on = excluded.reassess_on`);
  else
    await tx.execute(sql`
      INSERT INTO care (child_id, division, plan_number, review_on)
      VALUES (${child.id}, ${child.division}, ${mark.plan?.number ?? null}, ${mark.plan?.reviewOn ?? null})
      ON CONFLICT (child_id) DO UPDATE SET plan_number = excluded.plan_number, review_on = excluded.review_on`);
}
