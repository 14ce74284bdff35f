import {
  isUniqueViolation,
  newId,
  sealText,
  type TenantKey,
  type TenantTransaction,
  tenantKey,
} from "@tongyou/database";
import { staff, workerHandover, workerPost } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { makeFirstPassword } from "../access/password.ts";
import { endSessionsOf } from "../access/session-store.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { openAccount } from "../staff/open-account.ts";
import { staffCreateInput } from "../staff/staff.schema.ts";
import { inTenant } from "../verb.ts";
import { accountFor, accountTaken, barred, closePost, newPost, requireEnd, widen } from "./appoint.ts";
import { giveCover } from "./cover-place.ts";
import type { HandedOver, HandoverPost, handOverInput, PostRole } from "./people.schema.ts";
import { accountRoleOf, postTitle } from "./post-roles.ts";
import { childrenOfPost, openPostsOf } from "./preview-leaving.ts";
import { moveWork, workInHand } from "./work-in-hand.ts";
import { barredOf, getWorkerRow, type PostRow, raiseWorker } from "./worker-record.ts";

type Input = z.output<typeof handOverInput>;
type Going = Input["posts"][number];
type Followed = Extract<Going, { successor: string }>;
type Covered = Extract<Going, { cover: object }>;
type Leaving = { post: PostRow; login: string | null };
type Handed = { told: HandoverPost; opened?: { login: string; password: string } };
/** What a receipt holds, sealed: names of children are in it. */
export type HandoverContent = { reason: string; posts: HandoverPost[] };

const notAll = () =>
  invalid(
    "posts",
    {
      zh: "离任人员的岗位没有全部安排接替。",
      en: "Not every post of the leaving person has a successor.",
    },
    { zh: "请为每个村居（乡镇）选择接替人。", en: "Name a successor for each place." },
  );
const himself = () =>
  invalid(
    "successor",
    { zh: "接替人不能是离任人员本人。", en: "A person cannot take over from themselves." },
    { zh: "请选择另一名人员。", en: "Choose somebody else." },
  );
const noLogin = (place: string) =>
  invalid(
    "account",
    {
      zh: `${place}的接替人没有自己的账号，名下的走访和个案将无人办理。`,
      en: `The successor for ${place} has no account of their own to work with what is handed over.`,
    },
    { zh: "请填写接替人的登录名，或新开一个账号。", en: "Give the successor's login, or open an account." },
  );

/** The successor's account for a post: one there is, or one opened in this act with its first password. */
async function accountOf(
  tx: TenantTransaction,
  context: StaffContext,
  { account }: Followed,
  post: PostRow,
  name: string,
): Promise<{ id: string; login: string; password?: string } | undefined> {
  if (!account) return undefined;
  if ("login" in account) return { id: await accountFor(tx, account.login, post), login: account.login };
  const role = accountRoleOf(post.role as PostRole);
  const login = staffCreateInput.shape.login.safeParse(account.open);
  if (!role || !login.success)
    throw invalid(
      "account",
      {
        zh: "登录名不合规定，或这个岗位不用账号。",
        en: "That login cannot be, or the post takes no account.",
      },
      {
        zh: "登录名为 3 至 30 位小写字母、数字、点、横线，以字母开头。",
        en: "A login has 3 to 30 lower-case letters, digits, dots or hyphens, a letter first.",
      },
    );
  const password = makeFirstPassword();
  const id = await openAccount(tx, {
    login: login.data,
    name,
    role,
    area: post.division,
    password,
    mustChangePassword: true,
    createdBy: context.staff.id,
  });
  return { id, login: login.data, password };
}

/** What leaving a post takes from the leaver: children and open work, noted before anything moves. */
async function endPostFor(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  input: Input,
  { post, login: closedLogin }: Leaving,
): Promise<Omit<HandoverPost, "successor" | "login">> {
  const { pack } = policyToday(context);
  requireEnd(context, post, input.on);
  const [children, work] = await Promise.all([childrenOfPost(tx, post), workInHand(tx, post.accountId)]);
  await closePost(tx, context, post.id, input.on, sealText(key, input.reason));
  const place = { code: post.division, name: placeName(post.division) };
  return { role: postTitle(pack, post.role as PostRole, input.on), place, closedLogin, ...children, work };
}

/** Open work goes from the leaver's account to another, and the leaver's is closed. */
async function moveAccount(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  from: string | null,
  to: string | undefined,
): Promise<void> {
  if (from === null || to === undefined) return;
  await moveWork(tx, context, key, { from, to });
  await tx.update(staff).set({ disabledAt: context.now() }).where(eq(staff.id, from));
}

/** One place with everything on it goes from one person to another. */
async function handPost(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  input: Input,
  going: Followed,
  leaving: Leaving,
): Promise<Handed> {
  const { post } = leaving;
  const role = post.role as PostRole;
  if (going.successor === input.workerId) throw himself();
  const successor = await getWorkerRow(tx, going.successor);
  const demand = await barredOf(tx, policyToday(context).pack, successor.id, role, input.on);
  if (demand) throw barred(demand);
  const left = await endPostFor(tx, context, key, input, leaving);
  const account = await accountOf(tx, context, going, post, successor.name);
  if (post.accountId !== null && (!account || account.id === post.accountId))
    throw noLogin(placeName(post.division));
  const next = newPost(context, { id: newId(), workerId: successor.id }, input.on, {
    place: post.division,
    role,
    ...(post.part === null ? {} : { part: post.part }),
  });
  await tx.insert(workerPost).values({ ...next, accountId: account?.id ?? null });
  await widen(tx, successor.id, successor.division, post.division);
  await moveAccount(tx, context, key, post.accountId, account?.id);
  const { login, password } = account ?? {};
  const told = { ...left, successor: successor.name, login: login ?? null };
  return { told, ...(login && password ? { opened: { login, password } } : {}) };
}

/** Nobody follows yet: the post stays vacant, and a colleague works for the place until a day. */
async function coverPost(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  input: Input,
  { cover }: Covered,
  leaving: Leaving,
): Promise<Handed> {
  const { post } = leaving;
  const left = await endPostFor(tx, context, key, input, leaving);
  const { on: from, reason } = input;
  const deputy = await giveCover(tx, context, key, {
    id: newId(),
    place: post.division,
    from,
    reason,
    ...cover,
  });
  await moveAccount(tx, context, key, post.accountId, deputy.id);
  return { told: { ...left, successor: deputy.name, login: deputy.login, coveredUntil: cover.until } };
}

/**
 * Hands all posts of a leaving person to successors on a day, in one act: the places with their children, the agreed visits
 * and open cases go to the successors, or to whom covers a place for a time, the leaver's accounts are disabled and signed out, and a receipt is kept. Only
 * another handover undoes it. The same form twice hands over once.
 * @throws DomainError `invalid` where a post is left out, a day cannot be, or a successor has no account for what is open;
 *   `conflict` for a successor who may not work yet; `stale`, `notFound`
 */
export async function handOver(context: StaffContext, input: Input): Promise<HandedOver> {
  const key = await tenantKey(context.db, context.tenant);
  const act = () =>
    inTenant(context, "people.handOver", async (tx, note) => {
      const [done] = await tx
        .select({ id: workerHandover.id })
        .from(workerHandover)
        .where(eq(workerHandover.id, input.id));
      if (done) {
        note({ detail: { handover: input.id, repeated: true } });
        return { passwords: [], closed: [] };
      }
      const person = await raiseWorker(tx, input.workerId, input.version);
      const open = await openPostsOf(tx, input.workerId);
      const named = new Set(input.posts.map(({ postId }) => postId));
      if (named.size !== input.posts.length || open.length !== named.size) throw notAll();
      const results = [];
      for (const going of input.posts) {
        const from = open.find(({ post }) => post.id === going.postId);
        if (!from) throw notAll();
        results.push(
          "cover" in going
            ? await coverPost(tx, context, key, input, going, from)
            : await handPost(tx, context, key, input, going, from),
        );
      }
      const content: HandoverContent = { reason: input.reason, posts: results.map(({ told }) => told) };
      await tx.insert(workerHandover).values({
        id: input.id,
        division: person.division,
        workerId: person.id,
        handedOn: input.on,
        contentSealed: sealText(key, JSON.stringify(content)),
        by: context.staff.id,
        at: context.now(),
      });
      const closed = open.flatMap(({ post }) => (post.accountId === null ? [] : [post.accountId]));
      note({
        division: person.division,
        detail: {
          handover: input.id,
          worker: person.id,
          to: input.posts.flatMap((going) => ("successor" in going ? [going.successor] : [])),
          on: input.on,
          children: content.posts.reduce((sum, { childCount }) => sum + childCount, 0),
          staff: closed,
        },
      });
      return { passwords: results.flatMap(({ opened }) => (opened ? [opened] : [])), closed };
    });
  const { passwords, closed } = await act().catch((error: unknown) => {
    throw isUniqueViolation(error, "worker_post_account") ? accountTaken() : holdsAlready(error);
  });
  for (const staffId of closed) await endSessionsOf(context.db, { tenant: context.tenant.number, staffId });
  return { id: input.id, passwords };
}

const holdsAlready = (error: unknown) =>
  isUniqueViolation(error, "worker_post_once")
    ? conflict(
        { zh: "接替人已经在这个地方担任这个岗位。", en: "The successor holds that post there already." },
        { zh: "请选择另一名接替人。", en: "Choose another successor." },
      )
    : error;
