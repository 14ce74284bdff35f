import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Env, Hono } from "hono";

const FOREVER = "public, max-age=31536000, immutable";

/**
 * Serves the built console: hashed assets for a year, and its page for every other address, since the console
 * does its own routing. A missing asset is a 404, not the page.
 */
export function serveConsole<E extends Env>(app: Hono<E>, folder: string): void {
  app.use(async (c, next) => {
    await next();
    const hashed = c.req.path.startsWith("/assets/") && c.res.ok;
    if (!c.res.headers.has("cache-control")) c.header("cache-control", hashed ? FOREVER : "no-cache");
  });
  // A checkout that is not built yet has no folder to serve.
  if (existsSync(folder)) app.use(serveStatic({ root: folder }));
  app.get("/assets/*", (c) => c.notFound());
  app.get("*", async (c) => {
    const page = join(folder, "index.html");
    if (!existsSync(page))
      return c.text("控制台还没有构建，请运行 npm start。\nThe console is not built: run npm start.\n", 503);
    return c.html(await readFile(page, "utf8"));
  });
}
