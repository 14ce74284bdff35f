import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, staff, worker, workerPost } from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { and, asc, count, eq, gte, isNull, lt, ne, notExists, sql } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, levelOf } from "../divisions/index.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import type { Leaving, LeavingPost, leavingInput, PostRole } from "./people.schema.ts";
import { accountRoleOf } from "./post-roles.ts";
import { workInHand } from "./work-in-hand.ts";
import { barredAmong, getWorkerRow, type PostRow, postOut } from "./worker-record.ts";

/** The children a post answers for: of a village by name, of a wider place by their number. */
export async function childrenOfPost(
  tx: TenantTransaction,
  { division, role }: Pick<PostRow, "division" | "role">,
): Promise<Pick<LeavingPost, "children" | "childCount">> {
  if (accountRoleOf(role as PostRole) === undefined) return { children: [], childCount: 0 };
  const { lo, hi } = areaRange(division);
  const here = and(eq(child.status, "active"), gte(child.division, lo), lt(child.division, hi));
  if (levelOf(division) < 5) {
    const [found] = await tx.select({ rows: count() }).from(child).where(here);
    return { children: [], childCount: found?.rows ?? 0 };
  }
  const children = await tx
    .select({ id: child.id, name: child.name })
    .from(child)
    .where(here)
    .orderBy(asc(child.name), asc(child.id));
  return { children, childCount: children.length };
}

/** Posts of a person that have not ended, in the reader's area. */
export const openPostsOf = (tx: TenantTransaction, workerId: string) =>
  tx
    .select({ post: workerPost, login: staff.login })
    .from(workerPost)
    .leftJoin(staff, eq(staff.id, workerPost.accountId))
    .where(and(eq(workerPost.workerId, workerId), isNull(workerPost.untilOn)))
    .orderBy(asc(workerPost.division), asc(workerPost.id));

/** Others of the register, each with the account that is free for the post: of its role and place, and nobody else's. */
async function successorsFor(
  tx: TenantTransaction,
  pack: Pack,
  post: PostRow,
  today: string,
): Promise<LeavingPost["successors"]> {
  const role = post.role as PostRole;
  const taken = tx
    .select({ one: sql`1` })
    .from(workerPost)
    .where(and(eq(workerPost.accountId, staff.id), isNull(workerPost.untilOn)));
  const [people, accounts] = await Promise.all([
    tx
      .select({ id: worker.id, name: worker.name })
      .from(worker)
      .where(ne(worker.id, post.workerId))
      .orderBy(asc(worker.name), asc(worker.id)),
    tx
      .select({ login: staff.login, name: staff.name })
      .from(staff)
      .where(
        and(
          eq(staff.division, post.division),
          eq(staff.role, role),
          isNull(staff.disabledAt),
          notExists(taken),
        ),
      ),
  ]);
  const ids = people.map(({ id }) => id);
  const barred = await barredAmong(tx, pack, ids, role, today);
  return people.map(({ id, name }) => ({
    id,
    name,
    barred: barred.get(id) ?? null,
    login: accounts.find((account) => account.name === name)?.login ?? null,
  }));
}

async function leavingPost(
  tx: TenantTransaction,
  key: TenantKey,
  pack: Pack,
  { post, login }: { post: PostRow; login: string | null },
  today: string,
): Promise<LeavingPost> {
  const [children, work, successors] = await Promise.all([
    childrenOfPost(tx, post),
    workInHand(tx, post.accountId),
    successorsFor(tx, pack, post, today),
  ]);
  return { ...postOut(key, pack, post, login), ...children, work, successors };
}

/** All that a person would leave: places, children, open visits and cases, and who could take them. Throws `notFound`. */
export async function previewLeaving(
  context: StaffContext,
  { workerId }: z.output<typeof leavingInput>,
): Promise<Leaving> {
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  return inTenant(context, "people.leaving", async (tx, note) => {
    const person = await getWorkerRow(tx, workerId);
    const open = await openPostsOf(tx, workerId);
    const posts: LeavingPost[] = [];
    for (const one of open) posts.push(await leavingPost(tx, key, pack, one, today));
    note({
      division: person.division,
      detail: { worker: workerId, children: posts.reduce((sum, { childCount }) => sum + childCount, 0) },
    });
    return { worker: { id: person.id, name: person.name, version: person.version }, today, posts };
  });
}
