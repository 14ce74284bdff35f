import { staff } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, eq, gte, isNull, lt } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import { codeOf, isWithin, levelOf, SIGNIFICANT } from "../divisions/index.ts";
import { policyToday } from "../protection/chain.ts";
import { type Bench, SHOWN, type TodoGroup } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { type Counted, countPosts } from "./count-posts.ts";
import type { PostRole } from "./people.schema.ts";
import { FILLED_BY, postTitle } from "./post-roles.ts";
import type { CountRule } from "./staff-rules.ts";

/** More places than these are one entry of the list. */
const APART = 5;

/** The towns of an area whose desk somebody works at. */
async function townsAtWork({ tx, scope }: Bench): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectDistinct({ division: staff.division })
    .from(staff)
    .where(
      and(
        eq(staff.role, "townSupervisor"),
        isNull(staff.disabledAt),
        gte(staff.division, scope.lo),
        lt(staff.division, scope.hi),
      ),
    );
  return new Set(rows.map(({ division }) => division));
}

/** Says whether this desk gives a post: a town's own, the county's own, and a town's where nobody works at its desk. */
async function fillsHere(bench: Bench): Promise<(role: PostRole, place: string) => boolean> {
  if (levelOf(bench.context.area.code) === 4) return (role) => FILLED_BY[role] === "town";
  const towns = await townsAtWork(bench);
  return (role, place) => FILLED_BY[role] === "county" || !towns.has(codeOf(place.slice(0, SIGNIFICANT[4])));
}

type Wrong = Counted & { wrong: "gap" | "double" };
const isWrong = (one: Counted): one is Wrong => one.wrong !== null;

const clauseOf = ({ clause }: CountRule): Bilingual =>
  clause ? { zh: `${clause}：`, en: `${clause}: ` } : { zh: "", en: "" };

/** One place of a rule, which opens the town or county it lies in. */
function placeTodo(title: Bilingual, rule: CountRule, { place, people, wrong }: Wrong, area: string): Todo {
  const says = clauseOf(rule);
  const within = place.parent && isWithin(place.parent, area) ? place.parent : undefined;
  const name = placeName(place.code);
  return {
    kind: "postVacant",
    title: { zh: `${name}：${title.zh}`, en: `${name}: ${title.en}` },
    why:
      wrong === "gap"
        ? { zh: `${says.zh}无人`, en: `${says.en}nobody in post` }
        : { zh: `${says.zh}${people} 人，多于规定`, en: `${says.en}${people} people, too many` },
    due: null,
    overdue: false,
    to: coveragePath(rule.id, within),
  };
}

const coveragePath = (rule: string, area: string | undefined) =>
  `/people?tab=coverage&rule=${encodeURIComponent(rule)}${area ? `&area=${area}` : ""}`;

/** All places of a rule in one entry, which opens its list. */
function ruleTodo(title: Bilingual, rule: CountRule, places: readonly Wrong[]): Todo {
  const gaps = places.filter(({ wrong }) => wrong === "gap").length;
  const doubles = places.length - gaps;
  const says = clauseOf(rule);
  return {
    kind: "postVacant",
    title: { zh: `${title.zh}配备`, en: `Posts: ${title.en}` },
    why: {
      zh: `${says.zh}${gaps} 处无人${doubles > 0 ? `，${doubles} 处多于规定` : ""}`,
      en: `${says.en}${gaps} places without one${doubles > 0 ? `, ${doubles} with too many` : ""}`,
    },
    due: null,
    overdue: false,
    to: coveragePath(rule.id, undefined),
  };
}

/**
 * Places without the person a document gives them, or with too many, on the desk that gives the post: a few apart, many as
 * one entry a rule.
 */
export async function vacancyTodos(bench: Bench): Promise<TodoGroup> {
  const { tx, context, scope } = bench;
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const fills = await fillsHere(bench);
  const rules = await countPosts(tx, pack, scope.lo, today);
  const todos = rules.flatMap(({ rule, places }): Todo[] => {
    const title = postTitle(pack, rule.role, today);
    const wrong = places.filter(isWrong).filter(({ place }) => fills(rule.role, place.code));
    if (wrong.length > APART) return [ruleTodo(title, rule, wrong)];
    return wrong.map((one) => placeTodo(title, rule, one, context.area.code));
  });
  return { kind: "postVacant", count: todos.length, todos: todos.slice(0, SHOWN) };
}
