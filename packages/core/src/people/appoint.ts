import { isUniqueViolation, sealText, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, staff, worker, workerPost } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, count, eq, gte, isNull, lt } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, levelOf } from "../divisions/index.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import type {
  appointInput,
  appointManyInput,
  endPostInput,
  linkAccountInput,
  PostRole,
  StaffDemand,
} from "./people.schema.ts";
import { accountRoleOf, POST_LEVELS } from "./post-roles.ts";
import { requirePlace } from "./require-place.ts";
import { barredOf, keptAt, type PostRow, raiseWorker } from "./worker-record.ts";

const POST = { zh: "岗位记录", en: "post" } as const;

/** Why somebody may not begin: the document's words with the clause. */
export const barredCause = ({ title, clause }: StaffDemand): Bilingual => ({
  zh: `${clause ? `${clause}：` : ""}${title.zh}。此人还没有培训合格的记录。`,
  en: `${clause ? `${clause}: ` : ""}${title.en}. No passed training of this person is recorded.`,
});

/** A document lets nobody begin untrained: says which, and what to do. */
export const barred = (demand: StaffDemand) =>
  conflict(barredCause(demand), {
    zh: "请先登记培训合格，再安排村居、账号或接替工作。",
    en: "Record the passed training first.",
  });

const heldAlready = () =>
  conflict(
    { zh: "此人已经在这个地方担任这个岗位。", en: "This person holds that post there already." },
    { zh: "请在此人的岗位记录中查看。", en: "See the person's posts." },
  );

/** The post for a change, inside the area and not ended; locked. Throws `notFound`, `conflict`. */
export async function getOpenPost(tx: TenantTransaction, id: string): Promise<PostRow> {
  const [post] = await tx.select().from(workerPost).where(eq(workerPost.id, id)).for("update");
  if (!post) throw notFound(POST);
  if (post.untilOn !== null)
    throw conflict(
      { zh: "这个岗位已经结束。", en: "That post has ended." },
      { zh: "请刷新后核对。", en: "Reload and check." },
    );
  return post;
}

const lyingAhead = () =>
  invalid(
    "from",
    { zh: "任职日期在今天以后。", en: "The first day in post lies ahead." },
    { zh: "请在任职当天或以后登记。", en: "Enter the post on that day or later." },
  );

type Asked = z.output<typeof appointInput>;

/** Gives a person posts from a day, within one transaction. Answers those that were not there before. */
async function givePosts(
  tx: TenantTransaction,
  context: StaffContext,
  { workerId, role, from, ...more }: Omit<Asked, "id" | "place">,
  posts: readonly { id: string; place: string }[],
): Promise<string[]> {
  for (const { place } of posts) requirePlace(context, place, POST_LEVELS[role]);
  if (from > civilDayOf(context.now())) throw lyingAhead();
  const person = await raiseWorker(tx, workerId);
  const demand = await barredOf(tx, policyToday(context).pack, workerId, role, from);
  if (demand) throw barred(demand);
  const made = await tx
    .insert(workerPost)
    .values(posts.map(({ id, place }) => newPost(context, { id, workerId }, from, { role, place, ...more })))
    .onConflictDoNothing({ target: workerPost.id })
    .returning({ id: workerPost.id, place: workerPost.division });
  await widen(tx, person.id, person.division, ...made.map(({ place }) => place));
  return made.map(({ id }) => id);
}

/**
 * Gives a person a post at a place from a day, which also decides where the person is kept in the register. The same
 * form twice appoints once.
 * @throws DomainError `invalid` for a place that does not suit the post, `conflict` where a document demands a passed
 *   training first or the person holds the post, `notFound`
 */
export async function appoint(context: StaffContext, input: Asked): Promise<{ id: string }> {
  try {
    return await inTenant(context, "people.appoint", async (tx, note) => {
      const { id, place, ...asked } = input;
      const made = await givePosts(tx, context, asked, [{ id, place }]);
      const { workerId: person, role, from } = asked;
      note({
        division: place,
        detail: { worker: person, post: id, role, from, repeated: made.length === 0 },
      });
      return { id };
    });
  } catch (error) {
    throw isUniqueViolation(error, "worker_post_once") ? heldAlready() : error;
  }
}

/**
 * Gives one person the same post at several places in one act; places where the person holds it already stay as they are.
 * Throws as `appoint`.
 */
export async function appointMany(
  context: StaffContext,
  { workerId, role, posts, from }: z.output<typeof appointManyInput>,
): Promise<{ given: number; held: number }> {
  try {
    return await inTenant(context, "people.appointMany", async (tx, note) => {
      const open = await tx
        .select({ place: workerPost.division })
        .from(workerPost)
        .where(and(eq(workerPost.workerId, workerId), eq(workerPost.role, role), isNull(workerPost.untilOn)));
      const held = new Set(open.map(({ place }) => place));
      const wanted = posts.filter(({ place }) => !held.has(place));
      const made = wanted.length > 0 ? await givePosts(tx, context, { workerId, role, from }, wanted) : [];
      note({
        detail: { worker: workerId, role, from, posts: made.length, unchanged: posts.length - made.length },
      });
      return { given: made.length, held: posts.length - made.length };
    });
  } catch (error) {
    throw isUniqueViolation(error, "worker_post_once") ? heldAlready() : error;
  }
}

/** The row of a new post. */
export const newPost = (
  context: StaffContext,
  { id, workerId }: { id: string; workerId: string },
  from: string,
  at: { place: string; role: PostRole; part?: string | undefined; fullTime?: boolean | undefined },
): typeof workerPost.$inferInsert => ({
  id,
  workerId,
  division: at.place,
  role: at.role,
  part: at.part ?? null,
  fullTime: at.fullTime ?? null,
  fromOn: from,
  appointedBy: context.staff.id,
  appointedAt: context.now(),
});

/** Keeps the person where all their posts lie. */
export async function widen(
  tx: TenantTransaction,
  workerId: string,
  division: string,
  ...places: string[]
): Promise<void> {
  const at = keptAt([division, ...places]);
  if (at !== division) await tx.update(worker).set({ division: at }).where(eq(worker.id, workerId));
}

const noAccount = () =>
  invalid(
    "login",
    {
      zh: "没有这个登录名的在用账号，或账号的岗位、区域与任职不一致。",
      en: "No account in use has that login, or its role or area is not that of the post.",
    },
    {
      zh: "请核对登录名；还没有账号的，请单位管理员新增。",
      en: "Check the login; the administrator opens an account where there is none.",
    },
  );

/** The enabled account with a login whose role and area are those of a post. Throws `invalid`. */
export async function accountFor(
  tx: TenantTransaction,
  login: string,
  post: Pick<PostRow, "role" | "division">,
): Promise<string> {
  const [account] = await tx
    .select({ id: staff.id, role: staff.role, division: staff.division })
    .from(staff)
    .where(and(eq(staff.login, login), isNull(staff.disabledAt)));
  const role = accountRoleOf(post.role as PostRole);
  if (!account || account.role !== role || account.division !== post.division) throw noAccount();
  return account.id;
}

export const accountTaken = () =>
  conflict(
    { zh: "这个账号已经由另一名人员使用。", en: "Somebody else of the register works with that account." },
    { zh: "每人使用自己的账号。", en: "Everybody works with an account of their own." },
    "login",
  );

/** Says with which account a post is worked. Throws `invalid`, `conflict` for an account somebody else holds, `notFound`. */
export async function linkAccount(
  context: StaffContext,
  input: z.output<typeof linkAccountInput>,
): Promise<{ id: string }> {
  try {
    return await inTenant(context, "people.linkAccount", async (tx, note) => {
      const post = await getOpenPost(tx, input.postId);
      const today = civilDayOf(context.now());
      const demand = await barredOf(
        tx,
        policyToday(context).pack,
        post.workerId,
        post.role as PostRole,
        today,
      );
      if (demand) throw barred(demand);
      const account = await accountFor(tx, input.login, post);
      await tx.update(workerPost).set({ accountId: account }).where(eq(workerPost.id, post.id));
      note({ division: post.division, detail: { worker: post.workerId, post: post.id, staff: account } });
      return { id: post.id };
    });
  } catch (error) {
    throw isUniqueViolation(error, "worker_post_account") ? accountTaken() : error;
  }
}

const LEFT_BEHIND = () =>
  conflict(
    { zh: "这个岗位名下还有儿童或账号。", en: "Children or an account still hang on this post." },
    { zh: "请用“交接”办理离任，写明由谁接替。", en: "Hand it over, and name who takes it." },
  );

/** True where somebody must take the post over: an account works with it, or children live in the village. */
async function needsSuccessor(tx: TenantTransaction, post: PostRow): Promise<boolean> {
  if (accountRoleOf(post.role as PostRole) === undefined) return false;
  if (post.accountId !== null) return true;
  const { lo, hi } = areaRange(post.division);
  const [found] = await tx
    .select({ rows: count() })
    .from(child)
    .where(and(eq(child.status, "active"), gte(child.division, lo), lt(child.division, hi)));
  return levelOf(post.division) === 5 && (found?.rows ?? 0) > 0;
}

/**
 * Ends a post on which nothing hangs, with the reason. Where children live or an account is used, throws `conflict`: that
 * is a handover. Throws `invalid` for a day before the post began, `notFound`.
 */
export async function endPost(
  context: StaffContext,
  input: z.output<typeof endPostInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "people.endPost", async (tx, note) => {
    const post = await getOpenPost(tx, input.postId);
    requireEnd(context, post, input.on);
    if (await needsSuccessor(tx, post)) throw LEFT_BEHIND();
    await closePost(tx, context, post.id, input.on, sealText(key, input.reason));
    note({ division: post.division, detail: { worker: post.workerId, post: post.id, on: input.on } });
    return { id: post.id };
  });
}

/** Throws `invalid` for a last day that lies ahead or before the post began. */
export function requireEnd(context: StaffContext, post: PostRow, on: string): void {
  if (on >= post.fromOn && on <= civilDayOf(context.now())) return;
  throw invalid(
    "on",
    {
      zh: "离任日期在任职日期以前，或在今天以后。",
      en: "That day is before the post began, or lies ahead.",
    },
    { zh: `请填写 ${post.fromOn} 至今天之间的日期。`, en: `Give a day from ${post.fromOn} to today.` },
  );
}

/** Ends a post. */
export async function closePost(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
  on: string,
  reason: Buffer,
): Promise<void> {
  await tx
    .update(workerPost)
    .set({ untilOn: on, reasonSealed: reason, endedBy: context.staff.id, endedAt: context.now() })
    .where(eq(workerPost.id, id));
}
