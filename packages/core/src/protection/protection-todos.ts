import { breakGlass, child, protectionCase, protectionRequest } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import {
  and,
  asc,
  count,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import { type Bench, type Scope, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { Todo, TodoKind } from "../workbench/workbench.schema.ts";
import { type CaseRecordRow, chainAt } from "./case-record.ts";
import { ownersBelow } from "./chain.ts";
import { readable } from "./list-cases.ts";
import { ofParty } from "./party-requests.ts";

const same = (text: string): Bilingual => ({ zh: text, en: text });
const inScope = ({ lo, hi }: Scope) => and(gte(protectionCase.division, lo), lt(protectionCase.division, hi));
const open = eq(protectionCase.state, "open");

/** Hours and minutes until or since an instant, in words. */
function timeLeft(due: Date, now: Date): Bilingual {
  const minutes = Math.floor(Math.abs(due.getTime() - now.getTime()) / 60_000);
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)];
  const zh = days >= 2 ? `${days} 天` : hours >= 1 ? `${hours} 小时` : `${minutes} 分钟`;
  const en = days >= 2 ? `${days} days` : hours >= 1 ? `${hours} hours` : `${minutes} minutes`;
  return due <= now ? { zh: `已超期 ${zh}`, en: `${en} overdue` } : { zh: `还剩 ${zh}`, en: `${en} left` };
}

type Clocks = Pick<CaseRecordRow, "dueAt" | "feedbackDue" | "feedbackAt">;
/** The instant a case waits for: the earlier of its stage's clock and the answer still due to the reporter. */
const waitsFor = ({ dueAt, feedbackDue, feedbackAt }: Clocks): Date | null =>
  [dueAt, feedbackAt === null ? feedbackDue : null]
    .filter((one) => one !== null)
    .sort((a, b) => a.getTime() - b.getTime())[0] ?? null;

const feedbackWaits = and(isNull(protectionCase.feedbackAt), sql`${protectionCase.feedbackDue} IS NOT NULL`);

async function caseGroup({ tx, context }: Bench, kind: TodoKind, where: SQL | undefined): Promise<TodoGroup> {
  const now = context.now();
  const rows = await tx
    .select({
      id: protectionCase.id,
      division: protectionCase.division,
      number: protectionCase.number,
      mechanism: protectionCase.mechanism,
      stage: protectionCase.stage,
      dueAt: protectionCase.dueAt,
      feedbackDue: protectionCase.feedbackDue,
      feedbackAt: protectionCase.feedbackAt,
      name: child.name,
      total: TOTAL,
    })
    .from(protectionCase)
    .leftJoin(child, eq(child.id, protectionCase.childId))
    .where(where)
    .orderBy(
      sql`least(${protectionCase.dueAt}, CASE WHEN ${feedbackWaits} THEN ${protectionCase.feedbackDue} END) ASC NULLS LAST`,
      asc(protectionCase.reportedAt),
      asc(protectionCase.id),
    )
    .limit(SHOWN);
  const todos = rows.map((row): Todo => {
    const due = waitsFor(row);
    const { title } = chainAt(context, row);
    const clock = due ? timeLeft(due, now) : { zh: "本环节未设时限", en: "no term is set for this stage" };
    const who = row.name ?? placeName(row.division);
    return {
      kind,
      title: { zh: `${row.number} ${who}`, en: `${row.number} ${who}` },
      why: { zh: `${title.zh} · ${clock.zh}`, en: `${title.en} · ${clock.en}` },
      due: due && civilDayOf(due),
      overdue: due !== null && due <= now,
      to: `/protection/${row.id}`,
    };
  });
  return { kind, count: totalOf(rows), todos };
}

/**
 * Open cases that fall to this person: their own, and those of a stage their role answers for that nobody handles. A
 * sealed one that nobody handles falls to the county's officer too: whoever answers for its stage may not read it.
 */
export function caseTodos(bench: Bench): Promise<TodoGroup> {
  const { staff } = bench.context;
  const answers = sql`position(${`|${staff.role}|`} in ${protectionCase.owners}) > 0`;
  const falls = staff.role === "countyOfficer" ? or(answers, isNotNull(protectionCase.sealedAt)) : answers;
  const mine = or(eq(protectionCase.handler, staff.id), and(isNull(protectionCase.handler), falls));
  return caseGroup(bench, "protection", and(inScope(bench.scope), open, mine, readable(bench.context)));
}

/** What the level below let run over. */
export async function escalatedTodos(bench: Bench): Promise<TodoGroup> {
  const { context, scope } = bench;
  const owners = ownersBelow(context.staff.role);
  if (owners.length === 0) return { kind: "protectionOverdue", count: 0, todos: [] };
  const where = and(
    inScope(scope),
    open,
    lte(protectionCase.dueAt, context.now()),
    readable(context),
    inArray(protectionCase.owners, owners),
    or(isNull(protectionCase.handler), ne(protectionCase.handler, context.staff.id)),
  );
  return caseGroup(bench, "protectionOverdue", where);
}

/** Closings that wait for the second person. */
export function closingTodos(bench: Bench): Promise<TodoGroup> {
  const { staff } = bench.context;
  const another = and(
    ne(protectionCase.closingBy, staff.id),
    or(isNull(protectionCase.handler), ne(protectionCase.handler, staff.id)),
  );
  const closing = eq(protectionCase.state, "closing");
  return caseGroup(
    bench,
    "protectionClosing",
    and(inScope(bench.scope), closing, another, readable(bench.context)),
  );
}

/** What the person's department or institution is asked and has not answered. */
export async function requestTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const where = and(
    ofParty(context),
    isNull(protectionRequest.answeredAt),
    gte(protectionRequest.division, scope.lo),
    lt(protectionRequest.division, scope.hi),
  );
  const rows = await tx
    .select({
      kind: protectionRequest.kind,
      due: protectionRequest.dueOn,
      number: protectionCase.number,
      total: TOTAL,
    })
    .from(protectionRequest)
    .innerJoin(protectionCase, eq(protectionCase.id, protectionRequest.caseId))
    .where(where)
    .orderBy(asc(protectionRequest.dueOn), asc(protectionRequest.askedAt))
    .limit(SHOWN);
  const today = civilDayOf(context.now());
  const todos = rows.map(
    ({ kind, due, number }): Todo => ({
      kind: "protectionRequest",
      title: same(number),
      why: REQUEST_WORDS[kind],
      due,
      overdue: due !== null && due < today,
      to: "/referrals/asked",
    }),
  );
  return { kind: "protectionRequest", count: totalOf(rows), todos };
}

const REQUEST_WORDS = {
  police: { zh: "请接处警并反馈", en: "Take the case over and answer" },
  institution: { zh: "请接收儿童并反馈", en: "Receive the child and answer" },
  joint: { zh: "请参加联合评估并反馈", en: "Take part in the assessment and answer" },
} as const;

/** For the auditor: every case that ran over, by number alone. */
export async function overdueTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const where = and(inScope(scope), open, lte(protectionCase.dueAt, context.now()));
  const [total] = await tx.select({ rows: count() }).from(protectionCase).where(where);
  const overdue = total?.rows ?? 0;
  const todo: Todo = {
    kind: "protectionOverdue",
    title: { zh: "超期的保护个案", en: "Protection cases that ran over" },
    why: { zh: `${overdue} 件超过时限仍未办结`, en: `${overdue} past their term` },
    due: null,
    overdue: true,
    to: "/protection/oversight",
  };
  return { kind: "protectionOverdue", count: overdue, todos: overdue > 0 ? [todo] : [] };
}

/** For the auditor: leaves to read closed files that were not looked at. */
export async function glassTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const where = and(
    isNull(breakGlass.seenAt),
    gte(breakGlass.division, scope.lo),
    lt(breakGlass.division, scope.hi),
  );
  const runs = and(isNull(breakGlass.endedAt), gt(breakGlass.until, context.now()));
  const [found] = await tx
    .select({ unseen: count(), running: sql<number>`count(*) FILTER (WHERE ${runs})::int` })
    .from(breakGlass)
    .where(where);
  const { unseen, running } = found ?? { unseen: 0, running: 0 };
  const todo: Todo = {
    kind: "breakGlass",
    title: { zh: "临时查阅限阅档案", en: "Closed files were opened" },
    why: {
      zh: `${unseen} 次待核查，其中 ${running} 次仍在有效期内`,
      en: `${unseen} to look at, ${running} of them still running`,
    },
    due: null,
    overdue: false,
    to: "/protection/oversight",
  };
  return { kind: "breakGlass", count: unseen, todos: unseen > 0 ? [todo] : [] };
}
