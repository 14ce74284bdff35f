import type { TenantTransaction } from "@tongyou/database";
import { type CivilMonth, lastDayOf } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import { stopRuleOf } from "../awards/month-rules.ts";
import { type Deciding, decidingBy, decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import type { MonthScope } from "./month-children.ts";
import type { MonthRecord } from "./month-record.ts";

/**
 * A month of an area with the rules of its last day: the day on which every child is decided, so that who turns
 * 18 in the month is 18. Throws as `benefitOf`.
 */
export async function monthScope(
  tx: TenantTransaction,
  context: StaffContext,
  month: CivilMonth,
  division: string,
): Promise<MonthScope> {
  const deciding = await decidingOn(tx, context, lastDayOf(month));
  const first = await firstDayOf(tx, context, month, deciding);
  return { month, division, benefit: benefitOf(deciding.policy), deciding, ...first };
}

/** The rules of the month's first day, where the month in which somebody stops to qualify is still paid. */
async function firstDayOf(
  tx: TenantTransaction,
  context: StaffContext,
  month: CivilMonth,
  last: Deciding,
): Promise<{ first?: Deciding }> {
  if ((await stopRuleOf(tx, last)) !== "nextMonth") return {};
  return { first: await decidingOn(tx, context, `${month}-01`, last.knownAt) };
}

/** The monthly allowance of the policy. Throws `invalid` where the bureau's document states none. */
export function benefitOf({ pack }: Policy): string {
  if (!pack.benefit)
    throw invalid(
      "month",
      {
        zh: "本地区的政策文件没有规定按月发放的津贴。",
        en: "No document of this region states a monthly allowance.",
      },
      { zh: "请在政策页查看文件内容。", en: "See the policy page." },
    );
  return pack.benefit.id;
}

/** The same rules over what is known of the children now. */
function now(rules: Deciding): Deciding {
  const { knownAt: _, ...others } = rules;
  return others;
}

/**
 * The month of a run with the pack, standards and readings as they were when it was calculated: one answer for all
 * its children, however long it takes.
 */
export async function runScope(
  tx: TenantTransaction,
  context: StaffContext,
  run: MonthRecord,
): Promise<MonthScope> {
  const { deciding, first, ...scope } = await scopeAt(tx, context, run, run.calculatedAt);
  return { ...scope, deciding: now(deciding), ...(first && { first: now(first) }) };
}

/** The month of a run by its own pack, and by all that was known at an instant. */
async function scopeAt(
  tx: TenantTransaction,
  context: StaffContext,
  { month, division, pack, packHash }: MonthRecord,
  at: Date,
): Promise<MonthScope> {
  const policy = context.packs.get(pack, packHash);
  const deciding = await decidingBy(tx, policy, lastDayOf(month), at);
  const first = await firstDayOf(tx, context, month, deciding);
  return { month, division, benefit: benefitOf(policy), deciding, ...first };
}

/** The month of a run as its lines are to be explained: by what was known when it was approved, before that by now. */
export const toldScope = (
  tx: TenantTransaction,
  context: StaffContext,
  run: MonthRecord,
): Promise<MonthScope> =>
  run.approvedAt === null
    ? monthScope(tx, context, run.month, run.division)
    : scopeAt(tx, context, run, run.approvedAt);
