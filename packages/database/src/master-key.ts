import { createHmac, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseError } from "./errors.ts";

/** 32 bytes from which every other secret of an installation is derived or unwrapped. */
export type MasterKey = Buffer;

/** A secret for one use, e.g. the login password of `app`. Deterministic, so it needs no store. */
export const deriveSecret = (key: MasterKey, use: string): string =>
  createHmac("sha256", key).update(`tongyou/${use}`).digest("base64url");

/** 32 bytes from 64 hexadecimal or 43–44 base64 characters; a DatabaseError for anything else. */
export function parseMasterKey(text: string): MasterKey {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? "hex" : "base64");
  if (key.length !== 32)
    throw new DatabaseError(
      "setup",
      { zh: "主密钥不是 32 字节。", en: "The master key is not 32 bytes." },
      {
        zh: "请用 64 位十六进制或 base64 写出 TONGYOU_KEY（或数据目录里的 master.key）。",
        en: "Write TONGYOU_KEY (or master.key in the data folder) as 64 hexadecimal digits or base64.",
      },
    );
  return key;
}

/**
 * The installation's master key: TONGYOU_KEY, or else `master.key` in the data folder, made on the first
 * start (mode 600). Lost, what is sealed stays sealed for good: it belongs in the backup, apart from the data.
 */
export async function loadMasterKey(dataFolder: string, env = process.env): Promise<MasterKey> {
  if (env.TONGYOU_KEY) return parseMasterKey(env.TONGYOU_KEY);
  await mkdir(dataFolder, { recursive: true });
  return parseMasterKey(await secretFile(join(dataFolder, "master.key")));
}

/** The content of a secret's file; made with 32 random bytes when it is not there. Safe against a race. */
export async function secretFile(path: string): Promise<string> {
  const fresh = randomBytes(32).toString("hex");
  try {
    await writeFile(path, `${fresh}\n`, { mode: 0o600, flag: "wx" });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(path, "utf8")).trim();
}
