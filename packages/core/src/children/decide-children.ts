import type { TenantTransaction } from "@tongyou/database";
import type { CivilDate, Decision } from "@tongyou/policy";
import { sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { type Deciding, decideMany, decidingOn } from "./deciding.ts";

const PROJECTION = {
  categories: "text",
  review_categories: "text",
  in_difficulty: "text",
  orphan: "text",
  allowance_status: "text",
  allowance_class: "text",
  allowance_fen: "bigint",
  needs_count: "int",
  decided_on: "date",
} as const;

const columns = Object.keys(PROJECTION);
/** The columns of `projectionOf`, bare and as a json_to_recordset declares them. */
export const PROJECTION_COLUMNS = columns.join(", ");
export const PROJECTION_TYPES = Object.entries(PROJECTION)
  .map(([column, type]) => `${column} ${type}`)
  .join(", ");

function idsWith(decision: Decision, answer: "yes" | "review"): string {
  const ids = Object.keys(decision.categories).filter((id) => decision.categories[id] === answer);
  return ids.length ? `|${ids.sort().join("|")}|` : "|";
}

/** A decision as the child's row carries it for lists. */
export const projectionOf = (
  decision: Decision,
  on: CivilDate,
): Record<keyof typeof PROJECTION, unknown> => ({
  categories: idsWith(decision, "yes"),
  review_categories: idsWith(decision, "review"),
  in_difficulty: decision.inDifficulty,
  orphan: decision.orphan,
  allowance_status: decision.allowance.status,
  allowance_class: decision.allowance.class ?? null,
  allowance_fen: decision.allowance.fen ?? null,
  needs_count: decision.needs.length,
  decided_on: on,
});

const TARGETS = ["sex", "birth_date", "hukou_division", ...columns];

/**
 * Decides children again from what is known now and rewrites the columns that lists show. Call it in the same
 * transaction after every change of facts, choices or standards.
 * @param deciding the day and the rules; without it the working day
 */
export async function decideChildren(
  tx: TenantTransaction,
  context: StaffContext,
  ids: readonly string[],
  deciding?: Deciding,
): Promise<void> {
  if (ids.length === 0) return;
  const rules = deciding ?? (await decidingOn(tx, context));
  const decided = await decideMany(tx, rules, ids);
  const rows = [...decided].map(([id, { decision, facts }]) => ({
    id,
    sex: facts.sex ?? null,
    birth_date: facts.birthDate ?? null,
    hukou_division: facts.hukouDivision ?? null,
    ...projectionOf(decision, rules.on),
  }));
  await tx.execute(sql`
    UPDATE child SET ${sql.raw(TARGETS.map((column) => `${column} = fresh.${column}`).join(", "))}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      id uuid, sex text, birth_date date, hukou_division text, ${sql.raw(PROJECTION_TYPES)})
    WHERE child.id = fresh.id`);
}
