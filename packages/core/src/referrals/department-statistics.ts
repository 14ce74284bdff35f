import { referral } from "@tongyou/database/schema";
import { addDays } from "@tongyou/policy";
import { and, count, eq, gte, isNull, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { DEPARTMENTS, type Permission } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { type DesignColumn, writeSheet } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { departmentTitle } from "./department-title.ts";
import { scopeOf } from "./list-referrals.ts";
import type { ReferralStatistics, statisticsInput } from "./referrals.schema.ts";

type Input = z.output<typeof statisticsInput>;

const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`);
/** The civil day of an instant in the database. */
const dayOf = (column: typeof referral.askedAt | typeof referral.repliedAt) =>
  sql`(${column} AT TIME ZONE 'Asia/Shanghai')::date`;
/** Rows for which something holds; a condition on an absent term or reply does not hold. */
const where = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) FILTER (WHERE ${condition}))::int`;

/** What each department was asked in a span of days and how it replied; those that were asked nothing are left out. */
async function statisticsFor(
  context: StaffContext,
  permission: Permission,
  { area, ...span }: Input,
): Promise<ReferralStatistics> {
  const today = civilDayOf(context.now());
  const { from = `${today.slice(0, 4)}-01-01`, to = today } = span;
  if (from > to)
    throw invalid(
      "to",
      { zh: "截止日期早于起始日期。", en: "The last day is before the first." },
      { zh: "请重新选择日期。", en: "Choose the days again." },
    );
  const { lo, hi } = scopeOf(context, area);
  const replied = sql`${referral.repliedAt} IS NOT NULL`;
  const late = sql`${dayOf(referral.repliedAt)} > ${referral.dueOn}`;
  const waiting = and(isNull(referral.repliedAt), isNull(referral.closedAt)) ?? sql`false`;
  const rows = await inTenant(context, permission, async (tx, note) => {
    note({ detail: { from, to, area: area ?? null } });
    return tx
      .select({
        department: referral.department,
        asked: count(),
        inTime: where(sql`${replied} AND (${late}) IS NOT TRUE`),
        late: where(sql`${replied} AND ${late}`),
        waiting: where(sql`${waiting}`),
        overdue: where(sql`${waiting} AND ${referral.dueOn} < ${today}::date`),
        returned: where(sql`${eq(referral.reply, "returned")}`),
        refused: where(sql`${eq(referral.reply, "refused")}`),
        medianDays: sql<
          number | null
        >`percentile_disc(0.5) WITHIN GROUP (ORDER BY ${dayOf(referral.repliedAt)} - ${dayOf(referral.askedAt)})`,
      })
      .from(referral)
      .where(
        and(
          gte(referral.division, lo),
          lt(referral.division, hi),
          gte(referral.askedAt, midnight(from)),
          lt(referral.askedAt, midnight(addDays(to, 1))),
        ),
      )
      .groupBy(referral.department);
  });
  const departments = DEPARTMENTS.flatMap((department) => {
    const row = rows.find((one) => one.department === department);
    return row ? [{ ...row, department }] : [];
  });
  return { from, to, departments };
}

/** How departments replied to what was asked from one civil day to another. Throws `invalid`. */
export const referralStatistics = (context: StaffContext, input: Input): Promise<ReferralStatistics> =>
  statisticsFor(context, "referrals.statistics", input);

const COLUMNS: readonly DesignColumn[] = [
  { header: "部门", width: 24, kind: "text" },
  { header: "交办", width: 9, kind: "number" },
  { header: "按期答复", width: 11, kind: "number" },
  { header: "超期答复", width: 11, kind: "number" },
  { header: "待答复", width: 11, kind: "number" },
  { header: "其中已超期", width: 12, kind: "number" },
  { header: "退回", width: 9, kind: "number" },
  { header: "不予办理", width: 11, kind: "number" },
  { header: "答复天数（中位数）", width: 18, kind: "number" },
];

/** The same as an Excel sheet for a meeting: counts alone, of nobody. */
export async function exportReferralStatistics(context: StaffContext, input: Input): Promise<FileOut> {
  const { from, to, departments } = await statisticsFor(context, "referrals.exportStatistics", input);
  const bytes = await writeSheet({
    name: "协同办理统计",
    title: "协同办理统计",
    subtitles: [
      `填报单位：${context.tenant.name}　　交办日期：${from} 至 ${to}　　统计日期：${civilDayOf(context.now())}`,
    ],
    columns: COLUMNS,
    rows: departments.map((row) => [
      departmentTitle(row.department).zh,
      row.asked,
      row.inTime,
      row.late,
      row.waiting,
      row.overdue,
      row.returned,
      row.refused,
      row.medianDays,
    ]),
    footer: ["未设期限的答复计入按期答复；天数为交办到答复的自然日。"],
    landscape: true,
  });
  return {
    fileName: `协同办理统计 ${from} 至 ${to}.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(bytes).toString("base64"),
  };
}
