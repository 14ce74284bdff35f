import type { TenantTransaction } from "@tongyou/database";
import { application } from "@tongyou/database/schema";
import { and, asc, count, desc, eq, gte, isNotNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { applicationRow, selectApplications } from "./application-rows.ts";
import type { ApplicationsList, applicationsListInput } from "./applications.schema.ts";
import { listedActors, stageOut, stagesOf } from "./procedure-of.ts";

const isOpen = eq(application.state, "open");

/** Open applications on whose stage the person may act: their role's, and to be decided by a second pair of eyes. */
export const waitingFor = ({ staff }: StaffContext): SQL | undefined =>
  and(
    isOpen,
    sql`position(${listedActors([staff.role])} in ${application.actors}) > 0`,
    or(
      ne(application.stageKind, "confirm"),
      and(
        sql`${application.passedBy} IS DISTINCT FROM ${staff.id}::uuid`,
        or(
          ne(application.startedBy, staff.id),
          and(eq(application.origin, "family"), isNotNull(application.passedBy)),
        ),
      ),
    ),
  );
export const isLate = (today: string): SQL | undefined => and(isOpen, lt(application.dueOn, today));

/** Rows within a place of the reader's area; without one, all of it. */
export function inPlace(area: string | undefined): SQL | undefined {
  const range = area && areaRange(area);
  return range ? and(gte(application.division, range.lo), lt(application.division, range.hi)) : undefined;
}

const counted = async (tx: TenantTransaction, where: SQL | undefined): Promise<number> => {
  const [found] = await tx.select({ rows: count() }).from(application).where(where);
  return found?.rows ?? 0;
};

/** Applications of the area: the open ones by their last day, those that ended newest first. */
export async function listApplications(
  context: StaffContext,
  input: z.output<typeof applicationsListInput>,
): Promise<ApplicationsList> {
  const { state, stage, mine, late, offset, limit } = input;
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const place = inPlace(input.area);
  const where = and(
    place,
    eq(application.state, state),
    stage === undefined ? undefined : eq(application.stage, stage),
    mine ? waitingFor(context) : undefined,
    late ? isLate(today) : undefined,
  );
  const order =
    state === "open"
      ? [sql`${application.dueOn} ASC NULLS LAST`, asc(application.startedAt), asc(application.id)]
      : [desc(application.closedAt), asc(application.id)];
  return inTenant(context, "applications.list", async (tx, note) => {
    const rows = await selectApplications(tx)
      .where(where)
      .orderBy(...order)
      .limit(limit)
      .offset(offset);
    const counts = {
      open: await counted(tx, and(place, isOpen)),
      mine: await counted(tx, and(place, waitingFor(context))),
      late: await counted(tx, and(place, isLate(today))),
    };
    note({ detail: { state, rows: rows.length } });
    return {
      rows: rows.map((row) => applicationRow(context, pack, row)),
      total: await counted(tx, where),
      counts,
      stages: stagesOf(pack).map(stageOut),
    };
  });
}
