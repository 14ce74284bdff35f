import type { TenantTransaction } from "@tongyou/database";
import { institution, intake, referral } from "@tongyou/database/schema";
import { addDays, type CivilDate } from "@tongyou/policy";
import { and, count, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { DEPARTMENTS, type Permission } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { type DesignColumn, writeSheet } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { partyTitle } from "./department-title.ts";
import { scopeOf, WAITING } from "./list-referrals.ts";
import {
  INTAKE_SOURCES,
  type IntakeSource,
  type PartyStatistics,
  type ReferralStatistics,
  type RequestStatistics,
  type statisticsInput,
} from "./referrals.schema.ts";

type Input = z.output<typeof statisticsInput>;

const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`);
/** The civil day of an instant in the database. */
const dayOf = (column: PgColumn) => sql`(${column} AT TIME ZONE 'Asia/Shanghai')::date`;
/** Rows for which something holds; a condition on an absent term or reply does not hold. */
const where = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) FILTER (WHERE ${condition}))::int`;

type Span = { from: CivilDate; to: CivilDate; lo: string; hi: string; today: CivilDate };

/** Where and when something was asked. */
const asked = (
  { division, at }: { division: PgColumn; at: PgColumn },
  { from, to, lo, hi }: Span,
): SQL | undefined =>
  and(gte(division, lo), lt(division, hi), gte(at, midnight(from)), lt(at, midnight(addDays(to, 1))));

const medianDays = (from: PgColumn, to: PgColumn) =>
  sql<number | null>`percentile_disc(0.5) WITHIN GROUP (ORDER BY ${dayOf(to)} - ${dayOf(from)})`;

/** What each department and institution was asked and how it replied, departments first. */
async function partiesIn(tx: TenantTransaction, span: Span): Promise<PartyStatistics[]> {
  const replied = sql`${referral.repliedAt} IS NOT NULL`;
  const late = sql`${dayOf(referral.repliedAt)} > ${referral.dueOn}`;
  const waiting = sql`${WAITING}`;
  const rows = await tx
    .select({
      department: referral.department,
      institution: institution.id,
      name: institution.name,
      asked: count(),
      inTime: where(sql`${replied} AND (${late}) IS NOT TRUE`),
      late: where(sql`${replied} AND ${late}`),
      waiting: where(waiting),
      overdue: where(sql`${waiting} AND ${referral.dueOn} < ${span.today}::date`),
      returned: where(sql`${eq(referral.reply, "returned")}`),
      refused: where(sql`${eq(referral.reply, "refused")}`),
      medianDays: medianDays(referral.askedAt, referral.repliedAt),
    })
    .from(referral)
    .leftJoin(institution, eq(institution.id, referral.institutionId))
    .where(asked({ division: referral.division, at: referral.askedAt }, span))
    .groupBy(referral.department, institution.id, institution.name)
    .orderBy(sql`${institution.name} COLLATE "C"`);
  const departments = DEPARTMENTS.flatMap((department) => {
    const found = rows.find((row) => row.department === department);
    if (!found) return [];
    const { institution: _none, name: _unnamed, ...figures } = found;
    return [{ ...figures, department, institution: null }];
  });
  const institutions = rows.flatMap(({ institution: id, name, ...figures }) =>
    id === null || name === null ? [] : [{ ...figures, department: null, institution: { id, name } }],
  );
  return [...departments, ...institutions];
}

/** What families asked for, by how it came in. */
async function requestsIn(tx: TenantTransaction, span: Span): Promise<RequestStatistics[]> {
  const rows = await tx
    .select({
      source: intake.source,
      taken: count(),
      finished: where(sql`${intake.finishedAt} IS NOT NULL`),
      medianDays: medianDays(intake.takenAt, intake.finishedAt),
    })
    .from(intake)
    .where(asked({ division: intake.division, at: intake.takenAt }, span))
    .groupBy(intake.source);
  return INTAKE_SOURCES.flatMap((source) => rows.filter((row) => row.source === source));
}

/** Who was asked nothing, and how nothing came in, is left out. The whole bureau's register gives the names. */
async function statisticsFor(
  context: StaffContext,
  permission: Permission,
  { area, ...days }: Input,
): Promise<ReferralStatistics> {
  const today = civilDayOf(context.now());
  const { from = `${today.slice(0, 4)}-01-01`, to = today } = days;
  if (from > to)
    throw invalid(
      "to",
      { zh: "截止日期早于起始日期。", en: "The last day is before the first." },
      { zh: "请重新选择日期。", en: "Choose the days again." },
    );
  const { lo, hi } = scopeOf(context, area);
  const span = { from, to, lo, hi, today };
  return inTenant(
    context,
    permission,
    async (tx, note) => {
      note({ detail: { from, to, area: area ?? null } });
      const [parties, requests] = await Promise.all([partiesIn(tx, span), requestsIn(tx, span)]);
      return { from, to, parties, requests };
    },
    { area: "tenant" },
  );
}

/** What was asked from one civil day to another and how it was replied to; what families asked for. Throws `invalid`. */
export const referralStatistics = (context: StaffContext, input: Input): Promise<ReferralStatistics> =>
  statisticsFor(context, "referrals.statistics", input);

const COLUMNS: readonly DesignColumn[] = [
  { header: "部门、机构", width: 24, kind: "text" },
  { header: "交办", width: 9, kind: "number" },
  { header: "按期答复", width: 11, kind: "number" },
  { header: "超期答复", width: 11, kind: "number" },
  { header: "待答复", width: 11, kind: "number" },
  { header: "其中已超期", width: 12, kind: "number" },
  { header: "退回", width: 9, kind: "number" },
  { header: "不予办理", width: 11, kind: "number" },
  { header: "答复天数（中位数）", width: 18, kind: "number" },
];

const SOURCE_WORDS: Readonly<Record<IntakeSource, string>> = {
  visit: "来访",
  phone: "来电",
  letter: "来信",
  hotline: "热线转来",
  found: "走访发现",
};
const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

function familiesLine(requests: readonly RequestStatistics[]): string {
  const taken = total(requests.map((row) => row.taken));
  if (taken === 0) return "家庭诉求：这段日期没有受理登记。";
  const parts = requests.map((row) => `${SOURCE_WORDS[row.source]} ${row.taken}`).join("、");
  const finished = total(requests.map((row) => row.finished));
  return `家庭诉求：受理 ${taken} 件（${parts}），已办结 ${finished} 件，在办 ${taken - finished} 件。`;
}

/** The same as an Excel sheet for a meeting: counts alone, of nobody. */
export async function exportReferralStatistics(context: StaffContext, input: Input): Promise<FileOut> {
  const { from, to, parties, requests } = await statisticsFor(context, "referrals.exportStatistics", input);
  const bytes = await writeSheet({
    name: "协同办理统计",
    title: "协同办理统计",
    subtitles: [
      `填报单位：${context.tenant.name}　　交办日期：${from} 至 ${to}　　统计日期：${civilDayOf(context.now())}`,
    ],
    columns: COLUMNS,
    rows: parties.map((row) => [
      partyTitle(row).zh,
      row.asked,
      row.inTime,
      row.late,
      row.waiting,
      row.overdue,
      row.returned,
      row.refused,
      row.medianDays,
    ]),
    footer: [familiesLine(requests), "未设期限的答复计入按期答复；天数为交办到答复的自然日。"],
    landscape: true,
  });
  return {
    fileName: `协同办理统计 ${from} 至 ${to}.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(bytes).toString("base64"),
  };
}
