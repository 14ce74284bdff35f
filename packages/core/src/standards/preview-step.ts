import type { TenantTransaction } from "@tongyou/database";
import { child, monthRun } from "@tongyou/database/schema";
import { and, asc, count, eq, gt, gte, sql } from "drizzle-orm";
import { decidingBy } from "../children/deciding.ts";
import { workingDay } from "../children/working-day.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { className } from "../corrections/correction-row.ts";
import { EVER_AWARDED } from "../corrections/ever-paid.ts";
import {
  type ArrearsSums,
  addEffects,
  effectsOn,
  noArrears,
  scopesUnder,
} from "../corrections/standard-arrears.ts";
import { codeOf, findDivision } from "../divisions/index.ts";
import { inParts } from "../jobs/in-parts.ts";
import type { JobRecord, JobStep, JobWork } from "../jobs/job-work.ts";
import { nextPage } from "../jobs/next-page.ts";
import type { NewStandard, StandardArrears, StandardPreview } from "./gazette.schema.ts";
import { inputOf } from "./preview-record.ts";
import { choicesToday, proposalRow } from "./proposal-rows.ts";
import { type WeighedToday, weighingOn, weighToday } from "./weigh-standard.ts";

/** Children of one step, and of one of its parts. */
const STEP = 1_000;
const PART = 250;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** After which child the next step goes on, and the sums until then. */
type Reached = { after: string; today: WeighedToday; arrears: ArrearsSums };

const readFiles = (tx: TenantTransaction, after: string) =>
  tx
    .select({
      id: child.id,
      open: sql<boolean>`${child.status} = 'active'`,
      awarded: EVER_AWARDED,
    })
    .from(child)
    .where(gt(child.id, after))
    .orderBy(asc(child.id))
    .limit(nextPage(STEP));

async function countFiles(tx: TenantTransaction): Promise<number> {
  const [found] = await tx.select({ files: count() }).from(child);
  return found?.files ?? 0;
}

async function step(tx: TenantTransaction, context: StaffContext, job: JobRecord): Promise<JobStep> {
  const { entry, knownAt } = inputOf(job);
  const known = new Date(knownAt);
  const reached = (job.reached as Reached | null) ?? {
    after: NOBODY,
    today: { children: 0, open: 0, before: 0, after: 0 },
    arrears: noArrears(),
  };
  const { today, arrears } = reached;
  const policy = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const on = await workingDay(tx, context);
  const weighing = weighingOn(await decidingBy(tx, policy, on, known), entry);
  const scopes = await scopesUnder(tx, context, entry, known);
  const files = await readFiles(tx, reached.after);
  await inParts(files, PART, async (part) => {
    const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id);
    await weighToday(tx, weighing, idsOf(part.filter(({ open }) => open)), today);
    addEffects(arrears, await effectsOn(tx, scopes, idsOf(part.filter(({ awarded }) => awarded))));
  });
  const done = job.done + files.length;
  const last = files.at(-1)?.id;
  if (last !== undefined && files.length === STEP)
    return { reached: { after: last, today, arrears }, done, total: job.total ?? (await countFiles(tx)) };
  return { result: await resultOf(tx, context, entry, { on, today, arrears }), done };
}

/** Months from a day on that are fixed, in the whole bureau. */
async function fixedMonths(tx: TenantTransaction, { validFrom }: NewStandard): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ month: monthRun.month })
    .from(monthRun)
    .where(and(eq(monthRun.state, "fixed"), gte(monthRun.month, validFrom.slice(0, 7))))
    .orderBy(asc(monthRun.month));
  return rows.map(({ month }) => month);
}

async function resultOf(
  tx: TenantTransaction,
  context: StaffContext,
  entry: NewStandard,
  { on, today, arrears }: { on: string; today: WeighedToday; arrears: ArrearsSums },
): Promise<StandardPreview> {
  const policy = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const choices = await choicesToday(tx, context, policy);
  const { parameter, validFrom } = entry;
  const entered = choices.standards.parameters?.[parameter]?.find(({ from }) => from === validFrom);
  const thisMonth = civilDayOf(context.now()).slice(0, 7);
  return {
    on,
    ...today,
    retroactive: validFrom.slice(0, 7) < thisMonth,
    fixed: await fixedMonths(tx, entry),
    arrears: arrearsOf(context, arrears),
    replaces: entered?.fen ?? null,
    proposal: proposalRow(policy, parameter, validFrom, choices),
  };
}

function arrearsOf(
  { packs, tenant }: StaffContext,
  { all, months, classes, places }: ArrearsSums,
): StandardArrears {
  const { pack } = packs.get(tenant.pack.id, tenant.pack.hash);
  const sumOf = ([children, fen]: readonly [number, number]) => ({ children, fen });
  const inOrder = <T>(sums: Readonly<Record<string, T>>) =>
    Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...sumOf(all),
    byMonth: inOrder(months).map(([month, sum]) => ({ month, ...sumOf(sum) })),
    byClass: inOrder(classes).map(([rate, sum]) => ({
      class: rate,
      name: className(pack, rate),
      ...sumOf(sum),
    })),
    byPlace: inOrder(places).map(([stem, sum]) => {
      const code = codeOf(stem);
      return { code, name: findDivision(code)?.name ?? code, own: false, ...sumOf(sum) };
    }),
  };
}

/**
 * Weighs what an entry would mean: every open file of the bureau as the working day decides it, and the months that are
 * fixed. Nothing but the answer is kept.
 */
export const previewing: JobWork = {
  permission: "policy.previewStandard",
  mayStop: true,
  wholeBureau: true,
  step,
};
