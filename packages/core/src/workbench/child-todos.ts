import { child } from "@tongyou/database/schema";
import { addMonths, type Bilingual, FACTS, type FactName, reaches } from "@tongyou/policy";
import { and, asc, between, desc, eq, gt, gte, inArray, lt, not, or, type SQL } from "drizzle-orm";
import type { TenantRole } from "../access/roles.ts";
import { mayKnow } from "../children/children-where.ts";
import { civilDayOf } from "../civil-day.ts";
import { seesRestricted } from "../facts/mask.ts";
import { type Bench, type Scope, SHOWN, TOTAL, type TodoGroup, totalOf } from "./bench.ts";
import type { Todo } from "./workbench.schema.ts";

/** How many months ahead an 18th birthday is announced. */
const AHEAD = 2;

const same = (text: string): Bilingual => ({ zh: text, en: text });

/** Open files of an area. */
export const openIn = ({ lo, hi }: Scope) =>
  and(eq(child.status, "active"), gte(child.division, lo), lt(child.division, hi));

/**
 * Children whose allowance waits for facts. Where a role may not know whether it still does, the child is asked about
 * as long as there is something everybody may ask.
 */
export function waitsForFacts(role: TenantRole): SQL | undefined {
  const waits = inArray(child.allowanceStatus, ["needs", "atLeast"]);
  const known = mayKnow(role, "allowance");
  return known ? or(and(known, waits), and(not(known), gt(child.openNeedsCount, 0))) : waits;
}

/** What to ask, by the fact's name as the row keeps it; of a file that no decision has counted yet in general. */
function asking(first: string | null): Bilingual {
  if (first === null || !Object.hasOwn(FACTS, first))
    return { zh: "缺少认定所需的情况", en: "Facts are missing" };
  const { askZh, askEn } = FACTS[first as FactName];
  return { zh: `待了解：${askZh}`, en: `To find out: ${askEn}` };
}

/** Children whose allowance waits for facts: each with what to ask first. */
export async function needsTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const { role } = context.staff;
  const all = seesRestricted(role);
  const rows = await tx
    .select({
      id: child.id,
      name: child.name,
      first: all ? child.firstNeed : child.firstOpenNeed,
      total: TOTAL,
    })
    .from(child)
    .where(and(openIn(scope), waitsForFacts(role)))
    .orderBy(asc(all ? child.needsCount : child.openNeedsCount), asc(child.pinyin), asc(child.id))
    .limit(SHOWN);
  const todos = rows.map(
    ({ id, name, first }): Todo => ({
      kind: "needs",
      title: same(name),
      why: asking(first),
      due: null,
      overdue: false,
      to: `/children/${id}`,
    }),
  );
  return { kind: "needs", count: totalOf(rows), todos };
}

const WAITS: Readonly<Record<"choice" | "review", Bilingual>> = {
  choice: {
    zh: "几项待遇不能同时享受，须由专人决定保留哪一项",
    en: "Schemes exclude one another: decide which is kept",
  },
  review: {
    zh: "文件对这种情形不明确，须由专人认定",
    en: "The document is not clear for this case: confirm it",
  },
};

/** Children who wait for a named person's decision; done on the open month where there is one. */
export async function decisionTodos(
  { tx, scope, runs }: Bench,
  kind: "choice" | "review",
): Promise<TodoGroup> {
  const openRun = runs.find((run) => run.state === "calculated")?.id;
  const rows = await tx
    .select({ id: child.id, name: child.name, total: TOTAL })
    .from(child)
    .where(and(openIn(scope), eq(child.allowanceStatus, kind)))
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
    .limit(SHOWN);
  const todos = rows.map(
    ({ id, name }): Todo => ({
      kind,
      title: same(name),
      why: WAITS[kind],
      due: null,
      overdue: false,
      to: openRun ? `/months/${openRun}?filter=${kind}` : `/children/${id}`,
    }),
  );
  return { kind, count: totalOf(rows), todos };
}

/** Children in pay who turn 18 in the next two months, or turned 18 in the last one; the soonest first. */
export async function birthdayTodos({ tx, context, scope, deciding }: Bench): Promise<TodoGroup> {
  const { on: day } = deciding;
  const today = civilDayOf(context.now());
  const born = (months: number) => addMonths(day, months - 18 * 12);
  const rows = await tx
    .select({ id: child.id, name: child.name, birthDate: child.birthDate, total: TOTAL })
    .from(child)
    .where(and(openIn(scope), between(child.birthDate, born(-1), born(AHEAD))))
    .orderBy(asc(child.birthDate), desc(child.id))
    .limit(SHOWN);
  const todos = rows.map(({ id, name, birthDate }): Todo => {
    const due = birthDate ? reaches(birthDate, 18) : null;
    const over = due !== null && due <= today;
    return {
      kind: "turning18",
      title: same(name),
      why: over
        ? { zh: `${due} 已满18周岁，请核对并结案`, en: `Turned 18 on ${due}: check and close the file` }
        : { zh: `${due} 满18周岁，待遇将停止`, en: `Turns 18 on ${due}; benefits will end` },
      due,
      overdue: over,
      to: `/children/${id}`,
    };
  });
  return { kind: "turning18", count: totalOf(rows), todos };
}
