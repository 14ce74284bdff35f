import type { TenantTransaction } from "@tongyou/database";
import { workerPost } from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { and, countDistinct, gte, lt } from "drizzle-orm";
import { areaRange, type Division, divisionsUnder } from "../divisions/index.ts";
import { type CountRule, countRules } from "./staff-rules.ts";
import { heldOn } from "./worker-record.ts";

/** The level of place that a rule counts people at. */
export const RULE_LEVELS = { county: 3, town: 4, village: 5 } as const;

/** A place with how many people hold the post a rule counts. */
export type Counted = { place: Division; people: number; wrong: "gap" | "double" | null };

/** Too few or too many by the rule. */
function wrongOf({ min, max }: CountRule, people: number): Counted["wrong"] {
  if (people < min) return "gap";
  return max !== null && people > max ? "double" : null;
}

/** Every rule that counts people with every place of an area it counts them in. */
export async function countPosts(
  tx: TenantTransaction,
  pack: Pack,
  area: string,
  today: string,
): Promise<{ rule: CountRule; places: Counted[] }[]> {
  const { lo, hi } = areaRange(area);
  const rows = await tx
    .select({
      division: workerPost.division,
      role: workerPost.role,
      people: countDistinct(workerPost.workerId),
    })
    .from(workerPost)
    .where(and(gte(workerPost.division, lo), lt(workerPost.division, hi), heldOn(today)))
    .groupBy(workerPost.division, workerPost.role);
  const held = new Map(rows.map(({ division, role, people }) => [`${division} ${role}`, people]));
  return countRules(pack, today).map((rule) => ({
    rule,
    places: divisionsUnder(area, RULE_LEVELS[rule.per]).map((place) => {
      const people = held.get(`${place.code} ${rule.role}`) ?? 0;
      return { place, people, wrong: wrongOf(rule, people) };
    }),
  }));
}
