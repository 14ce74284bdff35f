import { child, visit } from "@tongyou/database/schema";
import { and, count, desc, eq, gte, inArray, isNotNull, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { staffNames } from "../staff-names.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import { shareOf, shareSetting } from "./spot-check-share.ts";
import { ROW_COLUMNS, visitRow } from "./visit-rows.ts";
import type { VisitsDone, visitsDoneInput } from "./visits.schema.ts";

type Input = z.output<typeof visitsDoneInput>;

/** Visits that were drawn and wait for their spot check. */
export const TO_CHECK = sql`${visit.sampled} AND NOT ${visit.checked}`;

const FILTERS: { readonly [F in Input["filter"]]: SQL | undefined } = {
  all: ne(visit.kind, "verification"),
  toCheck: TO_CHECK,
  wrong: and(isNotNull(visit.checks), eq(visit.confirmed, false)),
  concern: and(inArray(visit.kind, ["home", "phone"]), eq(visit.concern, true)),
};

/** The visits of the area that took place, the newest first. */
export async function listDone(context: StaffContext, input: Input): Promise<VisitsDone> {
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const read = await inTenant(context, "visits.done", async (tx, note) => {
    const area = input.area ? areaRange(input.area) : undefined;
    const where = and(
      FILTERS[input.filter],
      area && gte(visit.division, area.lo),
      area && lt(visit.division, area.hi),
      input.from === undefined ? undefined : gte(visit.doneOn, input.from),
      input.to === undefined ? undefined : lte(visit.doneOn, input.to),
    );
    const [rows, [total], settings] = await Promise.all([
      tx
        .select(ROW_COLUMNS)
        .from(visit)
        .innerJoin(child, eq(child.id, visit.childId))
        .where(where)
        .orderBy(desc(visit.doneOn), desc(visit.id))
        .limit(input.limit)
        .offset(input.offset),
      tx.select({ rows: count() }).from(visit).where(where),
      loadSettings(tx, civilDayOf(context.now())),
    ]);
    note({ detail: { filter: input.filter, area: input.area ?? null, offset: input.offset } });
    return { rows, total: total?.rows ?? 0, settings };
  });
  const names = await staffNames(
    context,
    read.rows.map(({ by }) => by),
  );
  return {
    rows: read.rows.map((row) => visitRow(row, names)),
    total: read.total,
    share: shareOf(pack, read.settings),
    shareSetting: shareSetting(pack),
  };
}
