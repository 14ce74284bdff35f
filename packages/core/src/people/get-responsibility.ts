import { tenantKey, withTenant } from "@tongyou/database";
import { workerPost } from "@tongyou/database/schema";
import { and, countDistinct, gte, lt } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import {
  areaRange,
  codeOf,
  countyOf,
  divisionsUnder,
  isWithin,
  levelOf,
  SIGNIFICANT,
} from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { RULE_LEVELS } from "./count-posts.ts";
import type { Responsibility, responsibilityInput } from "./people.schema.ts";
import { holdersOf } from "./people-names.ts";
import { postTitle } from "./post-roles.ts";
import { type CountRule, countRules } from "./staff-rules.ts";
import { heldOn } from "./worker-record.ts";

/** The place a rule counts people at for a village: itself, its town or its county. */
const placeFor = (village: string, { per }: CountRule) =>
  codeOf(village.slice(0, SIGNIFICANT[RULE_LEVELS[per]]));

/** How many hold a post where, also at the town and county above the area. */
async function countHolders(context: StaffContext, area: string, today: string) {
  const wide = areaRange(context.tenant.division);
  const { lo, hi } = areaRange(levelOf(area) > 3 ? countyOf(area) : area);
  const rows = await withTenant(context.db, { tenant: context.tenant, area: wide }, (tx) =>
    tx
      .select({
        place: workerPost.division,
        role: workerPost.role,
        people: countDistinct(workerPost.workerId),
      })
      .from(workerPost)
      .where(and(gte(workerPost.division, lo), lt(workerPost.division, hi), heldOn(today)))
      .groupBy(workerPost.division, workerPost.role),
  );
  return new Map(rows.map(({ place, role, people }) => [`${place} ${role}`, people]));
}

/**
 * Village by village who answers for it at every level a document names, and where nobody does. Throws `notFound` for a
 * place outside the reader's area.
 */
export async function getResponsibility(
  context: StaffContext,
  input: z.output<typeof responsibilityInput>,
): Promise<Responsibility> {
  const area = input.area ?? context.area.code;
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const rules = countRules(pack, today);
  await inTenant(context, "people.responsibility", async (_tx, note) => {
    if (!isWithin(area, context.area.code)) throw notFound({ zh: "行政区划", en: "place" });
    note({ division: area, detail: { offset: input.offset } });
  });
  const counts = await countHolders(context, area, today);
  const isGap = (village: string, rule: CountRule) =>
    (counts.get(`${placeFor(village, rule)} ${rule.role}`) ?? 0) < rule.min;
  const villages = divisionsUnder(area, 5).map(({ code }) => code);
  const lacking = villages.filter((village) => rules.some((rule) => isGap(village, rule)));
  const chosen = input.gaps ? lacking : villages;
  const shown = chosen.slice(input.offset, input.offset + input.limit);
  const places = new Set(shown.flatMap((village) => rules.map((rule) => placeFor(village, rule))));
  const holders = Map.groupBy(await holdersOf(context, key, [...places], today), ({ division }) => division);
  return {
    columns: rules.map((rule) => ({ ...rule, roleTitle: postTitle(pack, rule.role, today) })),
    total: chosen.length,
    villages: villages.length,
    lacking: lacking.length,
    rows: shown.map((village) => ({
      place: { code: village, name: placeName(village) },
      cells: rules.map((rule) => ({
        people: (holders.get(placeFor(village, rule)) ?? [])
          .filter(({ role }) => role === rule.role)
          .map(({ name, part, unit }) => ({ name, part, unit })),
        gap: isGap(village, rule),
      })),
    })),
  };
}
