import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { isWithin, placesAround } from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import type { PostRole, ResponsiblePerson, responsibleInput } from "./people.schema.ts";
import { holdersOf } from "./people-names.ts";
import { postTitle } from "./post-roles.ts";

/**
 * Who answers for a place today, the nearest first; the telephone number for those who work with the families. Also names
 * people of the town and county around the place. Throws `notFound` for a place outside the reader's area.
 */
export async function getResponsible(
  context: StaffContext,
  { division }: z.output<typeof responsibleInput>,
): Promise<ResponsiblePerson[]> {
  requirePermission(context, "people.responsible");
  if (!isWithin(division, context.area.code)) throw notFound({ zh: "行政区划", en: "place" });
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const holders = await holdersOf(context, key, placesAround(division), today);
  return holders
    .toSorted((a, b) => (a.division > b.division ? -1 : a.division < b.division ? 1 : 0))
    .map(({ name, phone, role, division: code, part }) => ({
      name,
      title: postTitle(pack, role as PostRole, today),
      place: { code, name: placeName(code) },
      part,
      phone,
    }));
}
