import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** True when the browser speaks TLS, to us or to a proxy we trust. */
export function isSecure(c: Context, trustProxy: boolean): boolean {
  if (trustProxy && c.req.header("x-forwarded-proto")?.split(",")[0]?.trim() === "https") return true;
  return new URL(c.req.url).protocol === "https:";
}

/** The caller's network address. Of X-Forwarded-For only the last entry was written by the trusted proxy. */
export function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || getConnInfo(c).remote.address || "unknown";
}
