import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { S3Settings } from "@tongyou/core/s3-store";
import type { Bilingual } from "@tongyou/policy";
import { FOLDERS } from "./folders.ts";

/** What an operator chooses, from the environment. docs/operating.md lists it. */
export type Settings = {
  port: number;
  /** The address listened on; this machine only, unless told otherwise. */
  host: string;
  /** Holds the embedded database, the master key and the packs bureaus are pinned to. */
  dataFolder: string;
  /** The built packs this server offers: plugins/dist, unless an operator keeps them elsewhere. */
  packsFolder: string;
  /** The owner's URL of an outside PostgreSQL; undefined: the embedded one. */
  databaseUrl: string | undefined;
  /** Demo bureaus with fixed passwords are provisioned. */
  demo: boolean;
  /** Behind a proxy that ends TLS: X-Forwarded-Proto and X-Forwarded-For are believed. */
  trustProxy: boolean;
  /** Hosts that bureaus may have mail and calls sent to. */
  postHosts: string[];
  /** An S3-compatible store for attachments; undefined: the folder `files` in the data folder. */
  s3: S3Settings | undefined;
  logLevel: string;
  /** When the clock starts, to try what falls due: with the embedded database of a demo alone. */
  clock?: Date;
};

/** A setting that cannot be used: the cause and the remedy. */
export class SettingsError extends Error {
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(`${text.zh}\n${text.en}`);
    this.name = "SettingsError";
    this.text = text;
  }
}

const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** Reads the variables docs/operating.md lists; SettingsError for a wrong one. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    port: portOf(env.PORT),
    host: env.TONGYOU_HOST || "127.0.0.1",
    dataFolder: env.TONGYOU_DATA ? resolve(env.TONGYOU_DATA) : usualDataFolder(resolve(".tongyou")),
    packsFolder: env.TONGYOU_PACKS ? resolve(env.TONGYOU_PACKS) : FOLDERS.packs,
    databaseUrl: databaseUrlOf(env.DATABASE_URL),
    // A bureau's own database is no place for people with known passwords, unless it is asked for.
    demo: flag("TONGYOU_DEMO", env.TONGYOU_DEMO, !env.DATABASE_URL),
    trustProxy: flag("TONGYOU_TRUST_PROXY", env.TONGYOU_TRUST_PROXY, false),
    postHosts: postHostsOf(env.TONGYOU_POST_HOSTS),
    s3: s3Of(env),
    logLevel: levelOf(env.TONGYOU_LOG),
    ...clockOf(env),
  };
}

/**
 * `.tongyou` where the server is started. PostgreSQL does not run as root, and what lies in root's own folder no
 * other account can enter: there it is a folder of its own under /var/lib.
 */
function usualDataFolder(here: string): string {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || isOpenToOthers(dirname(here))) return here;
  return join("/var/lib/tongyou", createHash("sha256").update(here).digest("hex").slice(0, 12));
}

/** Whether any account may pass through a folder and all above it. */
function isOpenToOthers(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function portOf(text: string | undefined): number {
  if (!text) return 8080;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    throw new SettingsError({
      zh: `PORT 应为 1 到 65535 的端口号，现在是“${text}”。请改正后重新启动。`,
      en: `PORT must be a port number from 1 to 65535, not "${text}". Correct it and start again.`,
    });
  return port;
}

function databaseUrlOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (/^postgres(?:ql)?:$/.test(URL.parse(text)?.protocol ?? "")) return text;
  throw new SettingsError({
    zh: "DATABASE_URL 不是 PostgreSQL 连接地址。请写成 postgres://用户:口令@主机:端口/库名。",
    en: "DATABASE_URL is not the address of a PostgreSQL. Write it as postgres://user:password@host:port/name.",
  });
}

function postHostsOf(text: string | undefined): string[] {
  const hosts = (text ?? "").split(",").flatMap((host) => host.trim() || []);
  const wrong = hosts.find((host) => !/^[a-z0-9.-]+(:\d{1,5})?$/i.test(host));
  if (wrong === undefined) return hosts;
  throw new SettingsError({
    zh: `TONGYOU_POST_HOSTS 里的“${wrong}”不是主机名。请写成 mail.example,gateway.example:8443。`,
    en: `"${wrong}" in TONGYOU_POST_HOSTS is no host. Write it as mail.example,gateway.example:8443.`,
  });
}

/** TONGYOU_S3 is the address of the bucket, `https://store.example/bucket`. */
function s3Of(env: NodeJS.ProcessEnv): S3Settings | undefined {
  if (!env.TONGYOU_S3) return undefined;
  const url = URL.parse(env.TONGYOU_S3);
  const bucket = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(url?.pathname ?? "")?.[1];
  if (!url || !/^https?:$/.test(url.protocol) || bucket === undefined)
    throw new SettingsError({
      zh: "TONGYOU_S3 不是存储桶地址。请写成 https://主机/桶名。",
      en: "TONGYOU_S3 is not the address of a bucket. Write it as https://host/bucket.",
    });
  const { TONGYOU_S3_KEY: accessKeyId, TONGYOU_S3_SECRET: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey)
    throw new SettingsError({
      zh: "设置了 TONGYOU_S3，但缺少 TONGYOU_S3_KEY 或 TONGYOU_S3_SECRET。请一并设置。",
      en: "TONGYOU_S3 is set without TONGYOU_S3_KEY or TONGYOU_S3_SECRET. Set all three.",
    });
  const region = env.TONGYOU_S3_REGION || "us-east-1";
  return { endpoint: url.origin, bucket, region, accessKeyId, secretAccessKey };
}

function flag(name: string, text: string | undefined, otherwise: boolean): boolean {
  if (!text) return otherwise;
  if (text === "0" || text === "1") return text === "1";
  throw new SettingsError({
    zh: `${name} 只能是 0 或 1，现在是“${text}”。请改正后重新启动。`,
    en: `${name} must be 0 or 1, not "${text}". Correct it and start again.`,
  });
}

function levelOf(text: string | undefined): string {
  if (!text) return "info";
  if (LEVELS.includes(text)) return text;
  throw new SettingsError({
    zh: `TONGYOU_LOG 只能是 ${LEVELS.join("、")} 之一。请改正后重新启动。`,
    en: `TONGYOU_LOG must be one of ${LEVELS.join(", ")}. Correct it and start again.`,
  });
}

function clockOf(env: NodeJS.ProcessEnv): Pick<Settings, "clock"> {
  const text = env.TONGYOU_CLOCK;
  if (!text) return {};
  if (env.DATABASE_URL || env.NODE_ENV === "production" || env.TONGYOU_DEMO === "0")
    throw new SettingsError({
      zh: "TONGYOU_CLOCK 只能用于演示：正式数据的时钟不能移动。请去掉它重新启动。",
      en: "TONGYOU_CLOCK is for a demo alone: the clock of real data is not moved. Remove it and start again.",
    });
  const clock = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(clock.getTime())) return { clock };
  throw new SettingsError({
    zh: `TONGYOU_CLOCK 应为形如 2026-01-05T10:00:00+08:00 的时刻，现在是“${text}”。请改正后重新启动。`,
    en: `TONGYOU_CLOCK must be an instant like 2026-01-05T10:00:00+08:00, not "${text}". Correct it and start again.`,
  });
}
