import { withControl, withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { COUNTY, PREY, setScene, THERE } from "./scene.ts";

/** What an attacker, or a mistake of ours, may try from inside one tenant and one area. */
const { db, own, home, away, ids, attack, rowsOf, bare, close } = await setScene();
afterAll(close);

describe("a forgotten WHERE", () => {
  it("reads and changes the own area only", async () => {
    expect(await rowsOf("SELECT name FROM child")).toEqual([{ name: PREY.here }]);
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
    const role = home;
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
    expect(await inject("true")).toEqual([{ name: PREY.here }]);
    expect(await inject(`division = '${THERE}'`)).toEqual([]);
  });

  it("is never computed on a row out of the area", async () => {
    const betray = `CASE WHEN name = '${PREY.there}' THEN 1 / (length(name) - length(name)) = 1 ELSE false END`;
    expect(await inject(betray)).toEqual([]);
    await expect(inject(betray.replace(PREY.there, PREY.here))).rejects.toMatchObject({ sqlState: "22012" });
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
    ).toEqual([{ at: home }]);
    expect(await rowsOf("SELECT * FROM pg_prepared_statements")).toEqual([]);
    expect(await rowsOf("SELECT * FROM pg_cursors WHERE statement !~ 'pg_cursors'")).toEqual([]);
    for (const relation of ["child", "child_pkey", "audit"])
      await expect(attack(`SELECT '${away}.${relation}'::regclass`)).rejects.toMatchObject({
        sqlState: "42501",
      });
  });
});
