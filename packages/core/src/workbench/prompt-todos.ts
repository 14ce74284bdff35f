import { child } from "@tongyou/database/schema";
import { addMonths, type Bilingual, type CivilDate, within } from "@tongyou/policy";
import { and, count, gt, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { TenantRole } from "../access/roles.ts";
import { mayKnow } from "../children/children-where.ts";
import { decideMany } from "../children/deciding.ts";
import { knownTo } from "../children/restricted-parts.ts";
import { civilDayOf } from "../civil-day.ts";
import { seesRestricted } from "../facts/mask.ts";
import type { Bench, TodoGroup } from "./bench.ts";
import { openIn } from "./child-todos.ts";
import type { Todo } from "./workbench.schema.ts";

/** Up to so many children under a term, each is shown with its day; beyond, the terms with their children. */
const EACH = 100;
/** How many months ahead the end of a term is announced. */
const AHEAD = 2;

type Kind = "alert" | "task" | "timer";
type Rule = { id: string; kind: Kind; title: Bilingual; clauses: readonly string[] };

/** Alerts, tasks or terms of the pack that are for a role on a day. */
function rulesFor({ deciding: { policy, on }, context }: Bench, kinds: readonly Kind[]): Rule[] {
  return (policy.pack.provisions ?? []).flatMap((provision): Rule[] => {
    if (provision.kind !== "alert" && provision.kind !== "task" && provision.kind !== "timer") return [];
    const { id, kind, title, clauses, roles } = provision;
    const mine = kinds.includes(kind) && roles.some((role) => role === context.staff.role);
    return mine && within(on, provision) ? [{ id, kind, title, clauses }] : [];
  });
}

const by = ({ clauses }: Rule): Bilingual => ({
  zh: `依据 ${clauses.join("、")}`,
  en: `by ${clauses.join(", ")}`,
});

/** True for the children a rule touches, as far as the role may know of it. */
const touchedBy = (role: TenantRole, { id }: Rule): SQL | undefined =>
  and(sql`strpos(${child.provisions}, ${`|${id}|`}) > 0`, mayKnow(role, `provision:${id}`));

/** How many children of the area each rule touches, as the children list behind it counts them. */
async function countTouched({ tx, context, scope }: Bench, rules: readonly Rule[]) {
  const rows = await tx
    .select({ provisions: child.provisions, restricted: child.restricted, rows: count() })
    .from(child)
    .where(and(openIn(scope), gt(child.provisions, "|")))
    .groupBy(child.provisions, child.restricted);
  const all = seesRestricted(context.staff.role);
  return rules.map((rule) => {
    const touched = rows.filter(
      ({ provisions, restricted }) =>
        provisions?.includes(`|${rule.id}|`) &&
        (all || (restricted !== null && !restricted.includes(`|provision:${rule.id}|`))),
    );
    return { rule, children: touched.reduce((sum, one) => sum + one.rows, 0) };
  });
}

/** One entry a rule that touches children of the area; it opens their list. */
async function todosByRule(bench: Bench, rules: readonly Rule[]): Promise<Todo[]> {
  if (rules.length === 0) return [];
  const counted = await countTouched(bench, rules);
  return counted
    .filter(({ children }) => children > 0)
    .toSorted((a, b) => b.children - a.children)
    .map(({ rule, children }): Todo => {
      const { zh, en } = by(rule);
      return {
        kind: rule.kind,
        title: rule.title,
        why: {
          zh: `${children} 名儿童（含待确认），${zh}`,
          en: `${children} children, with those to be confirmed; ${en}`,
        },
        due: null,
        overdue: false,
        to: `/children?provision=${encodeURIComponent(rule.id)}`,
      };
    });
}

/** States that must not last, and steps a document asks for: what the pack says to this role, by rule. */
export async function ruleTodos(bench: Bench): Promise<TodoGroup[]> {
  const kinds = ["alert", "task"] as const;
  const all = await todosByRule(bench, rulesFor(bench, kinds));
  return kinds.map((kind) => {
    const todos = all.filter((todo) => todo.kind === kind);
    return { kind, count: todos.length, todos };
  });
}

/** A child's terms of the pack that end soon or have ended, in the words of the pack. */
function termTodos(
  rules: ReadonlyMap<string, Rule>,
  today: CivilDate,
  { id, name }: { id: string; name: string },
  prompts: readonly { id: string; due?: CivilDate }[],
): Todo[] {
  return prompts.flatMap((prompt): Todo[] => {
    const rule = rules.get(prompt.id);
    if (!rule || prompt.due === undefined || prompt.due > addMonths(today, AHEAD)) return [];
    const { zh, en } = by(rule);
    return [
      {
        kind: "timer",
        title: { zh: name, en: name },
        why: { zh: `${rule.title.zh}，${zh}`, en: `${rule.title.en}; ${en}` },
        due: prompt.due,
        overdue: prompt.due < today,
        to: `/children/${id}`,
      },
    ];
  });
}

/** Terms of the pack that end soon or have ended, child by child; by rule where they touch very many children. */
export async function timerTodos(bench: Bench): Promise<TodoGroup> {
  const { tx, context, scope, deciding } = bench;
  const { role } = context.staff;
  const rules = rulesFor(bench, ["timer"]);
  if (rules.length === 0) return { kind: "timer", count: 0, todos: [] };
  const touched = await tx
    .select({ id: child.id, name: child.name })
    .from(child)
    .where(and(openIn(scope), isNotNull(child.provisions), or(...rules.map((rule) => touchedBy(role, rule)))))
    .limit(EACH + 1);
  if (touched.length > EACH) {
    const todos = await todosByRule(bench, rules);
    return { kind: "timer", count: todos.length, todos };
  }
  const decided = await decideMany(
    tx,
    deciding,
    touched.map(({ id }) => id),
  );
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const today = civilDayOf(context.now());
  const todos = touched.flatMap((row) => {
    const one = decided.get(row.id);
    if (!one) return [];
    const { facts, at, restricted } = knownTo(role, deciding.policy, one);
    const prompts = deciding.policy.prompts(facts, at).filter(({ id }) => !restricted.has(`provision:${id}`));
    return termTodos(byId, today, row, prompts);
  });
  todos.sort((a, b) => (a.due ?? "").localeCompare(b.due ?? ""));
  return { kind: "timer", count: todos.length, todos };
}
