import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { and, count, eq, gte, inArray, lt } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, codeOf, isWithin, levelOf, SIGNIFICANT } from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { type Counted, countPosts } from "./count-posts.ts";
import type { Coverage, CoveragePlace, coverageInput } from "./people.schema.ts";
import { type Holder, holdersOf } from "./people-names.ts";
import { postTitle } from "./post-roles.ts";
import type { CountRule } from "./staff-rules.ts";

/** Places a list names at once; the rest is reached by narrowing the area. */
const SHOWN = 200;

const tally = (places: readonly Counted[]) => ({
  places: places.length,
  gaps: places.filter(({ wrong }) => wrong === "gap").length,
  doubles: places.filter(({ wrong }) => wrong === "double").length,
});

/** The places of a rule, gathered one level below the area in view. */
function partsOf(area: string, places: readonly Counted[]): CoveragePlace[] {
  const level = levelOf(area);
  if (level >= 4) return [];
  const below = level === 3 ? 4 : level === 2 ? 3 : 2;
  const partOf = ({ place }: Counted) => codeOf(place.code.slice(0, SIGNIFICANT[below]));
  return [...Map.groupBy(places, partOf)].map(([code, group]) => ({
    code,
    name: placeName(code),
    ...tally(group),
  }));
}

async function childrenAt(tx: TenantTransaction, area: string, codes: readonly string[]) {
  if (codes.length === 0) return new Map<string, number>();
  const { lo, hi } = areaRange(area);
  const rows = await tx
    .select({ division: child.division, rows: count() })
    .from(child)
    .where(
      and(
        eq(child.status, "active"),
        gte(child.division, lo),
        lt(child.division, hi),
        inArray(child.division, [...codes]),
      ),
    )
    .groupBy(child.division);
  return new Map(rows.map(({ division, rows }) => [division, rows]));
}

const named = (holders: readonly Holder[], { role }: CountRule, code: string) =>
  holders.filter((one) => one.division === code && one.role === role);

/**
 * Which places of the area have the people the documents give them: gaps, doubles, and for one rule who answers where.
 * Throws `notFound` for a place outside the area.
 */
export async function getCoverage(
  context: StaffContext,
  input: z.output<typeof coverageInput>,
): Promise<Coverage> {
  const area = input.area ?? context.area.code;
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const { counted, viewed, wrong, children } = await inTenant(context, "people.coverage", async (tx) => {
    if (!isWithin(area, context.area.code)) throw notFound({ zh: "行政区划", en: "place" });
    const counted = await countPosts(tx, pack, area, today);
    const viewed = counted.find(({ rule }) => rule.id === input.rule) ?? counted[0];
    const wrong = viewed?.places.filter((one) => one.wrong !== null) ?? [];
    const shown = wrong.slice(0, SHOWN).map(({ place }) => place.code);
    return { counted, viewed, wrong, children: await childrenAt(tx, area, shown) };
  });
  const places = (viewed?.places ?? []).map(({ place }) => place.code).slice(0, SHOWN);
  const doubles = wrong.filter((one) => one.wrong === "double").map(({ place }) => place.code);
  const holders = viewed ? await holdersOf(context, key, [...new Set([...places, ...doubles])], today) : [];
  return {
    rules: counted.map(({ rule, places: all }) => ({
      ...rule,
      roleTitle: postTitle(pack, rule.role, today),
      ...tally(all),
    })),
    rule: viewed?.rule.id ?? null,
    parts: viewed ? partsOf(area, viewed.places) : [],
    wrong: wrong.slice(0, SHOWN).map(({ place, wrong: kind }) => ({
      place: { code: place.code, name: placeName(place.code) },
      kind: kind ?? "gap",
      people: viewed ? named(holders, viewed.rule, place.code).map(({ name }) => name) : [],
      children: children.get(place.code) ?? 0,
    })),
    wrongTotal: wrong.length,
    held: viewed
      ? places.flatMap((code) =>
          named(holders, viewed.rule, code).map(({ name, unit, phone, part }) => ({
            place: { code, name: placeName(code) },
            part,
            name,
            unit,
            phone,
          })),
        )
      : [],
  };
}
