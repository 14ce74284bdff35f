import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { notificationPost } from "@tongyou/database/schema";
import { and, count, desc, eq, isNotNull } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { type Channel, loadChannels } from "./channels.ts";
import type { Channels } from "./notifications.schema.ts";

async function outcomeOf(tx: TenantTransaction, channel: Channel) {
  const of = eq(notificationPost.channel, channel);
  const [counts, [last]] = await Promise.all([
    tx
      .select({ state: notificationPost.state, rows: count() })
      .from(notificationPost)
      .where(of)
      .groupBy(notificationPost.state),
    tx
      .select({
        error: notificationPost.error,
        at: notificationPost.settledAt,
        next: notificationPost.nextAt,
      })
      .from(notificationPost)
      .where(and(of, isNotNull(notificationPost.error)))
      .orderBy(desc(notificationPost.nextAt))
      .limit(1),
  ]);
  const rows = (state: string) => counts.find((one) => one.state === state)?.rows ?? 0;
  return {
    waiting: rows("waiting"),
    failed: rows("failed"),
    lastFailure: last?.error ? { at: (last.at ?? last.next).toISOString(), error: last.error } : null,
  };
}

/** How the bureau's people are told outside the console, and how that goes. No password or secret leaves. */
export async function getChannels(context: StaffContext): Promise<Channels> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "notifications.channels", async (tx) => {
    const { mail, hook } = await loadChannels(tx, key);
    const [mailOutcome, hookOutcome] = await Promise.all([outcomeOf(tx, "mail"), outcomeOf(tx, "hook")]);
    return {
      mail: mail && { host: URL.parse(mail.smtp)?.host ?? "", from: mail.from, ...mailOutcome },
      hook: hook && { url: hook.url, ...hookOutcome },
      hosts: context.postHosts ?? [],
    };
  });
}
