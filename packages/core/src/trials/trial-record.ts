import type { TenantTransaction } from "@tongyou/database";
import { trial } from "@tongyou/database/schema";
import { eq, getTableColumns, sql } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { levelOf } from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { seesRestricted } from "../facts/mask.ts";
import type { TrialScope } from "./trial-scope.ts";
import { trialScope } from "./trial-scope.ts";
import type { TrialSums } from "./trial-sums.ts";
import type { TrialChange, TrialOutlook, TrialSummary, TrialTold } from "./trials.schema.ts";

export const TRIAL = { zh: "测算", en: "trial" } as const;

/** `trial.totals`: what a list shows, and the sums by place and class. */
export type TrialTotals = { brief: TrialBrief; sums: TrialSums };
export type TrialBrief = {
  sums: NonNullable<TrialSummary["sums"]>;
  differing: NonNullable<TrialSummary["differing"]>;
};

const { totals: _, ...COLUMNS } = getTableColumns(trial);
/** A trial without its many sums. */
export const TRIAL_COLUMNS = { ...COLUMNS, brief: sql<TrialBrief | null>`${trial.totals} -> 'brief'` };
export type TrialRecord = Omit<typeof trial.$inferSelect, "totals"> & { brief: TrialBrief | null };

/** The trial; throws `notFound` also outside the area. */
export async function getTrialRecord(tx: TenantTransaction, id: string): Promise<TrialRecord> {
  const [found] = await tx.select(TRIAL_COLUMNS).from(trial).where(eq(trial.id, id));
  if (!found) throw notFound(TRIAL);
  return found;
}

export const changesOf = ({ changes }: Pick<TrialRecord, "changes">) => changes as TrialChange[];

const RULES: ReadonlySet<TrialChange["kind"]> = new Set(["reading", "pack"]);
/** Rules and not only amounts are tried: who differs then says something of the facts. */
export const triesRules = (changes: readonly TrialChange[]): boolean =>
  changes.some(({ kind }) => RULES.has(kind));

const COUNTY = 3;
/** How much of a trial a role is told. */
export function toldOf(
  { staff }: Pick<StaffContext, "staff">,
  record: Pick<TrialRecord, "changes" | "division">,
): TrialTold {
  if (seesRestricted(staff.role) || !triesRules(changesOf(record))) return "all";
  return levelOf(record.division) <= COUNTY ? "sums" : "nothing";
}

/** Both sides of a trial as they were when it was made, with the artefacts it took. */
export const scopeOf = (
  tx: TenantTransaction,
  context: StaffContext,
  record: Pick<
    TrialRecord,
    "month" | "division" | "changes" | "knownAt" | "pack" | "beforeHash" | "afterHash"
  >,
): Promise<TrialScope> =>
  trialScope(
    tx,
    context,
    { month: record.month, division: record.division, changes: changesOf(record), knownAt: record.knownAt },
    {
      before: context.packs.get(record.pack, record.beforeHash),
      after: context.packs.get(record.pack, record.afterHash),
    },
  );

/** A trial as a list shows it to a role. `names`: of colleagues, by id. */
export function toTrialSummary(
  context: StaffContext,
  record: TrialRecord,
  names: ReadonlyMap<string, string>,
): TrialSummary {
  const told = toldOf(context, record);
  const shown = told === "nothing" ? null : record.brief;
  return {
    id: record.id,
    name: record.name,
    month: record.month,
    area: { code: record.division, name: placeName(record.division) },
    state: record.state,
    changes: changesOf(record),
    outlook: record.outlook as TrialOutlook,
    sums: shown?.sums ?? null,
    differing: shown?.differing ?? null,
    told,
    knownAt: record.knownAt.toISOString(),
    past: record.knownAt.getTime() !== record.madeAt.getTime(),
    madeBy: names.get(record.madeBy) ?? "",
    madeAt: record.madeAt.toISOString(),
  };
}
