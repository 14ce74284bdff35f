import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as controlTables from "./schema/control.ts";
import * as tables from "./schema/index.ts";
import { testDatabase } from "./testing.ts";
import { tenantRole } from "./with-tenant.ts";

const { db, tenant: newTenant, close } = testDatabase();
let schema = "";

beforeAll(async () => {
  schema = tenantRole((await newTenant()).number);
});
afterAll(close);

/** What drizzle calls a type, in the catalogue's words. */
const typeName = (type: string) =>
  type
    .replace("timestamp with time zone", "timestamptz")
    .replace(/^varchar\(255\)$/, "character varying(255)");

async function columnsOf(namespace: string) {
  const { rows } = await db.owner.query<{ column: string; type: string }>(
    `SELECT format('%s.%s', c.relname, a.attname) AS column,
            replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz')
              || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
    [namespace],
  );
  return Object.fromEntries(rows.map((row) => [row.column, row.type]));
}

const declared = (list: unknown[]) =>
  Object.fromEntries(
    list
      .filter((table) => is(table, PgTable))
      .flatMap((table) =>
        Object.values(getTableColumns(table)).map((column) => [
          `${getTableName(table)}.${column.name}`,
          typeName(column.getSQLType()) + (column.notNull || column.primary ? " not null" : ""),
        ]),
      ),
  );

it("declares a tenant's tables as the migrations make them", async () => {
  const control = new Set<unknown>(Object.values(controlTables));
  const ours = declared(Object.values(tables).filter((table) => !control.has(table)));
  expect(ours).toEqual(await columnsOf(schema));
});

it("declares the control schema as the migrations make it", async () => {
  const made = await columnsOf("control");
  const unseen = ["schema_version.version", "schema_version.key_print"];
  for (const column of unseen) delete made[column];
  expect(declared(Object.values(controlTables))).toEqual(made);
});
