import { openText, tenantKey } from "@tongyou/database";
import { child, staff, worker, workerPost } from "@tongyou/database/schema";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import { may } from "../access/roles.ts";
import { policyToday } from "../protection/chain.ts";
import type { ChildEvents } from "../timeline/child-event.ts";
import { postTitle } from "./post-roles.ts";

/**
 * Who was the worker of the child's village in the child's life, and from when to when. A village's own reader has no
 * sight of a register kept by the town: there the account tells the name.
 */
export const workerEvents: ChildEvents = async (tx, context, childId) => {
  const [file] = await tx
    .select({ division: child.division, birthDate: child.birthDate })
    .from(child)
    .where(eq(child.id, childId));
  if (!file) return [];
  const rows = await tx
    .select({ post: workerPost, name: worker.name, account: staff.name })
    .from(workerPost)
    .leftJoin(worker, eq(worker.id, workerPost.workerId))
    .leftJoin(staff, eq(staff.id, workerPost.accountId))
    .where(
      and(
        eq(workerPost.division, file.division),
        eq(workerPost.role, "villageWorker"),
        file.birthDate === null
          ? undefined
          : or(isNull(workerPost.untilOn), gt(workerPost.untilOn, file.birthDate)),
      ),
    );
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = policyToday(context);
  const register = may(context.staff.role, "people.get");
  return rows.map(({ post, name, account }) => {
    const title = postTitle(pack, "villageWorker", post.untilOn ?? "9999-12-31");
    const who = name ?? account;
    const reason = register && post.reasonSealed ? openText(key, post.reasonSealed) : null;
    return {
      kind: "worker",
      id: post.id,
      on: post.fromOn,
      until: post.untilOn,
      at: post.appointedAt.toISOString(),
      by: post.appointedBy,
      title: who
        ? { zh: `${title.zh}：${who}`, en: `${title.en}: ${who}` }
        : { zh: `${title.zh}到岗`, en: `${title.en} in post` },
      text: reason === null ? null : { zh: `离任原因：${reason}`, en: `Left because: ${reason}` },
      to: register ? `/people/${post.workerId}` : null,
    };
  });
};
