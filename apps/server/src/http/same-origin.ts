import type { MiddlewareHandler } from "hono";
import { refuse } from "./refusal.ts";

const crossSite = {
  code: "forbidden",
  cause: { zh: "请求来自别的网站。", en: "The request came from another site." },
  remedy: { zh: "请在本系统的页面里操作。", en: "Use this system's own pages." },
} as const;

const notJson = {
  code: "invalid",
  cause: { zh: "请求内容不是 JSON。", en: "The request's body is not JSON." },
  remedy: {
    zh: "请用 Content-Type: application/json 发送。",
    en: "Send it with Content-Type: application/json.",
  },
} as const;

/**
 * Lets through what this origin's pages, or a program that is no browser, send. A browser says where a request
 * comes from in Sec-Fetch-Site or Origin; a body that is not JSON could come from a foreign form.
 */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const foreign =
    (site !== undefined && site !== "same-origin" && site !== "none") ||
    (origin !== undefined && URL.parse(origin)?.host !== c.req.header("host"));
  if (foreign) return refuse(c, 403, crossSite);
  const writes = c.req.method !== "GET" && c.req.method !== "HEAD";
  if (writes && !/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
    return refuse(c, 415, notJson);
  return next();
};
