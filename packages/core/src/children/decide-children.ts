import type { TenantTransaction } from "@tongyou/database";
import type { Decision, FactName } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import { sql } from "drizzle-orm";
import { refreshCare } from "../care/refresh-care.ts";
import type { StaffContext } from "../context.ts";
import { computeLater } from "../corrections/ask-computing.ts";
import { refreshVisitPlans } from "../visits/refresh-visit-plans.ts";
import { GROUPS, type ShownDecision, uncertainRow } from "./children.schema.ts";
import { type Decided, type Deciding, decideMany, decidingOn } from "./deciding.ts";
import { openNeeds, withoutRestrictedFacts } from "./restricted-parts.ts";
import { decisionWithoutRestricted } from "./without-restricted.ts";

const PROJECTION = {
  categories: "text",
  review_categories: "text",
  in_difficulty: "text",
  orphan: "text",
  allowance_status: "text",
  allowance_class: "text",
  allowance_fen: "bigint",
  needs_count: "int",
  first_need: "text",
  first_open_need: "text",
  groups: "text",
  entitlements: "text",
  provisions: "text",
  restricted: "text",
  open_needs_count: "int",
  report_rows: "text",
  decided_on: "date",
} as const;

const columns = Object.keys(PROJECTION);
/** The columns of `projectionOf`, bare and as a json_to_recordset declares them. */
export const PROJECTION_COLUMNS = columns.join(", ");
export const PROJECTION_TYPES = Object.entries(PROJECTION)
  .map(([column, type]) => `${column} ${type}`)
  .join(", ");

/** Ids as the row keeps them: `|a|b|`, `|` for none. */
const listed = (ids: Iterable<string>): string => {
  const sorted = [...ids].sort();
  return sorted.length ? `|${sorted.join("|")}|` : "|";
};

const having = (answers: Readonly<Record<string, string>>, ...wanted: string[]): string =>
  listed(Object.keys(answers).filter((id) => wanted.includes(answers[id] ?? "")));

/** Rows of reports that count the child, and behind a question mark those that may. */
const rowsOf = (rows: ReturnType<Policy["countedRows"]>): string =>
  listed(Object.entries(rows).map(([id, answer]) => (answer === "yes" ? id : uncertainRow(id))));

const groupsOf = (decision: Decision) => Object.fromEntries(GROUPS.map((id) => [id, decision[id]]));

/** What to ask first: for the allowance, else for anything; `""` where nothing is to be asked. */
const firstOf = ({ allowance, needs }: ShownDecision): FactName | "" => (allowance.needs ?? needs)[0] ?? "";

/** A decision as the child's row carries it for lists. */
export function projectionOf(
  { policy, on }: Pick<Deciding, "policy" | "on">,
  decided: Decided,
): Record<keyof typeof PROJECTION, unknown> {
  const { decision, facts, at } = decided;
  const open = withoutRestrictedFacts(policy, decided);
  return {
    categories: having(decision.categories, "yes"),
    review_categories: having(decision.categories, "review"),
    in_difficulty: decision.inDifficulty,
    orphan: decision.orphan,
    allowance_status: decision.allowance.status,
    allowance_class: decision.allowance.class ?? null,
    allowance_fen: decision.allowance.fen ?? null,
    needs_count: decision.needs.length,
    first_need: firstOf(decision),
    first_open_need: firstOf(decisionWithoutRestricted(open)),
    groups: having(groupsOf(decision), "yes", "review"),
    entitlements: having(decision.entitlements, "yes", "review"),
    provisions: having(policy.touches(facts, at), "yes", "review"),
    restricted: listed(open.restricted),
    open_needs_count: openNeeds(open.decision).length,
    report_rows: rowsOf(policy.countedRows(facts, at)),
    decided_on: on,
  };
}

const TARGETS = ["sex", "birth_date", "hukou_division", ...columns];

/**
 * Decides children again from what is known now and rewrites the columns that lists show, the visits
 * that are due and what is said of the care.
 * @param deciding the day and the rules; without it the working day
 */
export async function rewriteDecisions(
  tx: TenantTransaction,
  context: StaffContext,
  ids: readonly string[],
  deciding?: Deciding,
): Promise<void> {
  if (ids.length === 0) return;
  const rules = deciding ?? (await decidingOn(tx, context));
  const decided = await decideMany(tx, rules, ids);
  const rows = [...decided].map(([id, one]) => ({
    id,
    sex: one.facts.sex ?? null,
    birth_date: one.facts.birthDate ?? null,
    hukou_division: one.facts.hukouDivision ?? null,
    ...projectionOf(rules, one),
  }));
  await tx.execute(sql`
    UPDATE child SET ${sql.raw(TARGETS.map((column) => `${column} = fresh.${column}`).join(", "))}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      id uuid, sex text, birth_date date, hukou_division text, ${sql.raw(PROJECTION_TYPES)})
    WHERE child.id = fresh.id`);
  await refreshVisitPlans(tx, context, rules, decided);
  await refreshCare(tx, rules, decided);
}

/**
 * The same for children of whom something was said: what it means for months that are over is computed afterwards.
 * Call it in the same transaction after every change of facts or choices.
 */
export async function decideChildren(
  tx: TenantTransaction,
  context: StaffContext,
  ids: readonly string[],
  deciding?: Deciding,
): Promise<void> {
  await rewriteDecisions(tx, context, ids, deciding);
  await computeLater(tx, context, ids);
}
