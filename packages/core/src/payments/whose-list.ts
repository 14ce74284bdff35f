import { staff } from "@tongyou/database/schema";
import { and, gte, inArray, isNull, lt } from "drizzle-orm";
import { isWithin } from "../divisions/index.ts";
import type { Bench } from "../workbench/bench.ts";
import type { BatchRecord } from "./batch-record.ts";
import { payerAt, payerOf, townPayers } from "./who-pays.ts";

/**
 * Of lists those whose next step waits for this desk: a town's for the town, the others for the county. For the county
 * also those of towns where nobody is left to take it. `by`: who may not, since it was that person's own step before.
 */
export async function waitingHere<T extends { batch: BatchRecord }>(
  { tx, scope, context }: Bench,
  lists: readonly T[],
  by: (batch: BatchRecord) => string | null = () => null,
): Promise<T[]> {
  const desk = payerAt(context);
  const own = lists.filter(({ batch }) => payerOf(context, batch.division) === desk);
  if (desk === "town" || own.length === lists.length) return own;
  const people = await tx
    .select({ id: staff.id, division: staff.division })
    .from(staff)
    .where(
      and(
        inArray(staff.role, [...townPayers(context)]),
        isNull(staff.disabledAt),
        gte(staff.division, scope.lo),
        lt(staff.division, scope.hi),
      ),
    );
  const hasSomebody = (batch: BatchRecord) =>
    people.some(({ id, division }) => isWithin(batch.division, division) && id !== by(batch));
  return lists.filter((list) => own.includes(list) || !hasSomebody(list.batch));
}
