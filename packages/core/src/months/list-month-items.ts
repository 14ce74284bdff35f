import type { TenantTransaction } from "@tongyou/database";
import { child, monthItem } from "@tongyou/database/schema";
import { FACTS } from "@tongyou/policy";
import { and, asc, count, eq, notInArray } from "drizzle-orm";
import type { z } from "zod";
import { choicesFor, type Deciding, decideFacts } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { knownTo } from "../children/restricted-parts.ts";
import { decisionFor } from "../children/without-restricted.ts";
import type { StaffContext } from "../context.ts";
import { statedOn } from "../facts/facts-on.ts";
import { maskTail, seesRestricted } from "../facts/mask.ts";
import type { Page } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { getRun } from "./month-record.ts";
import { monthScope } from "./month-scope.ts";
import type { MonthItem, monthItemsInput } from "./months.schema.ts";
import { openQuestions } from "./open-questions.ts";
import { openReasonOf, reasonOf } from "./reason-of.ts";

type Filter = z.output<typeof monthItemsInput>["filter"];

function where(runId: string, filter: Filter) {
  const ofRun = eq(monthItem.runId, runId);
  if (filter === "all") return ofRun;
  if (filter === "differences") return and(ofRun, notInArray(monthItem.change, ["unchanged", "none"]));
  return and(ofRun, eq(monthItem.change, filter));
}

const readRows = (
  tx: TenantTransaction,
  condition: ReturnType<typeof where>,
  limit: number,
  offset: number,
) =>
  tx
    .select({
      childId: monthItem.childId,
      name: child.name,
      idTail: child.idTail,
      division: child.division,
      status: monthItem.status,
      change: monthItem.change,
      class: monthItem.class,
      fen: monthItem.fen,
      previousClass: monthItem.previousClass,
      previousFen: monthItem.previousFen,
      closedOn: child.closedOn,
    })
    .from(monthItem)
    .innerJoin(child, eq(child.id, monthItem.childId))
    .where(condition)
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
    .limit(limit)
    .offset(offset);

type Row = Awaited<ReturnType<typeof readRows>>[number];

const closedReason = (day: string, on: string) => ({
  reason: {
    zh: `档案已于 ${on} 结案，${day} 不再发放。`,
    en: `The file was closed on ${on}; nothing is paid on ${day}.`,
  },
  clauses: [],
});

/**
 * Lines of the page with their reasons, replayed from the facts of the run's last day. Class and amount are everybody's
 * who sees the month; the reason is told without restricted facts to all but the county officer.
 */
async function explained(
  tx: TenantTransaction,
  context: StaffContext,
  deciding: Deciding,
  rows: readonly Row[],
): Promise<MonthItem[]> {
  const ids = rows.map((row) => row.childId);
  const [stated, choices] = await Promise.all([
    statedOn(tx, ids, deciding.on),
    choicesFor(tx, ids, deciding.on.slice(0, 7)),
  ]);
  const { policy } = deciding;
  const names = new Map(policy.pack.benefit?.classes.map(({ id, title }) => [id, title]));
  const { role } = context.staff;
  return rows.map((row) => {
    const decided = decideFacts(deciding, stated.get(row.childId), choices.get(row.childId));
    const known = knownTo(role, policy, decided);
    const { allowance, needs: missing } = decisionFor(role, known);
    const closed = row.closedOn !== null && row.closedOn <= deciding.on;
    const why = closed
      ? closedReason(deciding.on, row.closedOn ?? "")
      : seesRestricted(role)
        ? reasonOf(policy.explain(known.facts, known.at))
        : openReasonOf(policy, known, row.class);
    const needs = row.change === "needs" ? (allowance.needs ?? missing) : [];
    const open = !closed && allowance.status !== "restricted";
    return {
      childId: row.childId,
      name: row.name,
      idNumber: row.idTail ? maskTail(row.idTail) : null,
      divisionName: placeName(row.division),
      change: row.change,
      status: row.status as MonthItem["status"],
      class: row.class,
      className: row.class ? (names.get(row.class) ?? null) : null,
      fen: row.fen,
      previousFen: row.previousFen,
      previousClass: row.previousClass,
      ...why,
      needs: needs.map((name) => ({
        fact: name,
        question: { zh: FACTS[name].askZh, en: FACTS[name].askEn },
      })),
      decisions: open ? openQuestions(policy, known) : [],
    };
  });
}

/** Lines of a month with why each is as it is, what it waits for and what a person can decide; by place and name. */
export async function listMonthItems(
  context: StaffContext,
  input: z.output<typeof monthItemsInput>,
): Promise<Page<MonthItem>> {
  return inTenant(context, "months.items", async (tx, note) => {
    const run = await getRun(tx, input.id);
    const { deciding } = await monthScope(tx, context, run.month, run.division);
    const condition = where(run.id, input.filter);
    const [rows, [total]] = await Promise.all([
      readRows(tx, condition, input.limit, input.offset),
      tx.select({ rows: count() }).from(monthItem).where(condition),
    ]);
    note({
      division: run.division,
      detail: {
        run: run.id,
        month: run.month,
        filter: input.filter,
        offset: input.offset,
        rows: rows.length,
      },
    });
    return { rows: await explained(tx, context, deciding, rows), total: total?.rows ?? 0 };
  });
}
