import type { TenantTransaction } from "@tongyou/database";
import { benefitLine, child } from "@tongyou/database/schema";
import type { CivilMonth, Decision, Receipt } from "@tongyou/policy";
import { and, asc, eq, gt, gte, inArray, lt, max, ne, or, sql } from "drizzle-orm";
import { type Deciding, decideMany, receiptOf } from "../children/deciding.ts";
import { areaRange } from "../divisions/index.ts";
import { UNDONE } from "../imports/compared-rows.ts";
import { type ItemOutcome, outcomeOf, type Paid } from "./classify-item.ts";

/** Which month is decided for which children, by which rules; `deciding.on` is its last day. */
export type MonthScope = { month: CivilMonth; division: string; benefit: string; deciding: Deciding };
export type DecidedItem = ItemOutcome & {
  childId: string;
  division: string;
  decision: Decision;
  receipt: Receipt;
};

/** Children decided at a time. */
const PAGE = 500;

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
        inArray(benefitLine.childId, [...ids]),
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
  at: Date,
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
    const receipt = receiptOf(scope.deciding.policy, found, at);
    return [{ childId: id, division, decision, receipt, ...outcomeOf(decision, before, open) }];
  });
  return { items, alreadyFixed: fixed.size };
}

/** Not closed on the day, and not of a child born after it. */
const isOpen = (day: string) => sql<boolean>`(
  (${child.status} = 'active' OR (${child.closedOn} > ${day}::date AND ${child.closedReason} <> ${UNDONE}))
  AND coalesce(${child.birthDate} <= ${day}::date, true))`;

/** What is to be decided: files open on the last day, and others that may have been paid before. */
async function readChildren(
  tx: TenantTransaction,
  scope: MonthScope,
  after: string,
  ids?: readonly string[],
) {
  return tx
    .select({ id: child.id, division: child.division, open: isOpen(scope.deciding.on) })
    .from(child)
    .where(
      and(
        inArea(child.division, scope.division),
        gt(child.id, after),
        or(eq(child.status, "active"), ne(child.closedReason, UNDONE)),
        ids ? inArray(child.id, [...ids]) : undefined,
      ),
    )
    .orderBy(asc(child.id))
    .limit(PAGE);
}

/** Decides the children of the area, page by page; `ids` narrows to some of them. */
export async function* monthPages(
  tx: TenantTransaction,
  scope: MonthScope,
  at: Date,
  ids?: readonly string[],
): AsyncGenerator<{ items: DecidedItem[]; alreadyFixed: number }> {
  const compared = await comparedMonth(tx, scope);
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await readChildren(tx, scope, last, ids);
    const end = page.at(-1);
    if (!end) return;
    last = end.id;
    yield await decideItems(tx, scope, page, compared, at);
  }
}
