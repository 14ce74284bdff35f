import { type TenantKey, type TenantRef, tenantKey, withControl, withTenant } from "@tongyou/database";
import { notification, notificationPost, tenant } from "@tongyou/database/schema";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { type Channel, type ChannelSettings, loadChannels, openChannels } from "./channels.ts";
import { peopleOf, type Recipient, recipientsOf } from "./recipients.ts";
import { sendHook } from "./send-hook.ts";
import { sendMail } from "./send-mail.ts";

/** Attempts before a post is given up: with the waits below, about a day. */
const MOST_ATTEMPTS = 8;
/** Posts taken at a time. */
const BATCH = 100;
/** How long another server leaves alone what this one took. */
const CLAIM_MS = 5 * 60_000;
const MINUTE = 60_000;

/** After the first failure a minute, then five times as long each time, never beyond six hours. */
const waitAfter = (attempts: number): number => Math.min(MINUTE * 5 ** (attempts - 1), 360 * MINUTE);

type Bureau = TenantRef & { division: string };
type Post = { id: string; kind: string; at: Date; attempts: number; to: Recipient[] };
type Batch = { channels: ChannelSettings; mail: Post[]; hook: Post[] };

const scopeOf = (bureau: Bureau) => ({ tenant: bureau, area: areaRange(bureau.division) });
const isOf = (channel: Channel, posts: readonly Post[]) =>
  and(
    eq(notificationPost.channel, channel),
    inArray(
      notificationPost.notificationId,
      posts.map(({ id }) => id),
    ),
  );

/** Takes what is due, so that no other server takes it too; undefined where nothing leaves the house. */
async function claim(app: AppContext, bureau: Bureau, key: TenantKey): Promise<Batch | undefined> {
  return withTenant(app.db, scopeOf(bureau), async (tx) => {
    if ((await openChannels(tx)).length === 0) return undefined;
    const now = app.now();
    const due = await tx
      .select({ post: notificationPost, notification })
      .from(notificationPost)
      .innerJoin(notification, eq(notification.id, notificationPost.notificationId))
      .where(and(eq(notificationPost.state, "waiting"), lte(notificationPost.nextAt, now)))
      .orderBy(asc(notificationPost.nextAt))
      .limit(BATCH)
      .for("update", { of: notificationPost, skipLocked: true });
    if (due.length === 0) return undefined;
    const people = await peopleOf(tx, key);
    const postsOf = (channel: Channel) =>
      due
        .filter(({ post }) => post.channel === channel)
        .map(({ post, notification: told }): Post => {
          const to = recipientsOf(told, people);
          return { id: told.id, kind: told.kind, at: told.at, attempts: post.attempts + 1, to };
        });
    const batch = { mail: postsOf("mail"), hook: postsOf("hook") };
    for (const channel of ["mail", "hook"] as const)
      if (batch[channel].length > 0)
        await tx
          .update(notificationPost)
          .set({
            attempts: sql`${notificationPost.attempts} + 1`,
            nextAt: new Date(now.getTime() + CLAIM_MS),
          })
          .where(isOf(channel, batch[channel]));
    return { channels: await loadChannels(tx, key), ...batch };
  });
}

/** A failure in one word that holds no address and no text of another system. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const found = [cause?.code, code].find(
    (one) => typeof one === "string" && /^[A-Z][A-Z0-9_]{1,40}$/.test(one),
  );
  if (typeof found === "string") return found;
  return error instanceof Error && error.name === "TimeoutError" ? "ETIMEDOUT" : "FAILED";
}

async function settle(
  app: AppContext,
  bureau: Bureau,
  channel: Channel,
  posts: readonly Post[],
  error?: unknown,
) {
  if (posts.length === 0) return;
  const now = app.now();
  const sent = error === undefined;
  const spent = posts.filter(({ attempts }) => attempts >= MOST_ATTEMPTS);
  await withTenant(app.db, scopeOf(bureau), async (tx) => {
    for (const post of posts)
      await tx
        .update(notificationPost)
        .set(
          sent
            ? { state: "sent", error: null, settledAt: now }
            : spent.includes(post)
              ? { state: "failed", error: codeOf(error), settledAt: now }
              : { error: codeOf(error), nextAt: new Date(now.getTime() + waitAfter(post.attempts)) },
        )
        .where(isOf(channel, [post]));
  });
}

/** How many of the posts are for each address. */
function countByAddress(posts: readonly Post[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { email } of posts.flatMap(({ to }) => to))
    if (email !== null) counts.set(email, (counts.get(email) ?? 0) + 1);
  return counts;
}

const textOf = (many: number) =>
  `您有 ${many} 件待办，请登录查看。\nYou have ${many} ${many === 1 ? "item" : "items"} waiting; sign in to see.\n`;

/** Everybody gets one mail that says how many things wait, and nothing of what they are. */
async function mailAll(app: AppContext, bureau: Bureau, { channels: { mail }, mail: posts }: Batch) {
  if (!mail || posts.length === 0) return;
  try {
    const byCount = Map.groupBy(countByAddress(posts), ([, many]) => many);
    for (const [many, people] of byCount) {
      const to = people.map(([address]) => address);
      await sendMail(mail, {
        to,
        subject: "童佑：您有新的待办 / Tongyou: something waits for you",
        text: textOf(many),
      });
    }
    await settle(app, bureau, "mail", posts);
  } catch (error) {
    await settle(app, bureau, "mail", posts, error);
  }
}

/** The bureau's gateway is told for whom something waits, by login. */
async function hookAll(app: AppContext, bureau: Bureau, { channels: { hook }, hook: posts }: Batch) {
  if (!hook) return;
  for (const post of posts) {
    const { id, at, to } = post;
    const content = {
      id,
      at: at.toISOString(),
      to: to.map(({ login }) => login),
      text: textOf(1).split("\n")[0],
    };
    try {
      if (to.length > 0) await sendHook(hook, content, app.now());
      await settle(app, bureau, "hook", [post]);
    } catch (error) {
      await settle(app, bureau, "hook", [post], error);
    }
  }
}

/** Sends what is due of one bureau. */
async function deliverFor(app: AppContext, bureau: Bureau): Promise<void> {
  const batch = await claim(app, bureau, await tenantKey(app.db, bureau));
  if (!batch) return;
  await mailAll(app, bureau, batch);
  await hookAll(app, bureau, batch);
}

/** Sends what is due of every active bureau: the server's job, never a request's. A failure waits and is tried again. */
export async function deliverPosts(app: AppContext): Promise<void> {
  const bureaus = await withControl(app.db, (tx) =>
    tx
      .select({ number: tenant.number, code: tenant.code, division: tenant.division })
      .from(tenant)
      .where(eq(tenant.state, "active")),
  );
  for (const bureau of bureaus) await deliverFor(app, bureau);
}
