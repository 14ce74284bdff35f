import type { Bilingual } from "@tongyou/policy";
import { lastDayOf } from "@tongyou/policy";
import type { z } from "zod";
import type { TenantRole } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { codeOf, type DivisionLevel, divisionsUnder, levelOf, SIGNIFICANT } from "../divisions/index.ts";
import { policyToday, roleTitle } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { verifyRound } from "../visits/verify-round.ts";
import { scopeOf } from "./bench.ts";
import {
  type Counting,
  countChildren,
  countReferrals,
  countReports,
  countVisits,
  listAccounts,
} from "./count-work.ts";
import type { Workload, WorkloadPlace, WorkloadTable, workloadInput } from "./workbench.schema.ts";

const BELOW = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 5 } as const satisfies Record<DivisionLevel, DivisionLevel>;
/** Who works in a place of a level; the first gives the place its word for "nobody". */
const WORKERS: Readonly<Partial<Record<DivisionLevel, readonly [TenantRole, ...TenantRole[]]>>> = {
  4: ["townSupervisor", "townSocialWorker"],
  5: ["villageWorker"],
};

/** Every number of an area by place; null in the place of what the role may not see. */
async function countWork(counting: Counting, roles: readonly TenantRole[]) {
  const { tx, context } = counting;
  const { period } = await verifyRound(tx, context);
  const [children, visits, reports, referrals, accounts] = await Promise.all([
    countChildren(counting),
    countVisits(counting, civilDayOf(context.now()), period),
    countReports(counting),
    countReferrals(counting),
    roles.length > 0 ? listAccounts(counting, roles) : [],
  ]);
  return { period, children, visits, reports, referrals, accounts };
}
type Counts = Awaited<ReturnType<typeof countWork>>;

/** A row by place, none for a place that has none. */
const byPlace = <Row extends { place: string }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [codeOf(row.place), row]));

function placesOf(
  counts: Counts,
  under: readonly string[],
): { division: string; work: Workload; workers: string[] }[] {
  const [children, visits] = [byPlace(counts.children), byPlace(counts.visits)];
  const reports = counts.reports && byPlace(counts.reports);
  const referrals = counts.referrals && byPlace(counts.referrals);
  const accounts = Map.groupBy(counts.accounts, ({ place }) => place);
  const found = [children, visits, reports ?? new Map(), referrals ?? new Map()];
  const all = new Set([...under, ...found.flatMap((one) => [...one.keys()])]);
  return [...all].map((division) => {
    const [plan, report, referral] = [visits.get(division), reports?.get(division), referrals?.get(division)];
    return {
      division,
      workers: (accounts.get(division) ?? []).map(({ name }) => name),
      work: {
        children: children.get(division)?.children ?? 0,
        needs: children.get(division)?.needs ?? 0,
        visits: {
          overdue: plan?.overdue ?? 0,
          due: plan?.due ?? 0,
          done: plan?.done ?? 0,
          oldest: plan?.oldest ?? null,
        },
        verification: counts.period && { done: plan?.verified ?? 0, of: plan?.toVerify ?? 0 },
        reports: reports && {
          open: report?.open ?? 0,
          overdue: report?.overdue ?? 0,
          nextDue: report?.nextDue?.toISOString() ?? null,
        },
        referrals: referrals && { waiting: referral?.waiting ?? 0, overdue: referral?.overdue ?? 0 },
      },
    };
  });
}

const earlier = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a);

const NOTHING: Workload = {
  children: 0,
  needs: 0,
  visits: { overdue: 0, due: 0, done: 0, oldest: null },
  verification: null,
  reports: null,
  referrals: null,
};

const sum = (a: Workload, b: Workload): Workload => ({
  children: a.children + b.children,
  needs: a.needs + b.needs,
  visits: {
    overdue: a.visits.overdue + b.visits.overdue,
    due: a.visits.due + b.visits.due,
    done: a.visits.done + b.visits.done,
    oldest: earlier(a.visits.oldest, b.visits.oldest),
  },
  verification: b.verification && {
    done: (a.verification?.done ?? 0) + b.verification.done,
    of: (a.verification?.of ?? 0) + b.verification.of,
  },
  reports: b.reports && {
    open: (a.reports?.open ?? 0) + b.reports.open,
    overdue: (a.reports?.overdue ?? 0) + b.reports.overdue,
    nextDue: earlier(a.reports?.nextDue ?? null, b.reports.nextDue),
  },
  referrals: b.referrals && {
    waiting: (a.referrals?.waiting ?? 0) + b.referrals.waiting,
    overdue: (a.referrals?.overdue ?? 0) + b.referrals.overdue,
  },
});

/** Late reports weigh most, then late visits, then departments that are late, then facts to ask. */
const behind = ({ reports, visits, referrals, needs }: Workload): readonly number[] => [
  reports?.overdue ?? 0,
  visits.overdue,
  referrals?.overdue ?? 0,
  needs,
];

function byBehind(a: WorkloadPlace, b: WorkloadPlace): number {
  const [mine, theirs] = [behind(a), behind(b)];
  const first = mine.findIndex((value, index) => value !== theirs[index]);
  if (first < 0) return a.division < b.division ? -1 : 1;
  return (theirs[first] ?? 0) - (mine[first] ?? 0);
}

/**
 * How much work waits in each town of a county or each village of a town and who is behind; names those who work
 * there and no child. `area` narrows inside the person's own.
 */
export async function getWorkload(
  context: StaffContext,
  { area }: z.output<typeof workloadInput>,
): Promise<WorkloadTable> {
  const scope = scopeOf(context, area);
  const level = BELOW[levelOf(scope.lo)];
  const roles = WORKERS[level] ?? [];
  const today = civilDayOf(context.now());
  const counts = await inTenant(context, "workbench.workload", (tx) =>
    countWork({ tx, context, scope, digits: SIGNIFICANT[level] }, roles),
  );
  const under = divisionsUnder(scope.lo, level).map(({ code }) => code);
  const places = placesOf(counts, under).map(
    ({ division, workers, work }): WorkloadPlace => ({
      division,
      name: placeName(division),
      workers,
      ...work,
    }),
  );
  const { pack } = policyToday(context);
  const [role] = roles;
  const workerTitle: Bilingual | null =
    role === "villageWorker" || role === "townSupervisor" ? roleTitle(pack, role, today) : null;
  return {
    area: { code: scope.lo, name: placeName(scope.lo) },
    level,
    workerTitle,
    month: { from: `${today.slice(0, 7)}-01`, to: lastDayOf(today.slice(0, 7)) },
    places: places.sort(byBehind),
    total: places.reduce(sum, NOTHING),
  };
}
