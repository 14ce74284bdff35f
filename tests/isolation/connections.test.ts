import { connect, lintCatalogue, withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { NINGXIA } from "@tongyou/database/testing";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { COUNTY, PREY, setScene } from "./scene.ts";

/** What one transaction may leave behind on a connection for the next. */
const { db, url, own, other, close } = await setScene();
afterAll(close);

describe("a connection that served another tenant before", () => {
  it("keeps nothing of it, however that one ended", async () => {
    const single = connect({ url, masterKey: db.masterKey, poolSize: 1 });
    const theirs = { tenant: other, area: NINGXIA };
    const seen = () =>
      withTenant(single, { tenant: own, area: COUNTY }, (tx) => tx.select({ name: child.name }).from(child));
    const endings: (() => Promise<unknown>)[] = [
      () => withTenant(single, theirs, (tx) => tx.select().from(child)),
      () => withTenant(single, theirs, (tx) => tx.execute("SELECT 1 / 0")),
      () =>
        withTenant(single, theirs, (tx) =>
          tx
            .select()
            .from(child)
            .then(() => Promise.reject(new Error("no"))),
        ),
      () => withTenant(single, { ...theirs, timeoutMs: 20 }, (tx) => tx.execute(ENDLESS)),
      () =>
        withTenant(single, theirs, async (tx) => {
          void tx
            .select()
            .from(child)
            .then(
              () => undefined,
              () => undefined,
            );
        }),
      () =>
        withTenant(single, theirs, async (tx) => {
          const { rows } = await tx.execute<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
          await db.owner.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
          return tx.select().from(child);
        }),
    ];
    for (const ending of endings) {
      await ending().catch(() => undefined);
      const { rows } = await single.app.query(
        "SELECT current_user AS who, current_setting('app.lo', true) AS lo, current_setting('search_path') AS path",
      );
      expect(rows).toEqual([{ who: "app", lo: expect.toBeOneOf([null, ""]), path: '""' }]);
      expect(await seen()).toEqual([{ name: PREY.here }]);
    }
    await single.close();
  });

  it("keeps tenants apart when many go at once", async () => {
    const look = async (at: number) => {
      const tenant = at % 2 === 0 ? own : other;
      const rows = await withTenant(db, { tenant, area: COUNTY }, (tx) =>
        tx.select({ name: child.name }).from(child),
      );
      return rows.map(({ name }) => name);
    };
    const seen = await Promise.all(Array.from({ length: 200 }, (_, at) => look(at)));
    for (const [at, names] of seen.entries()) expect(names).toEqual([at % 2 === 0 ? PREY.here : PREY.away]);
  });
});

const ENDLESS =
  "WITH RECURSIVE n AS (SELECT 1::bigint AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

it("leaves a catalogue the lint finds nothing in", async () => {
  await expect(lintCatalogue(db)).resolves.toEqual([]);
});
