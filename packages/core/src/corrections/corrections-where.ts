import { correction } from "@tongyou/database/schema";
import { and, eq, gt, gte, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { areaRange, isWithin } from "../divisions/index.ts";
import type { correctionsListInput } from "./corrections.schema.ts";

type Filter = Omit<z.output<typeof correctionsListInput>, "offset" | "limit">;

/** The corrections that a filter finds; an area outside the person's own narrows nothing. */
export function correctionsWhere(
  context: StaffContext,
  { area, childId, state, kind, cause, month }: Filter,
): SQL | undefined {
  const { lo, hi } = area && isWithin(area, context.area.code) ? areaRange(area) : context.area;
  return and(
    eq(correction.state, state),
    gte(correction.division, lo),
    lt(correction.division, hi),
    childId ? eq(correction.childId, childId) : undefined,
    kind === "arrears" ? gt(correction.fen, 0) : undefined,
    kind === "recovery" ? lt(correction.fen, 0) : undefined,
    month ? eq(correction.month, month) : undefined,
    cause ? sql`${correction.causes} @> ${JSON.stringify([{ kind: cause }])}::jsonb` : undefined,
  );
}
