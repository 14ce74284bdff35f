import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { notificationPost } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { type Channel, type Hook, loadChannels, type Mail, saveChannels } from "./channels.ts";
import { getChannels } from "./get-channels.ts";
import type { Channels, setChannelsInput } from "./notifications.schema.ts";
import { outsideAddress } from "./outside-host.ts";

type Input = z.output<typeof setChannelsInput>;

function checkMail(mail: Mail, hosts: readonly string[]): Mail {
  const like = "smtps://user:password@host:465";
  outsideAddress(mail.smtp, { field: "smtp", protocols: ["smtp:", "smtps:"], like, hosts });
  return mail;
}

function checkHook(hook: Hook, hosts: readonly string[]): Hook {
  outsideAddress(hook.url, {
    field: "url",
    protocols: ["https:", "http:"],
    like: "https://host/path",
    hosts,
  });
  return hook;
}

/** What waits for a channel that ends is never sent. */
const giveUp = (tx: TenantTransaction, channel: Channel, at: Date) =>
  tx
    .update(notificationPost)
    .set({ state: "failed", error: "CHANNEL_ENDED", settledAt: at })
    .where(and(eq(notificationPost.channel, channel), eq(notificationPost.state, "waiting")));

/**
 * Sets up, changes or ends the ways by which the bureau's people are told outside the console. Only hosts the operator
 * opened are taken. Throws `invalid`.
 */
export async function setChannels(context: StaffContext, input: Input): Promise<Channels> {
  const hosts = context.postHosts ?? [];
  const mail = input.mail === null || input.mail === "keep" ? input.mail : checkMail(input.mail, hosts);
  const hook = input.hook === null || input.hook === "keep" ? input.hook : checkHook(input.hook, hosts);
  const key = await tenantKey(context.db, context.tenant);
  await inTenant(context, "notifications.setChannels", async (tx, note) => {
    const before = await loadChannels(tx, key);
    const after = {
      mail: mail === "keep" ? before.mail : mail,
      hook: hook === "keep" ? before.hook : hook,
    };
    await saveChannels(tx, key, after);
    for (const channel of ["mail", "hook"] as const)
      if (before[channel] !== null && after[channel] === null) await giveUp(tx, channel, context.now());
    note({ detail: { mail: after.mail !== null, hook: after.hook !== null } });
  });
  return getChannels(context);
}
