import { afterAll, beforeAll, expect, it } from "vitest";
import type { TenantRef } from "./connect.ts";
import { lintCatalogue } from "./lint-catalogue.ts";
import { suspendTenant } from "./provision-tenant.ts";
import { ownDatabase } from "./testing.ts";
import { tenantRole } from "./with-tenant.ts";

const { db, tenant: newTenant, close } = await ownDatabase();
let tenant: TenantRef;
let schema = "";

beforeAll(async () => {
  tenant = await newTenant();
  schema = tenantRole(tenant.number);
  await newTenant();
  await suspendTenant(db, await newTenant(), "试");
});
afterAll(close);

/** What the lint says after a statement of the owner, which is taken back at the end. */
async function after(...statements: string[]) {
  const client = await db.owner.connect();
  try {
    await client.query("BEGIN");
    for (const statement of statements) await client.query(statement);
    const findings = await lintCatalogue({ owner: client as unknown as typeof db.owner });
    return findings.map(({ rule, place }) => `${rule} ${place}`);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

it("finds nothing in a database of ours", async () => {
  await expect(lintCatalogue(db)).resolves.toEqual([]);
});

const cases: [string, (schema: string) => string, string][] = [
  [
    "row security taken off",
    (s) => `ALTER TABLE ${s}.child NO FORCE ROW LEVEL SECURITY`,
    "rowSecurityIsForced",
  ],
  ["a second policy", (s) => `CREATE POLICY more ON ${s}.fact USING (true)`, "onePolicyByArea"],
  ["a laxer policy", (s) => `ALTER POLICY area ON ${s}.fact USING (division >= '0')`, "onePolicyByArea"],
  ["a table without division rule", (s) => `CREATE TABLE ${s}.note (id int)`, "onePolicyByArea"],
  [
    "a foreign key by id alone",
    (s) => `ALTER TABLE ${s}.choice ADD FOREIGN KEY (child_id) REFERENCES ${s}.child (id)`,
    "foreignKeysCarryTheDivision",
  ],
  ["a view", (s) => `CREATE VIEW ${s}.all_children AS SELECT * FROM ${s}.child`, "nothingButTables"],
  ["a foreign grantee", (s) => `GRANT SELECT ON ${s}.child TO control`, "noForeignGrantee"],
  ["a grant on one column", (s) => `GRANT SELECT (name) ON ${s}.child TO PUBLIC`, "noForeignGrantee"],
  ["a change to the past", (s) => `GRANT UPDATE ON ${s}.audit TO ${s}`, "recordsStay"],
  ["a role with power", (s) => `ALTER ROLE ${s} BYPASSRLS`, "rolesHaveNoPower"],
  ["an inherited role", (s) => `GRANT ${s} TO app WITH INHERIT TRUE`, "rolesHaveNoFriends"],
  ["a role worn by another", (s) => `GRANT ${s} TO control`, "rolesHaveNoFriends"],
  [
    "forged settings",
    () => "GRANT EXECUTE ON FUNCTION set_config(text, text, boolean) TO PUBLIC",
    "powersAreRevoked",
  ],
  ["a lost register entry", (s) => `ALTER SCHEMA ${s} RENAME TO t_9000`, "registerMatchesSchemas"],
  ["a reopened suspended tenant", (s) => `REVOKE ${s} FROM app`, "registerMatchesSchemas"],
  ["a drifted column", (s) => `ALTER TABLE ${s}.child ALTER needs_count DROP DEFAULT`, "tenantsAreAlike"],
  ["a lost index", (s) => `DROP INDEX ${s}.child_list`, "tenantsAreAlike"],
  [
    "a code that sorts by language",
    (s) => `ALTER TABLE ${s}.staff ALTER division DROP NOT NULL`,
    "divisionComparesByBytes",
  ],
];

it.each(cases)("finds %s", async (_, statement, rule) => {
  const found = await after(statement(schema));
  expect(found.map((finding) => finding.split(" ")[0])).toContain(rule);
});
