import type { TenantTransaction } from "@tongyou/database";
import { benefitLine, correction } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, eq, lt, max, sql } from "drizzle-orm";
import type { Deciding } from "../children/deciding.ts";
import { type ItemOutcome, outcomeOf, type Paid } from "./classify-item.ts";
import { dueOfFiles } from "./due-in-month.ts";
import { type Filed, filesOf, inArea } from "./month-files.ts";

/**
 * Which month is decided for which children, by which rules; `deciding.on` is its last day. `first`: the rules of its
 * first day, where who qualifies then is paid for the month though no longer on its last.
 */
export type MonthScope = {
  month: CivilMonth;
  division: string;
  benefit: string;
  deciding: Deciding;
  first?: Deciding;
};
export type DecidedItem = ItemOutcome & { childId: string; division: string };

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

type Line = { childId: string; month: string; class: string; fen: string };
type Lines = ReadonlyMap<string, Paid>;

/**
 * What was fixed for these children in each of two months; in the first also what is paid afterwards by an approved
 * correction, for a run that comes later must not pay it again. The month is compared as an expression, so that the key of
 * the child is the one road to it: of lines that were just fixed the planner knows nothing yet, takes their month for
 * empty, and would read all of it for every child.
 */
async function linesIn(
  tx: TenantTransaction,
  ids: readonly string[],
  benefit: string,
  [one, other]: readonly [CivilMonth, CivilMonth | null],
): Promise<[Lines, Lines]> {
  const [ofOne, ofOther] = [new Map<string, Paid>(), new Map<string, Paid>()];
  const { rows } = await tx.execute<Line>(sql`
    SELECT asked.id AS "childId", line.month, line.class, line.fen
    FROM unnest(${sql.param(ids)}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
      (SELECT month, class, fen FROM ${benefitLine}
       WHERE child_id = asked.id AND benefit = ${benefit} AND month || '' IN (${one}, ${other}) LIMIT 2)
      UNION ALL
      SELECT month, class, fen FROM ${correction}
      WHERE child_id = asked.id AND benefit = ${benefit} AND month || '' = ${one} AND state = 'approved' AND fen > 0
    ) AS line`);
  for (const { childId, month, class: rate, fen } of rows)
    (month === one ? ofOne : ofOther).set(childId, { class: rate, fen: Number(fen) });
  return [ofOne, ofOther];
}

/** Decides these children for the month. Those whose line for it is fixed already are left out and counted. */
export async function decideItems(
  tx: TenantTransaction,
  scope: MonthScope,
  files: readonly Filed[],
  compared: CivilMonth | null,
): Promise<{ items: DecidedItem[]; alreadyFixed: number }> {
  const ids = files.map((one) => one.id);
  const [[fixed, previous], due] = await Promise.all([
    linesIn(tx, ids, scope.benefit, [scope.month, compared]),
    dueOfFiles(tx, scope, files),
  ]);
  const items = files.flatMap(({ id, division }): DecidedItem[] => {
    const found = due.get(id);
    const before = previous.get(id);
    if (fixed.has(id) || !found || (found.why === "closed" && !before)) return [];
    return [{ childId: id, division, ...outcomeOf(found, before) }];
  });
  return { items, alreadyFixed: fixed.size };
}

/** Decides some children for the month anew, those of them that are to be decided. */
export async function decideAgain(
  tx: TenantTransaction,
  scope: MonthScope,
  ids: readonly string[],
): Promise<DecidedItem[]> {
  const files = await filesOf(tx, scope, ids);
  const { items } = await decideItems(tx, scope, files, await comparedMonth(tx, scope));
  return items;
}
