import type { TenantTransaction } from "@tongyou/database";
import { child, trial } from "@tongyou/database/schema";
import { lastDayOf } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, count, eq, gt, gte, lt } from "drizzle-orm";
import type { z } from "zod";
import { decidingBy, decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, isWithin, levelOf } from "../divisions/index.ts";
import { invalid } from "../errors/refusals.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { isEmpty, outlookOf } from "./outlook-of.ts";
import {
  getTrialRecord,
  type TrialRecord,
  type TrialTotals,
  toldOf,
  toTrialSummary,
} from "./trial-record.ts";
import { figuresOf, finestOf, type TrialSums } from "./trial-sums.ts";
import type { TrialView, trialViewInput } from "./trials.schema.ts";

/** A place that sums of the trial are kept for. Throws `invalid` for one outside its area, or finer than they are. */
export function checkedPlace({ division }: TrialRecord, area: string | undefined): string {
  const within = area ?? division;
  if (isWithin(within, division) && levelOf(within) <= finestOf(division)) return within;
  throw invalid(
    "area",
    { zh: "这次测算没有按该地区分列。", en: "The trial has no sums for that place." },
    { zh: "请选择测算地区以内的乡镇或以上。", en: "Choose a town or more inside the trial's area." },
  );
}

async function sumsOf(tx: TenantTransaction, id: string): Promise<TrialSums | undefined> {
  const [found] = await tx.select({ totals: trial.totals }).from(trial).where(eq(trial.id, id));
  return (found?.totals as TrialTotals | null)?.sums;
}

/** The rate classes of both artefacts, those of the trial first, each once. */
export function classesOf(context: StaffContext, { pack, beforeHash, afterHash }: TrialRecord) {
  const classes = (hash: string): NonNullable<Pack["benefit"]>["classes"] =>
    context.packs.get(pack, hash).pack.benefit?.classes ?? [];
  return [...new Map([...classes(afterHash), ...classes(beforeHash)].map((one) => [one.id, one])).values()];
}

/** What moved since a trial of today's knowledge was made. */
async function movedSince(
  tx: TenantTransaction,
  context: StaffContext,
  { state, month, division, madeAt, knownAt, pack, beforeHash }: TrialRecord,
): Promise<TrialView["since"]> {
  if (state !== "done" || knownAt.getTime() !== madeAt.getTime()) return { rules: false, files: 0 };
  const on = lastDayOf(month);
  const then = await decidingBy(tx, context.packs.get(pack, beforeHash), on, knownAt);
  const now = await decidingOn(tx, context, on);
  const { lo, hi } = areaRange(division);
  const [files] = await tx
    .select({ rows: count() })
    .from(child)
    .where(and(gt(child.updatedAt, madeAt), gte(child.division, lo), lt(child.division, hi)));
  return { rules: !isEmpty(outlookOf(then, now)), files: files?.rows ?? 0 };
}

/**
 * A trial with what it comes to in its area or a place inside it, as far as the role is told. Throws `notFound`, and
 * `invalid` (field `area`).
 */
export async function getTrial(
  context: StaffContext,
  { id, area, counted }: z.output<typeof trialViewInput>,
): Promise<TrialView> {
  const { record, sums, within, since } = await inTenant(context, "trials.get", async (tx) => {
    const record = await getTrialRecord(tx, id);
    const within = checkedPlace(record, area);
    return { record, within, sums: await sumsOf(tx, id), since: await movedSince(tx, context, record) };
  });
  const names = await staffNames(context, [record.madeBy]);
  const told = toldOf(context, record);
  const isShown = told === "all" || (told === "sums" && within === record.division);
  const figures = sums && isShown ? figuresOf(sums, { within, counted }, classesOf(context, record)) : null;
  return {
    ...toTrialSummary(context, record, names),
    within: { code: within, name: placeName(within), level: levelOf(within) },
    counted,
    figures: figures && told === "sums" ? { ...figures, places: [] } : figures,
    files: sums?.files ?? 0,
    since,
  };
}
