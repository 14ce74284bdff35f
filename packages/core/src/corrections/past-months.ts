import type { TenantTransaction } from "@tongyou/database";
import { benefitLine, monthRun, standard } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { areaRange, isWithin } from "../divisions/index.ts";
import type { MonthScope } from "../months/month-children.ts";
import { benefitOf, monthScope } from "../months/month-scope.ts";
import { rulesMoved } from "../months/staleness.ts";

/** A fixed run: where its lines are, what was known when it was approved, by which artefact it was decided. */
type FixedRun = { month: CivilMonth; division: string; knownAt: Date; packHash: string };
/** A fixed run, and whether amounts, readings or the artefact of its month are others now. */
type PastRun = FixedRun & { moved: boolean };
/** A month with fixed lines, with the rules of its last day as they are known now. */
export type PastMonth = { month: CivilMonth; scope: MonthScope; runs: readonly PastRun[] };

/** Which months are looked at: all from one on, or some. */
export type WantedMonths = { from: CivilMonth } | { only: readonly CivilMonth[] };

const isWanted = (column: typeof monthRun.month | typeof benefitLine.month, wanted: WantedMonths) =>
  "from" in wanted ? gte(column, wanted.from) : inArray(column, [...wanted.only]);

const visibleRuns = (tx: TenantTransaction, wanted: WantedMonths): Promise<FixedRun[]> =>
  tx
    .select({
      month: monthRun.month,
      division: monthRun.division,
      knownAt: sql`coalesce(${monthRun.approvedAt}, ${monthRun.fixedAt})`.mapWith(monthRun.calculatedAt),
      packHash: monthRun.packHash,
    })
    .from(monthRun)
    .where(and(eq(monthRun.state, "fixed"), isWanted(monthRun.month, wanted)));

/** Runs of a wider area than the reader's, known by the lines they fixed here. */
async function widerRuns(tx: TenantTransaction, area: string, wanted: WantedMonths): Promise<FixedRun[]> {
  const { lo, hi } = areaRange(area);
  const receipt = (key: string) => sql<string>`max(${benefitLine.receipt} ->> ${sql.raw(`'${key}'`)})`;
  const rows = await tx
    .select({ month: benefitLine.month, knownAt: receipt("knownAt"), packHash: receipt("packHash") })
    .from(benefitLine)
    .where(
      and(
        isWanted(benefitLine.month, wanted),
        gte(benefitLine.division, lo),
        lt(benefitLine.division, hi),
        sql`NOT EXISTS (SELECT FROM month_run r WHERE r.id = ${benefitLine.runId})`,
      ),
    )
    .groupBy(benefitLine.month);
  return rows.map(({ knownAt, ...row }) => ({ ...row, division: area, knownAt: new Date(knownAt) }));
}

/** When an amount, a reading or a setting was last entered or replaced; no month fixed since has other rules now. */
async function enteredLast(tx: TenantTransaction): Promise<Date> {
  const [found] = await tx
    .select({
      at: sql`max(greatest(${standard.enteredAt}, ${standard.supersededAt}))`.mapWith(standard.enteredAt),
    })
    .from(standard);
  return found?.at ?? new Date(0);
}

/** Months of the reader's area that are fixed in all or a part of it, oldest first. */
export async function pastMonths(
  tx: TenantTransaction,
  context: StaffContext,
  division: string,
  wanted: WantedMonths,
): Promise<PastMonth[]> {
  const whole = context.area.code === context.tenant.division;
  const runs = [
    ...(await visibleRuns(tx, wanted)),
    ...(whole ? [] : await widerRuns(tx, context.area.code, wanted)),
  ].filter((run) => isWithin(run.division, division) || isWithin(division, run.division));
  const months = [...Map.groupBy(runs, (run) => run.month)].sort(([a], [b]) => (a < b ? -1 : 1));
  const entered = await enteredLast(tx);
  const found: PastMonth[] = [];
  for (const [month, ofMonth] of months) {
    const scope = await monthScope(tx, context, month, division);
    const { hash } = scope.deciding.policy.pack;
    const past: PastRun[] = [];
    for (const run of ofMonth) {
      const isOther = hash !== run.packHash;
      const moved = isOther || (entered >= run.knownAt && (await rulesMoved(tx, scope, run.knownAt)));
      past.push({ ...run, moved });
    }
    found.push({ month, scope, runs: past });
  }
  return found;
}

/** The run that fixed a month for a place: the newest, where several did. */
export const runAt = ({ runs }: PastMonth, division: string): PastRun | undefined =>
  runs
    .filter((run) => isWithin(division, run.division))
    .reduce<PastRun | undefined>(
      (last, run) => (last && last.knownAt >= run.knownAt ? last : run),
      undefined,
    );

/** The monthly allowance of the bureau's document. Throws `invalid` where it states none. */
export const benefitNow = (context: StaffContext): string =>
  benefitOf(context.packs.get(context.tenant.pack.id, context.tenant.pack.hash));
