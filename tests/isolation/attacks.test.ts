import { randomUUID } from "node:crypto";
import {
  connect,
  lintCatalogue,
  type TenantRef,
  tenantRole,
  withControl,
  withTenant,
} from "@tongyou/database";
import { child, fact, household } from "@tongyou/database/schema";
import { NINGXIA, testDatabase } from "@tongyou/database/testing";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/**
 * What an attacker, or a mistake of ours, may try from inside one tenant and one area. Two tenants; the
 * attacker sits in 隆德县 of the first, its neighbour county and the whole second tenant are the prey.
 */
const { db, url, tenant: newTenant, close } = testDatabase();
const COUNTY = { lo: "640423000000", hi: "640424000000" };
const [HERE, THERE] = ["640423100201", "640522100201"];
const [PREY_HERE, PREY_THERE, PREY_AWAY] = ["本县甲", "邻县乙", "外省丙"];

let own: TenantRef;
let other: TenantRef;
let away = "";
const ids = { here: randomUUID(), there: randomUUID(), away: randomUUID() };

const person = (id: string, division: string, name: string) => ({
  id,
  division,
  name,
  pinyin: "p",
  initials: "p",
  status: "active" as const,
});
const statement = (childId: string, division: string) => ({
  id: randomUUID(),
  childId,
  division,
  name: "sex",
  value: "male",
  source: "staff",
  recordedAt: new Date(),
});

beforeAll(async () => {
  own = await newTenant();
  other = await newTenant();
  away = tenantRole(other.number);
  await withTenant(db, { tenant: own, area: NINGXIA }, async (tx) => {
    await tx.insert(child).values([person(ids.here, HERE, PREY_HERE), person(ids.there, THERE, PREY_THERE)]);
    await tx.insert(fact).values([statement(ids.here, HERE), statement(ids.there, THERE)]);
  });
  await withTenant(db, { tenant: other, area: NINGXIA }, async (tx) => {
    await tx.insert(child).values(person(ids.away, HERE, PREY_AWAY));
    await tx.insert(fact).values(statement(ids.away, HERE));
  });
  await db.owner.query(`ANALYZE ${away}.child, ${tenantRole(own.number)}.child`);
});
afterAll(close);

/** One whole statement as the attacker's, in his tenant and county. */
const attack = (text: string) => withTenant(db, { tenant: own, area: COUNTY }, (tx) => tx.execute(text));
const rowsOf = async (text: string) => (await attack(text)).rows;

/** The same without our guard: only the database is left to refuse. */
async function bare(text: string) {
  const client = await db.app.connect();
  try {
    const role = tenantRole(own.number);
    await client.query(
      `BEGIN; SET LOCAL search_path = ${role}, pg_temp; SET LOCAL app.lo = '${COUNTY.lo}'; SET LOCAL app.hi = '${COUNTY.hi}'; SET LOCAL ROLE ${role}`,
    );
    return await client.query(text);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

describe("a forgotten WHERE", () => {
  it("reads and changes the own area only", async () => {
    expect(await rowsOf("SELECT name FROM child")).toEqual([{ name: PREY_HERE }]);
    expect(await rowsOf("SELECT child_id FROM fact")).toEqual([{ child_id: ids.here }]);
    expect((await attack("UPDATE child SET version = version + 1")).rowCount).toBe(1);
    expect((await attack("UPDATE fact SET superseded_at = NULL")).rowCount).toBe(1);
    expect((await attack("DELETE FROM household")).rowCount).toBe(0);
  });

  it("cannot delete a child, a statement, money or the record", async () => {
    for (const table of ["child", "fact", "benefit_line", "audit"])
      await expect(attack(`DELETE FROM ${table}`)).rejects.toMatchObject({ sqlState: "42501" });
    for (const change of ["audit SET at = now()", "benefit_line SET fen = 1", "fact SET value = '0'"])
      await expect(attack(`UPDATE ${change}`)).rejects.toMatchObject({ sqlState: "42501" });
  });
});

describe("a forgotten tenant", () => {
  it("is an error, not an answer", async () => {
    await expect(db.app.query("SELECT * FROM child")).rejects.toMatchObject({ code: "42P01" });
    await expect(db.app.query(`SELECT * FROM ${away}.child`)).rejects.toMatchObject({ code: "42501" });
    await expect(db.app.query("SELECT * FROM control.tenant")).rejects.toMatchObject({ code: "42501" });
  });

  it("leaves the national desk with no child to read", async () => {
    const peek = (text: string) => withControl(db, (tx) => tx.execute(text));
    await expect(peek("SELECT * FROM child")).rejects.toMatchObject({ sqlState: "42P01" });
    await expect(peek(`SELECT name FROM ${away}.child`)).rejects.toMatchObject({ sqlState: "42501" });
    await expect(peek(`SELECT name FROM ${away}.audit`)).rejects.toMatchObject({ sqlState: "42501" });
  });

  it("leaves an area that was not set with an error", async () => {
    const role = tenantRole(own.number);
    const client = await db.app.connect();
    await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
    await expect(client.query(`SELECT * FROM ${role}.child`)).rejects.toMatchObject({ code: "42704" });
    await client.query("ROLLBACK");
    client.release();
  });
});

describe("an injected expression", () => {
  const inject = (expression: string) =>
    rowsOf(`SELECT name FROM child WHERE id = '${ids.away}' OR ${expression}`);

  it("stays in the area when it is merely true", async () => {
    expect(await inject("true")).toEqual([{ name: PREY_HERE }]);
    expect(await inject(`division = '${THERE}'`)).toEqual([]);
  });

  it("is never computed on a row out of the area", async () => {
    const betray = `CASE WHEN name = '${PREY_THERE}' THEN 1 / (length(name) - length(name)) = 1 ELSE false END`;
    expect(await inject(betray)).toEqual([]);
    await expect(inject(betray.replace(PREY_THERE, PREY_HERE))).rejects.toMatchObject({ sqlState: "22012" });
  });

  const refused = (name: string, expression: () => string) =>
    it(`is refused: ${name}`, async () => {
      await expect(inject(expression())).rejects.toMatchObject({
        sqlState: expect.stringMatching(/^(42501|42883|42P01)$/),
      });
    });
  refused("another tenant's table", () => `EXISTS (SELECT FROM ${away}.child)`);
  refused("the register of tenants", () => "EXISTS (SELECT FROM control.tenant)");
  refused("a wider area", () => "set_config('app.lo', '000000000000', true) IS NOT NULL");
  refused("another role", () => `set_config('role', '${away}', true) IS NOT NULL`);
  refused(
    "a statement hidden in XML",
    () => `query_to_xml('SELECT * FROM ${away}.child', true, true, '') IS NULL`,
  );
  refused("a table as XML", () => `table_to_xml('${away}.child', true, true, '') IS NULL`);
  refused("a file", () => "pg_read_file('/etc/passwd') IS NULL");
  refused("a folder", () => "EXISTS (SELECT pg_ls_dir('.'))");
  refused("a large object", () => "lo_from_bytea(0, 'x') IS NULL");
  refused("an import of a file", () => "lo_import('/etc/passwd') IS NULL");
  refused("a nap", () => "pg_sleep(10) IS NULL");
  refused("a message to other sessions", () => "pg_notify('leak', 'x') IS NULL");
  refused("another server", () => "dblink('host=elsewhere', 'SELECT 1') IS NULL");
  refused("the passwords", () => "EXISTS (SELECT FROM pg_authid)");
  refused("a restart", () => "pg_reload_conf()");

  it("cannot end other sessions", async () => {
    const { rows } = await db.owner.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE usename = 'app' LIMIT 1",
    );
    await expect(inject(`pg_terminate_backend(${rows[0]?.pid})`)).rejects.toMatchObject({
      sqlState: "42501",
    });
    await expect(inject(`pg_cancel_backend(${rows[0]?.pid})`)).rejects.toMatchObject({ sqlState: "42501" });
  });
});

describe("a stacked statement", () => {
  it("does not pass the protocol", async () => {
    for (const text of ["SELECT 1; SELECT 2", `SELECT 1; SET LOCAL ROLE ${away}`, "SELECT 1; RESET ROLE"])
      await expect(attack(text)).rejects.toMatchObject({ sqlState: "42601" });
  });

  it("does not come in by a value", async () => {
    const value = `x'; RESET ROLE; SELECT * FROM ${away}.child; --`;
    const rows = await withTenant(db, { tenant: own, area: COUNTY }, (tx) =>
      tx.select({ name: child.name }).from(child).where(eq(child.name, value)),
    );
    expect(rows).toEqual([]);
  });
});

describe("a whole statement of the attacker's", () => {
  // The database itself would take some of these from `app`: SET ROLE must work for withTenant. They cannot
  // come by an injected expression; the guard stops them even where a programmer builds a statement from input.
  const forbidden = [
    "SET LOCAL app.lo = '000000000000'",
    "SET app.hi = '999999999999'",
    "SET ROLE control",
    "RESET ROLE",
    "RESET ALL",
    "DISCARD ALL",
    "SET SESSION AUTHORIZATION DEFAULT",
    "SET row_security = off",
    "/* friendly */ RESET ROLE",
    "-- friendly\nRESET ROLE",
    "BEGIN",
    "COMMIT AND CHAIN",
    "DO $$ BEGIN PERFORM 1; END $$",
    "PREPARE p AS SELECT 1",
    "EXECUTE p",
    "EXPLAIN SELECT * FROM child",
    "COPY child TO STDOUT",
    "COPY child FROM PROGRAM 'true'",
    "LISTEN leak",
    "LOCK TABLE child",
    "CREATE TEMP TABLE child (id int)",
    "ALTER ROLE app SUPERUSER",
    "TRUNCATE child",
    "CALL p()",
    "DECLARE c CURSOR FOR SELECT 1",
  ];
  it.each(forbidden)("is not sent: %s", async (text) => {
    await expect(attack(text)).rejects.toMatchObject({ code: "misuse" });
  });

  it("that ends the transaction ends everything after it too", async () => {
    const afterwards = withTenant(db, { tenant: own, area: COUNTY }, async (tx) => {
      await tx.execute("commit");
      return tx.execute(`SELECT * FROM ${away}.child`);
    });
    await expect(afterwards).rejects.toMatchObject({ code: "misuse" });
  });
});

describe("the database alone, without the guard", () => {
  const refused = [
    "SELECT set_config('app.lo', '000000000000', true)",
    "CREATE TEMP TABLE child (id int)",
    "CREATE TABLE pg_temp.child (id int)",
    "SELECT 1 AS x INTO TEMP child",
    "CREATE TABLE mine (id int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE public.child (id int)",
    "TRUNCATE child",
    "ALTER TABLE child DISABLE ROW LEVEL SECURITY",
    "DROP POLICY area ON child",
    "COPY child TO PROGRAM 'cat'",
    "SET SESSION AUTHORIZATION postgres",
    "SET ROLE migrator",
    "ALTER ROLE app BYPASSRLS",
  ];
  it.each(refused)("refuses %s", async (text) => {
    await expect(bare(text)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|3F000|0LP01)$/) });
  });

  it("answers with an error, not with more rows, when row security is switched off", async () => {
    await expect(bare("SET LOCAL row_security = off; SELECT * FROM child")).rejects.toMatchObject({
      code: "42501",
    });
  });
});

describe("a child out of the area", () => {
  const inCounty = <T>(fn: Parameters<typeof withTenant<T>>[2]) =>
    withTenant(db, { tenant: own, area: COUNTY }, fn);

  it("takes no fact, neither under the own division nor under its own", async () => {
    const posing = inCounty((tx) => tx.insert(fact).values(statement(ids.there, HERE)));
    await expect(posing).rejects.toMatchObject({ sqlState: "23503" });
    const openly = inCounty((tx) => tx.insert(fact).values(statement(ids.there, THERE)));
    await expect(openly).rejects.toMatchObject({ sqlState: "42501" });
  });

  it("is not reached by a household, an upsert, or a move", async () => {
    const home = randomUUID();
    await withTenant(db, { tenant: own, area: NINGXIA }, (tx) =>
      tx.insert(household).values({ id: home, division: THERE }),
    );
    const joining = inCounty((tx) =>
      tx.update(child).set({ householdId: home }).where(eq(child.id, ids.here)),
    );
    await expect(joining).rejects.toMatchObject({ sqlState: "23503" });
    const upsert = inCounty((tx) =>
      tx
        .insert(child)
        .values(person(ids.there, HERE, "改"))
        .onConflictDoUpdate({ target: child.id, set: { name: "改" } }),
    );
    await expect(upsert).rejects.toMatchObject({ sqlState: "42501" });
    const pushing = inCounty((tx) => tx.update(child).set({ division: THERE }).where(eq(child.id, ids.here)));
    await expect(pushing).rejects.toMatchObject({ sqlState: "42501" });
    const pulling = await inCounty((tx) =>
      tx.update(child).set({ division: HERE }).where(eq(child.id, ids.there)).returning(),
    );
    expect(pulling).toEqual([]);
  });

  it("takes its facts along when one who may moves it", async () => {
    const moved = randomUUID();
    const rows = await withTenant(db, { tenant: own, area: NINGXIA }, async (tx) => {
      await tx.insert(child).values(person(moved, HERE, "迁"));
      await tx.insert(fact).values(statement(moved, HERE));
      await tx.update(child).set({ division: THERE }).where(eq(child.id, moved));
      return tx.select({ division: fact.division }).from(fact).where(eq(fact.childId, moved));
    });
    expect(rows).toEqual([{ division: THERE }]);
  });
});

describe("the other tenant's schema and statistics", () => {
  const hidden = [
    "SELECT reltuples FROM pg_class",
    "SELECT n_live_tup FROM pg_stat_user_tables",
    "SELECT n_live_tup FROM pg_stat_all_tables",
    "SELECT heap_blks_read FROM pg_statio_all_tables",
    "SELECT query FROM pg_stat_activity",
    "SELECT xact_commit FROM pg_stat_database",
    "SELECT pg_database_size(current_database())",
    "SELECT pg_relation_size(16384)",
    "SELECT pg_stat_get_live_tuples(16384)",
    "SELECT stanumbers1 FROM pg_statistic",
    "SELECT loid FROM pg_largeobject",
    "SELECT last_value FROM control.tenant_number",
  ];
  it.each(hidden)("is not told: %s", async (text) => {
    await expect(attack(text)).rejects.toMatchObject({ sqlState: "42501" });
  });

  it("shows neither values nor tables of others", async () => {
    expect(
      await rowsOf("SELECT most_common_vals FROM pg_stats WHERE tablename IN ('child', 'fact')"),
    ).toEqual([]);
    expect(
      await rowsOf(
        "SELECT DISTINCT table_schema AS at FROM information_schema.tables WHERE table_schema LIKE 't\\_%'",
      ),
    ).toEqual([{ at: tenantRole(own.number) }]);
    expect(await rowsOf("SELECT * FROM pg_prepared_statements")).toEqual([]);
    expect(await rowsOf("SELECT * FROM pg_cursors WHERE statement !~ 'pg_cursors'")).toEqual([]);
    for (const relation of ["child", "child_pkey", "audit"])
      await expect(attack(`SELECT '${away}.${relation}'::regclass`)).rejects.toMatchObject({
        sqlState: "42501",
      });
  });
});

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
      expect(await seen()).toEqual([{ name: PREY_HERE }]);
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
    for (const [at, names] of seen.entries()) expect(names).toEqual([at % 2 === 0 ? PREY_HERE : PREY_AWAY]);
  });
});

const ENDLESS =
  "WITH RECURSIVE n AS (SELECT 1::bigint AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

it("leaves a catalogue the lint finds nothing in", async () => {
  await expect(lintCatalogue(db)).resolves.toEqual([]);
});
