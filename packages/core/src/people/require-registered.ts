import type { TenantTransaction } from "@tongyou/database";
import { worker, workerPost } from "@tongyou/database/schema";
import { and, eq, isNull, or } from "drizzle-orm";
import type { TenantRole } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { POST_ROLES } from "./people.schema.ts";
import { gateOf } from "./staff-rules.ts";
import { barredOf } from "./worker-record.ts";

/** Whose account is opened, moved or enabled again. `account`: the account there is. */
type Asked = { role: TenantRole; area: string; name: string; account?: string };

/**
 * Where a document lets nobody work before passing a training, an account of that role is used only by a person whom the
 * register has in that post and who passed. Answers the post, undefined where nothing is demanded. Throws `conflict` with
 * the clause.
 */
export async function requireRegistered(
  tx: TenantTransaction,
  context: StaffContext,
  { role, area, name, account }: Asked,
): Promise<string | undefined> {
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const post = POST_ROLES.find((one) => one === role);
  const gate = post && gateOf(pack, post, today);
  if (!gate) return undefined;
  const free = isNull(workerPost.accountId);
  const [held] = await tx
    .select({ id: workerPost.id, workerId: workerPost.workerId })
    .from(workerPost)
    .innerJoin(worker, eq(worker.id, workerPost.workerId))
    .where(
      and(
        eq(workerPost.division, area),
        eq(workerPost.role, post),
        isNull(workerPost.untilOn),
        or(and(free, eq(worker.name, name)), account ? eq(workerPost.accountId, account) : undefined),
      ),
    );
  if (held && !(await barredOf(tx, pack, held.workerId, post, today))) return held.id;
  const { title, clause } = gate;
  throw conflict(
    {
      zh: `${clause ? `${clause}：` : ""}${title.zh}。人员名册中没有${name}培训合格并在这个地方任职的记录。`,
      en: `${clause ? `${clause}: ` : ""}${title.en}. The register has no ${name} who passed and holds that post.`,
    },
    {
      zh: "请先由乡镇或县级在人员名册登记此人、录入培训合格并安排岗位，再开账号。",
      en: "Have the person registered, the passed training recorded and the post given first.",
    },
  );
}

/** Says that a post is worked with an account. */
export async function linkPost(
  tx: TenantTransaction,
  post: string | undefined,
  account: string,
): Promise<void> {
  if (post === undefined) return;
  await tx.update(workerPost).set({ accountId: account }).where(eq(workerPost.id, post));
}
