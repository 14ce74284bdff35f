import { openText, sealText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { setting } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";

/** Key of the setting. Its value is sealed: it holds the password of a mail server. */
const KEY = "channels";

export type Mail = { smtp: string; from: string };
export type Hook = { url: string; secret: string };
export type ChannelSettings = { mail: Mail | null; hook: Hook | null };
export type Channel = "mail" | "hook";

const NONE: ChannelSettings = { mail: null, hook: null };
/** `open` is readable without the key: every act that tells somebody asks it. */
type Stored = { open: Channel[]; sealed: string };

async function readStored(tx: TenantTransaction): Promise<Stored | undefined> {
  const [row] = await tx.select({ value: setting.value }).from(setting).where(eq(setting.key, KEY));
  return row?.value as Stored | undefined;
}

/** The ways out of the house that the bureau has set up. */
export async function openChannels(tx: TenantTransaction): Promise<Channel[]> {
  return (await readStored(tx))?.open ?? [];
}

/** What the bureau set up, with passwords and secrets. */
export async function loadChannels(tx: TenantTransaction, key: TenantKey): Promise<ChannelSettings> {
  const stored = await readStored(tx);
  return stored ? JSON.parse(openText(key, Buffer.from(stored.sealed, "base64"))) : NONE;
}

export async function saveChannels(
  tx: TenantTransaction,
  key: TenantKey,
  channels: ChannelSettings,
): Promise<void> {
  const open = (["mail", "hook"] as const).filter((channel) => channels[channel] !== null);
  const sealed = sealText(key, JSON.stringify(channels)).toString("base64");
  const value = { open, sealed } satisfies Stored;
  await tx
    .insert(setting)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: setting.key, set: { value } });
}
