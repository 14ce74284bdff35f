import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { worker, workerPost } from "@tongyou/database/schema";
import { and, asc, count, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { inTenant } from "../verb.ts";
import { REGISTER_VIEWS, type Register, type registerInput } from "./people.schema.ts";
import { registerRows } from "./register-rows.ts";
import { heldOn } from "./worker-record.ts";

type View = (typeof REGISTER_VIEWS)[number];

/** People with a post that holds, with none yet, or with none any more; `within` narrows the posts. */
function inView(view: View, today: string, within: SQL | undefined): SQL {
  const post = (where: SQL | undefined) =>
    sql`EXISTS (SELECT FROM ${workerPost} WHERE ${and(eq(workerPost.workerId, worker.id), where)})`;
  if (view === "inPost") return post(and(heldOn(today), within));
  const none = sql`NOT ${post(heldOn(today))}`;
  const any = post(within);
  return view === "left" ? sql`(${none} AND ${any})` : sql`NOT ${post(undefined)}`;
}

const total = async (tx: TenantTransaction, where: SQL | undefined) => {
  const [found] = await tx.select({ rows: count() }).from(worker).where(where);
  return found?.rows ?? 0;
};

/** The real-name register of the reader's area, by place and name. */
export async function listRegister(
  context: StaffContext,
  input: z.output<typeof registerInput>,
): Promise<Register> {
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  return inTenant(context, "people.list", async (tx, note) => {
    const { lo, hi } = areaRange(input.area ?? context.area.code);
    const byArea = and(gte(worker.division, lo), lt(worker.division, hi));
    const posts = and(
      gte(workerPost.division, lo),
      lt(workerPost.division, hi),
      input.role ? eq(workerPost.role, input.role) : undefined,
    );
    // A person kept by the county may hold a post in the area in view, and one kept there a post elsewhere.
    const where = (view: View) =>
      and(
        inView(view, today, posts),
        view === "waiting" ? byArea : undefined,
        input.q ? sql`position(${input.q} in ${worker.name}) > 0` : undefined,
      );
    const counts = await Promise.all(
      REGISTER_VIEWS.map(async (view) => [view, await total(tx, where(view))] as const),
    );
    const rows = await tx
      .select()
      .from(worker)
      .where(where(input.view))
      .orderBy(asc(worker.division), asc(worker.name), asc(worker.id))
      .offset(input.offset)
      .limit(input.limit);
    note({ detail: { view: input.view, searched: input.q !== undefined, rows: rows.length } });
    const found = Object.fromEntries(counts) as Register["counts"];
    const shown = await registerRows(tx, context, key, rows);
    return {
      rows: shown,
      total: found[input.view],
      counts: found,
    };
  });
}
