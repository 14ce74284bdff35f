import { type TenantTransaction, withTenant } from "@tongyou/database";
import { staffCover } from "@tongyou/database/schema";
import { and, asc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkPlace } from "../access/access.schema.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { covering } from "./cover-record.ts";
import { COVER_ROLES, type workAtInput } from "./people.schema.ts";

/** Covers of an account whose role changed since are none any more. */
const ownCovers = (tx: TenantTransaction, context: StaffContext) =>
  tx
    .select({ id: staffCover.id, division: staffCover.division, until: staffCover.untilOn })
    .from(staffCover)
    .where(
      and(
        eq(staffCover.staffId, context.staff.id),
        sql`${staffCover.role} = ${context.staff.role}`,
        covering(civilDayOf(context.now())),
      ),
    )
    .orderBy(asc(staffCover.untilOn), asc(staffCover.division));

/** The places a person can work at today, the own one first; nothing where there is but that. */
export async function workPlaces(context: StaffContext): Promise<WorkPlace[]> {
  if (!COVER_ROLES.some((role) => role === context.staff.role)) return [];
  const area = areaRange(context.tenant.division);
  const covers = await withTenant(context.db, { tenant: context.tenant, area }, (tx) =>
    ownCovers(tx, context),
  );
  if (covers.length === 0) return [];
  const own = context.staff.home ?? context.area.code;
  return [
    { code: own, name: placeName(own), until: null },
    ...covers.map(({ division, until }) => ({ code: division, name: placeName(division), until })),
  ];
}

/**
 * Goes to work at a place the person covers, or back to the own one: from the next request on everything is seen and done
 * there, on every device. Throws `notFound` for a place the person does not cover today.
 */
export async function workAt(
  context: StaffContext,
  { place }: z.output<typeof workAtInput>,
): Promise<{ place: string }> {
  return inTenant(
    context,
    "people.workAt",
    async (tx, note) => {
      const covers = await ownCovers(tx, context);
      const chosen = covers.find(({ division }) => division === place);
      if (!chosen && place !== (context.staff.home ?? context.area.code))
        throw notFound({ zh: "行政区划", en: "place" });
      await tx
        .update(staffCover)
        .set({ inUse: false })
        .where(and(eq(staffCover.staffId, context.staff.id), eq(staffCover.inUse, true)));
      if (chosen) await tx.update(staffCover).set({ inUse: true }).where(eq(staffCover.id, chosen.id));
      note({ division: place, detail: { cover: chosen?.id ?? null } });
      return { place };
    },
    { area: "tenant" },
  );
}
