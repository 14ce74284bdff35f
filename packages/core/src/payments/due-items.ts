import type { TenantTransaction } from "@tongyou/database";
import type { CivilMonth } from "@tongyou/policy";
import { type SQL, sql } from "drizzle-orm";
import type { AreaRange } from "../divisions/index.ts";
import type { ItemKind, PaymentKind, WaitingMoney } from "./payments.schema.ts";

/** What a list takes: of which area, for which month, of which kind. */
export type DueScope = { kind: PaymentKind; month: CivilMonth; area: AreaRange };
/** Money that waits for a list; see `payment_item`. */
export type DueItem = {
  kind: ItemKind;
  sourceId: string;
  childId: string;
  division: string;
  month: CivilMonth;
  class: string | null;
  fen: number;
  baseFen: number;
};

/** Which children are meant, said of a source's column. */
type Children = (childId: SQL) => SQL;
/** One kind of money that waits, as rows of `DueRow`. */
type Source = (scope: DueScope, children: Children) => SQL;

const inArea = (division: SQL, { lo, hi }: AreaRange) => sql`${division} >= ${lo} AND ${division} < ${hi}`;
/**
 * No live item stands for the source: it is in no list, or was left out of it. A scalar subquery, asked of each source by
 * its key: of a NOT EXISTS the planner, which takes row security for hiding nearly every item, goes through all items
 * for each source.
 */
const untaken = (kind: ItemKind, source: SQL) =>
  sql`(SELECT t.id FROM payment_item t WHERE t.kind = ${kind} AND t.source_id = ${source} AND t.live LIMIT 1) IS NULL`;

/**
 * Lines of the month and of earlier ones that no list paid: of those between two months only what was left out. The month
 * is compared as an expression, so that the key of the child is the one road to a page of them, not all lines of the month.
 */
const lines: Source = ({ kind, month, area }, children) => sql`
  SELECT 'month' AS kind, l.id AS source_id, l.child_id, l.division, l.month, l.class, l.fen, 0::bigint AS base_fen
  FROM benefit_line l
  WHERE ${children(sql`l.child_id`)} AND ${inArea(sql`l.division`, area)} AND ${untaken("month", sql`l.id`)} AND ${
    kind === "month"
      ? sql`l.month || '' <= ${month}`
      : sql`EXISTS (SELECT FROM payment_item o JOIN payment p ON p.id = o.payment_id
                    WHERE o.kind = 'month' AND o.source_id = l.id AND p.state = 'leftOut')`
  }`;

const arrears: Source = ({ area }, children) => sql`
  SELECT 'arrears' AS kind, c.id AS source_id, c.child_id, c.division, c.month, c.class, c.fen, c.paid_fen AS base_fen
  FROM correction c
  WHERE ${children(sql`c.child_id`)} AND c.state = 'approved' AND c.fen > 0 AND ${inArea(sql`c.division`, area)}
    AND ${untaken("arrears", sql`c.id`)}`;

/** Items of payments that failed, one by one, so that each keeps its month and class. */
const failed: Source = ({ area }, children) => sql`
  SELECT 'again' AS kind, i.id AS source_id, p.child_id, p.division, i.month, i.class, i.fen, i.base_fen
  FROM payment p JOIN payment_item i ON i.payment_id = p.id AND i.live
  WHERE ${children(sql`p.child_id`)} AND p.state = 'failed' AND ${inArea(sql`p.division`, area)}
    AND ${untaken("again", sql`i.id`)}`;

/** A grant belongs to the month in which it was agreed to. */
const grants: Source = ({ area }, children) => sql`
  SELECT 'oneTime' AS kind, g.id AS source_id, g.child_id, g.division,
         to_char(g.decided_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, NULL AS class, g.fen,
         0::bigint AS base_fen
  FROM one_time_grant g
  WHERE ${children(sql`g.child_id`)} AND g.state = 'approved' AND ${inArea(sql`g.division`, area)}
    AND ${untaken("oneTime", sql`g.id`)}`;

const sourcesOf = ({ kind }: DueScope): readonly Source[] =>
  kind === "oneTime" ? [grants] : [lines, arrears, failed];

/** How many children wait for a list. */
export async function countDue(tx: TenantTransaction, scope: DueScope): Promise<number> {
  const all = sourcesOf(scope).map((source) => source(scope, () => sql`true`));
  const { rows } = await tx.execute<{ children: number }>(
    sql`SELECT count(DISTINCT child_id)::int AS children FROM (${sql.join(all, sql` UNION ALL `)}) AS due`,
  );
  return rows[0]?.children ?? 0;
}

/** What waits beside the months' own lines: agreed to or come back, and in no list; by kind, nothing left out. */
export async function sumWaiting(
  tx: TenantTransaction,
  scope: Omit<DueScope, "kind">,
): Promise<WaitingMoney> {
  const sources = [arrears, failed, grants].map((source) =>
    source({ ...scope, kind: "offCycle" }, () => sql`true`),
  );
  const { rows } = await tx.execute<{
    kind: WaitingMoney[number]["kind"];
    payments: number;
    fen: string;
  }>(sql`
    SELECT kind, count(DISTINCT child_id)::int AS payments, sum(fen) AS fen
    FROM (${sql.join(sources, sql` UNION ALL `)}) AS due GROUP BY kind ORDER BY kind`);
  return rows.map(({ fen, ...row }) => ({ ...row, fen: Number(fen) }));
}

/** What waits for the next `limit` children after one, child by child in the order of their ids. */
export async function readDue(
  tx: TenantTransaction,
  scope: DueScope,
  after: string,
  limit: number,
): Promise<Map<string, DueItem[]>> {
  // Each source gives its own first children, so that none is passed over and no source is read to its end.
  const first = sourcesOf(scope).map(
    (
      source,
    ) => sql`(SELECT DISTINCT child_id FROM (${source(scope, (id) => sql`${id} > ${after}::uuid`)}) AS s
                     ORDER BY child_id LIMIT ${limit})`,
  );
  const page = await tx.execute<{ child_id: string }>(
    sql`SELECT child_id FROM (${sql.join(first, sql` UNION `)}) AS p ORDER BY child_id LIMIT ${limit}`,
  );
  const ids = page.rows.map((row) => row.child_id);
  if (ids.length === 0) return new Map();
  const one: Children = (id) => sql`${id} = ANY(${sql.param(ids)}::uuid[])`;
  const all = sourcesOf(scope).map((source) => source(scope, one));
  const { rows } = await tx.execute<DueRow>(
    sql`${sql.join(all, sql` UNION ALL `)} ORDER BY child_id, month, kind, source_id`,
  );
  return Map.groupBy(rows.map(toItem), (item) => item.childId);
}

type DueRow = {
  kind: ItemKind;
  source_id: string;
  child_id: string;
  division: string;
  month: string;
  class: string | null;
  fen: string;
  base_fen: string;
};
const toItem = (row: DueRow): DueItem => ({
  kind: row.kind,
  sourceId: row.source_id,
  childId: row.child_id,
  division: row.division,
  month: row.month,
  class: row.class,
  fen: Number(row.fen),
  baseFen: Number(row.base_fen),
});

/**
 * Of items of failed payments, those whose payment still counts as failed: locked, so that nobody says meanwhile that
 * it arrived after all.
 */
export async function lockFailed(tx: TenantTransaction, items: readonly DueItem[]): Promise<Set<string>> {
  const ids = items.filter(({ kind }) => kind === "again").map(({ sourceId }) => sourceId);
  if (ids.length === 0) return new Set();
  const { rows } = await tx.execute<{ id: string }>(sql`
    SELECT i.id FROM payment_item i JOIN payment p ON p.id = i.payment_id
    WHERE i.id = ANY(${sql.param(ids)}::uuid[]) AND p.state = 'failed'
    FOR UPDATE OF p`);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Instalments of recoveries that are due until a month and in no list, oldest first, locked so that no plan of recovery
 * changes meanwhile. Taken one after the other they lead from what was paid down to what was due.
 */
export async function lockRecoveries(
  tx: TenantTransaction,
  month: CivilMonth,
  childIds: readonly string[],
): Promise<Map<string, DueItem[]>> {
  const { rows } = await tx.execute<DueRow>(sql`
    SELECT 'recovery' AS kind, r.id AS source_id, r.child_id, r.division, c.month, c.class, -r.fen AS fen,
           c.paid_fen - (
             SELECT coalesce(sum(e.fen), 0) FROM recovery_instalment e
             WHERE e.correction_id = r.correction_id AND e.state IN ('due', 'taken')
               AND (e.due_month, e.id) < (r.due_month, r.id)) AS base_fen
    FROM recovery_instalment r JOIN correction c ON c.id = r.correction_id
    WHERE r.child_id = ANY(${sql.param([...childIds])}::uuid[]) AND r.state = 'due' AND r.due_month <= ${month}
      AND ${untaken("recovery", sql`r.id`)}
    ORDER BY r.due_month, r.id
    FOR UPDATE OF r`);
  return Map.groupBy(rows.map(toItem), (item) => item.childId);
}
