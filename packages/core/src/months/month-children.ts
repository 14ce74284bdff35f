import type { TenantTransaction } from "@tongyou/database";
import { benefitLine, child } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, asc, count, eq, gt, gte, lt, max, ne, or, sql } from "drizzle-orm";
import { type Deciding, decideMany } from "../children/deciding.ts";
import { areaRange } from "../divisions/index.ts";
import { UNDONE } from "../imports/compared-rows.ts";
import { type ItemOutcome, outcomeOf, type Paid } from "./classify-item.ts";

/** Which month is decided for which children, by which rules; `deciding.on` is its last day. */
export type MonthScope = { month: CivilMonth; division: string; benefit: string; deciding: Deciding };
export type DecidedItem = ItemOutcome & { childId: string; division: string };

const inArea = (column: typeof child.division | typeof benefitLine.division, division: string) => {
  const { lo, hi } = areaRange(division);
  return and(gte(column, lo), lt(column, hi));
};

/** The newest month before this one with fixed lines in the area: what the run is compared with. */
export async function comparedMonth(tx: TenantTransaction, scope: MonthScope): Promise<CivilMonth | null> {
  const [found] = await tx
    .select({ month: max(benefitLine.month) })
    .from(benefitLine)
    .where(
      and(
        lt(benefitLine.month, scope.month),
        eq(benefitLine.benefit, scope.benefit),
        inArea(benefitLine.division, scope.division),
      ),
    );
  return found?.month ?? null;
}

async function linesOf(
  tx: TenantTransaction,
  ids: readonly string[],
  benefit: string,
  month: CivilMonth | null,
): Promise<Map<string, Paid>> {
  if (month === null || ids.length === 0) return new Map();
  const lines = await tx
    .select({ childId: benefitLine.childId, class: benefitLine.class, fen: benefitLine.fen })
    .from(benefitLine)
    .where(
      and(
        sql`${benefitLine.childId} = ANY(${sql.param(ids)}::uuid[])`,
        eq(benefitLine.benefit, benefit),
        eq(benefitLine.month, month),
      ),
    );
  return new Map(lines.map(({ childId, ...paid }) => [childId, paid]));
}

type Filed = { id: string; division: string; open: boolean };

/** Decides these children for the month. Those whose line for it is fixed already are left out and counted. */
export async function decideItems(
  tx: TenantTransaction,
  scope: MonthScope,
  children: readonly Filed[],
  compared: CivilMonth | null,
): Promise<{ items: DecidedItem[]; alreadyFixed: number }> {
  const ids = children.map((one) => one.id);
  const [fixed, previous, decided] = await Promise.all([
    linesOf(tx, ids, scope.benefit, scope.month),
    linesOf(tx, ids, scope.benefit, compared),
    decideMany(tx, scope.deciding, ids),
  ]);
  const items = children.flatMap(({ id, division, open }): DecidedItem[] => {
    const found = decided.get(id);
    const before = previous.get(id);
    if (fixed.has(id) || !found || (!open && !before)) return [];
    const { decision } = found;
    return [{ childId: id, division, ...outcomeOf(decision, before, open) }];
  });
  return { items, alreadyFixed: fixed.size };
}

/** Not closed on the day, and not of a child born after it. */
const isOpen = (day: string) => sql<boolean>`(
  (${child.status} = 'active' OR (${child.closedOn} > ${day}::date AND ${child.closedReason} <> ${UNDONE}))
  AND coalesce(${child.birthDate} <= ${day}::date, true))`;

const toDecide = (scope: MonthScope) =>
  and(inArea(child.division, scope.division), or(eq(child.status, "active"), ne(child.closedReason, UNDONE)));

/** The next children to decide, by id: files open on the last day, and others that may have been paid before. */
export async function readFiles(
  tx: TenantTransaction,
  scope: MonthScope,
  after: string,
  limit: number,
): Promise<Filed[]> {
  return tx
    .select({ id: child.id, division: child.division, open: isOpen(scope.deciding.on) })
    .from(child)
    .where(and(toDecide(scope), gt(child.id, after)))
    .orderBy(asc(child.id))
    .limit(limit);
}

/** How many there are to decide. */
export async function countFiles(tx: TenantTransaction, scope: MonthScope): Promise<number> {
  const [found] = await tx.select({ files: count() }).from(child).where(toDecide(scope));
  return found?.files ?? 0;
}

/** Decides some children for the month anew, those of them that are to be decided. */
export async function decideAgain(
  tx: TenantTransaction,
  scope: MonthScope,
  ids: readonly string[],
): Promise<DecidedItem[]> {
  const files = await tx
    .select({ id: child.id, division: child.division, open: isOpen(scope.deciding.on) })
    .from(child)
    .where(and(toDecide(scope), sql`${child.id} = ANY(${sql.param(ids)}::uuid[])`));
  const { items } = await decideItems(tx, scope, files, await comparedMonth(tx, scope));
  return items;
}
