import { child, visitPlan } from "@tongyou/database/schema";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { areaRange, findDivision, levelOf } from "../divisions/index.ts";
import { VERIFY_INTERVAL } from "../standards/own-settings.ts";
import { inTenant } from "../verb.ts";
import { cadenceOut } from "./plan-out.ts";
import { isLate, toVerify, verifyRound } from "./verify-round.ts";
import type { Verification, VerificationPlace, verificationInput } from "./visits.schema.ts";

/** Digits of the code down to a town and to a village. */
const DEPTH = { town: 9, village: 12 } as const;

const sum = (places: readonly VerificationPlace[]) =>
  places.reduce(
    (total, { children, verified, overdue }) => ({
      children: total.children + children,
      verified: total.verified + verified,
      overdue: total.overdue + overdue,
    }),
    { children: 0, verified: 0, overdue: 0 },
  );

/**
 * How far the verification of this period has come, by town of a county or by village of a town: files confirmed or
 * corrected, and those left out of the last period too.
 */
export async function getVerification(
  context: StaffContext,
  input: z.output<typeof verificationInput>,
): Promise<Verification> {
  const code = input.area ?? context.area.code;
  const depth = levelOf(code) <= 3 ? DEPTH.town : DEPTH.village;
  const { round, rows } = await inTenant(context, "visits.verification", async (tx) => {
    const round = await verifyRound(tx, context);
    if (!round.period) return { round, rows: [] };
    const place = sql<string>`left(${visitPlan.division}, ${sql.raw(String(depth))})`;
    const rows = await tx
      .select({
        place,
        children: sql<number>`count(*)::int`,
        verified: sql<number>`count(*) FILTER (WHERE ${visitPlan.verifiedOn} >= ${round.period.from})::int`,
        overdue: sql<number>`count(*) FILTER (WHERE ${isLate(round)})::int`,
      })
      .from(visitPlan)
      .innerJoin(child, eq(child.id, visitPlan.childId))
      .where(toVerify(areaRange(code)))
      .groupBy(place)
      .orderBy(place);
    return { round, rows };
  });
  const places = rows.map(({ place, ...counts }): VerificationPlace => {
    const division = place.padEnd(12, "0");
    return { division, name: findDivision(division)?.name ?? division, ...counts };
  });
  return {
    rules: round.rules.map(cadenceOut),
    period: round.period,
    places,
    total: sum(places),
    setting: VERIFY_INTERVAL,
  };
}
