import { type TenantKey, type TenantTransaction, withTenant } from "@tongyou/database";
import { worker, workerPost } from "@tongyou/database/schema";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { heldOn, phoneFor } from "./worker-record.ts";

/** Who holds a post at a place. */
export type Holder = {
  workerId: string;
  name: string;
  unit: string | null;
  phone: string | null;
  role: string;
  division: string;
  part: string | null;
};

/**
 * Who answers for places of the reader's own area, also where the county keeps them in the register. Opens a transaction of
 * its own: call it outside one, and only with places inside the reader's area or around it.
 */
export async function holdersOf(
  context: Pick<StaffContext, "db" | "tenant" | "staff">,
  key: TenantKey,
  places: readonly string[],
  today: string,
): Promise<Holder[]> {
  if (places.length === 0) return [];
  const { lo, hi } = areaRange(context.tenant.division);
  const read = (tx: TenantTransaction) =>
    tx
      .select({ post: workerPost, name: worker.name, unit: worker.unit, phone: worker.phoneSealed })
      .from(workerPost)
      .innerJoin(worker, eq(worker.id, workerPost.workerId))
      .where(and(inArray(workerPost.division, [...places]), heldOn(today)))
      .orderBy(asc(workerPost.division), asc(workerPost.fromOn), asc(workerPost.id));
  const rows = await withTenant(context.db, { tenant: context.tenant, area: { lo, hi } }, read);
  return rows.map(({ post, name, unit, phone }) => ({
    workerId: post.workerId,
    name,
    unit,
    phone: phoneFor(key, phone, context.staff.role),
    role: post.role,
    division: post.division,
    part: post.part,
  }));
}
