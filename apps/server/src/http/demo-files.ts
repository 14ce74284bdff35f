import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Env, Hono } from "hono";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Sample ledgers at /demo/NAME.xlsx, made of generated people, for a newcomer's first import. */
export function serveDemoFiles<E extends Env>(app: Hono<E>, folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
  app.get("/demo", (c) => c.json({ ledgers: names.map((name) => `/demo/${name}`) }));
  app.get("/demo/:name", (c) => {
    const name = names.find((known) => known === c.req.param("name"));
    if (!name) return c.notFound();
    c.header("content-type", XLSX);
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(new Uint8Array(readFileSync(join(folder, name))));
  });
}
