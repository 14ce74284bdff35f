import type { Env, Hono } from "hono";
import { DEMO_LEDGERS, demoLedger } from "../demo/demo-ledgers.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Sample ledgers at /demo/NAME.xlsx, made of generated people, for a newcomer's first import. */
export function serveDemoFiles<E extends Env>(app: Hono<E>): void {
  app.get("/demo", (c) => c.json({ ledgers: DEMO_LEDGERS.map((name) => `/demo/${name}`) }));
  app.get("/demo/:name", async (c) => {
    const name = c.req.param("name");
    const workbook = await demoLedger(name);
    if (!workbook) return c.notFound();
    c.header("content-type", XLSX);
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(new Uint8Array(workbook));
  });
}
