import { withControl } from "@tongyou/database";
import type { Context } from "hono";
import type { Installation } from "../app.ts";

/** Long enough for a busy database, short enough for a probe. */
const PATIENCE_MS = 2_000;

/** 200 when the server has started and its database answers; 503 with the reason otherwise. */
export async function answerHealth(c: Context, installation: Installation | undefined): Promise<Response> {
  c.header("cache-control", "no-store");
  if (!installation) return c.json({ status: "starting" }, 503);
  const answered = withControl(installation.db, (tx) => tx.execute("select 1"), PATIENCE_MS).then(
    () => true,
    () => false,
  );
  const patience = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  const ready = await Promise.race([answered, patience]);
  return ready ? c.json({ status: "ready" }) : c.json({ status: "databaseDown" }, 503);
}
