import { child, intake, referral } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, asc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { Todo, TodoKind } from "../workbench/workbench.schema.ts";
import { REPLIED, WAITING } from "./list-referrals.ts";
import { inView, ofParty, REPLY_WORDS, type ReferralRecord } from "./referral-record.ts";

const same = (text: string): Bilingual => ({ zh: text, en: text });
const inScope = ({ scope: { lo, hi } }: Bench) => and(gte(referral.division, lo), lt(referral.division, hi));

const COLUMNS = {
  id: referral.id,
  number: referral.number,
  kind: referral.kind,
  reply: referral.reply,
  repliedAt: referral.repliedAt,
  dueOn: referral.dueOn,
  name: child.name,
  total: TOTAL,
};
type Row = Pick<ReferralRecord, "number" | "kind" | "reply"> & { name: string | null };
type Say = { title: (row: Row) => Bilingual; why: (row: Row) => Bilingual };

async function referralGroup(
  bench: Bench,
  kind: TodoKind,
  filter: SQL | undefined,
  say: Say,
): Promise<TodoGroup> {
  const { tx, context } = bench;
  const where = and(inScope(bench), filter);
  const rows = await tx
    .select(COLUMNS)
    .from(referral)
    .leftJoin(child, and(isNotNull(referral.childId), eq(child.id, referral.childId)))
    .where(where)
    .orderBy(sql`${referral.dueOn} ASC NULLS LAST`, asc(referral.askedAt), asc(referral.id))
    .limit(SHOWN);
  const today = civilDayOf(context.now());
  const todos = rows.map(
    (row): Todo => ({
      kind,
      title: say.title(row),
      why: say.why(row),
      due: row.repliedAt === null ? row.dueOn : null,
      overdue: row.repliedAt === null && row.dueOn !== null && row.dueOn < today,
      to: `/referrals/${row.id}`,
    }),
  );
  return { kind, count: totalOf(rows), todos };
}

const KIND_WORDS = {
  question: { zh: "请核实并答复", en: "Please find out and answer" },
  service: { zh: "请提供服务并答复", en: "Please give the service and answer" },
  entitlement: { zh: "请落实保障并答复", en: "Please give what is due and answer" },
} as const;

/** What the person's department or institution is asked and has not replied to: by number, whoever it is about. */
export const askedTodos = (bench: Bench): Promise<TodoGroup> =>
  referralGroup(bench, "referral", and(ofParty(bench.context), WAITING), {
    title: ({ number }) => same(number),
    why: ({ kind }) => KIND_WORDS[kind],
  });

const ofChild: Say["title"] = ({ number, name }) => same(name ?? number);

/** Replies to what this person asked, to be confirmed and closed, or sent on. */
export const repliedTodos = (bench: Bench): Promise<TodoGroup> =>
  referralGroup(
    bench,
    "referralReplied",
    and(eq(referral.askedBy, bench.context.staff.id), REPLIED, inView(bench.context)),
    { title: ofChild, why: ({ reply }) => REPLY_WORDS[reply ?? "answered"] },
  );

const late = ({ context }: Bench) =>
  and(WAITING, lt(referral.dueOn, civilDayOf(context.now())), inView(context));
const LATE: Bilingual = { zh: "部门超期未答复，请催办", en: "The department is late: remind it" };

/** Referrals that departments let run over: one's own, and for the county's officer all of the area. */
export function lateTodos(bench: Bench): Promise<TodoGroup> {
  const { role, id } = bench.context.staff;
  const mine = role === "countyOfficer" ? undefined : eq(referral.askedBy, id);
  return referralGroup(bench, "referralOverdue", and(late(bench), mine), { title: ofChild, why: () => LATE });
}

/** Requests whose referrals are all closed, or of which none was made: to be split, or told to the family. */
export async function intakeTodos({ tx, scope }: Bench): Promise<TodoGroup> {
  const ofIntake = sql`SELECT FROM ${referral} WHERE ${referral.intakeId} = ${intake.id}`;
  const where = and(
    isNull(intake.finishedAt),
    gte(intake.division, scope.lo),
    lt(intake.division, scope.hi),
    sql`NOT EXISTS (${ofIntake} AND ${referral.closedAt} IS NULL)`,
  );
  const rows = await tx
    .select({ id: intake.id, number: intake.number, split: sql<boolean>`EXISTS (${ofIntake})`, total: TOTAL })
    .from(intake)
    .where(where)
    .orderBy(asc(intake.takenAt), asc(intake.id))
    .limit(SHOWN);
  const todos = rows.map(
    ({ id, number, split }): Todo => ({
      kind: "intake",
      title: same(number),
      why: split
        ? { zh: "部门均已办结，请告知家庭", en: "All departments are done: tell the family" }
        : { zh: "尚未交办部门", en: "No department was asked yet" },
      due: null,
      overdue: false,
      to: `/referrals/intakes/${id}`,
    }),
  );
  return { kind: "intake", count: totalOf(rows), todos };
}
