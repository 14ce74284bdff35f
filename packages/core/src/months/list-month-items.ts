import type { TenantTransaction } from "@tongyou/database";
import { child, monthItem } from "@tongyou/database/schema";
import { type CivilDate, FACTS } from "@tongyou/policy";
import { and, asc, count, eq, notInArray } from "drizzle-orm";
import type { z } from "zod";
import type { TenantRole } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import { type Known, knownTo } from "../children/restricted-parts.ts";
import { decisionFor } from "../children/without-restricted.ts";
import type { StaffContext } from "../context.ts";
import { maskTail } from "../facts/mask.ts";
import type { Page } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { type DueInMonth, dueInMonth } from "./due-in-month.ts";
import type { MonthScope } from "./month-children.ts";
import { closedBefore } from "./month-files.ts";
import { getRun } from "./month-record.ts";
import { toldScope } from "./month-scope.ts";
import type { MonthItem, monthItemsInput } from "./months.schema.ts";
import { openQuestions } from "./open-questions.ts";
import { closedReason, reasonFor, type Told, withAward } from "./reason-of.ts";
import { whyMoved } from "./why-moved.ts";

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
  on: CivilDate,
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
      closedOn: closedBefore(on),
    })
    .from(monthItem)
    .innerJoin(child, eq(child.id, monthItem.childId))
    .where(condition)
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
    .limit(limit)
    .offset(offset);

type Row = Awaited<ReturnType<typeof readRows>>[number];

function whyOf(role: TenantRole, found: DueInMonth, known: Known, row: Row, month: string): Told {
  if (found.why === "closed") return closedReason(found.deciding.on, row.closedOn ?? "");
  const { policy } = found.deciding;
  return withAward(reasonFor(role, policy, known, row.class), found, month);
}

/**
 * Lines of the page with their reasons, replayed from the facts of the month; of an approved one as they were known
 * then. Class and amount are everybody's who sees the month; the reason is told without restricted facts to all but the
 * county officer.
 */
async function explained(
  tx: TenantTransaction,
  context: StaffContext,
  scope: MonthScope,
  rows: readonly Row[],
): Promise<MonthItem[]> {
  const due = await dueInMonth(
    tx,
    scope,
    rows.map((row) => row.childId),
  );
  const { pack } = scope.deciding.policy;
  const names = new Map(pack.benefit?.classes.map(({ id, title }) => [id, title]));
  const { role } = context.staff;
  const moved = rows.filter(({ change }) => change !== "unchanged" && change !== "none");
  const because = await whyMoved(tx, context, scope, moved, due);
  return rows.map((row) => {
    const item = {
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
      because: because.get(row.childId) ?? [],
    };
    const found = due.get(row.childId);
    // Its ledger was taken back since.
    if (!found)
      return { ...item, ...closedReason(scope.deciding.on, row.closedOn ?? ""), needs: [], decisions: [] };
    const { policy } = found.deciding;
    const known = knownTo(role, policy, found.decided);
    const { allowance, needs: missing } = decisionFor(role, known);
    const needs = row.change === "needs" ? (allowance.needs ?? missing) : [];
    const open = found.why !== "closed" && allowance.status !== "restricted";
    return {
      ...item,
      ...whyOf(role, found, known, row, scope.month),
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
    const scope = await toldScope(tx, context, run);
    const condition = where(run.id, input.filter);
    const [rows, [total]] = await Promise.all([
      readRows(tx, condition, scope.deciding.on, input.limit, input.offset),
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
    return { rows: await explained(tx, context, scope, rows), total: total?.rows ?? 0 };
  });
}
