import { eq, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TenantRef } from "./connect.ts";
import { DatabaseError, isOutsideArea, isUniqueViolation, StatementError } from "./errors.ts";
import { resumeTenant, suspendTenant } from "./provision-tenant.ts";
import { child, household } from "./schema/children.ts";
import { tenant as tenantTable } from "./schema/control.ts";
import { setting } from "./schema/places.ts";
import { NINGXIA, testDatabase } from "./testing.ts";
import { withControl, withTenant } from "./with-tenant.ts";

const { db, tenant: newTenant, close } = testDatabase();
let tenant: TenantRef;
const LONGDE = { lo: "640423000000", hi: "640424000000" };
const VILLAGE = "640423100201";
const scope = () => ({ tenant, area: NINGXIA });
const aChild = (more: Partial<typeof child.$inferInsert> = {}) => ({
  id: uuid(),
  division: VILLAGE,
  name: "试一",
  pinyin: "shiyi",
  initials: "sy",
  status: "active" as const,
  ...more,
});

beforeAll(async () => {
  tenant = await newTenant();
});
afterAll(close);

describe("withTenant", () => {
  it("keeps what returned and undoes what threw", async () => {
    const kept = aChild();
    await withTenant(db, scope(), (tx) => tx.insert(child).values(kept));
    const lost = aChild();
    const failing = withTenant(db, scope(), async (tx) => {
      await tx.insert(child).values(lost);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    const rows = await withTenant(db, scope(), (tx) => tx.select({ id: child.id }).from(child));
    expect(rows.map((row) => row.id)).toContain(kept.id);
    expect(rows.map((row) => row.id)).not.toContain(lost.id);
  });

  it("sees and writes one area only", async () => {
    const inside = aChild();
    const outside = aChild({ division: "640522100201" });
    await withTenant(db, scope(), (tx) => tx.insert(child).values([inside, outside]));
    await withTenant(db, { tenant, area: LONGDE }, async (tx) => {
      const seen = await tx.select({ id: child.id }).from(child);
      expect(seen.map((row) => row.id)).toContain(inside.id);
      expect(seen.map((row) => row.id)).not.toContain(outside.id);
      const missed = await tx.update(child).set({ name: "改" }).where(eq(child.id, outside.id)).returning();
      expect(missed).toEqual([]);
    });
    const write = withTenant(db, { tenant, area: LONGDE }, (tx) =>
      tx.insert(child).values(aChild({ division: "640522100201" })),
    );
    await expect(write).rejects.toSatisfy(isOutsideArea);
  });

  it("makes a nested transaction a savepoint", async () => {
    await withTenant(db, scope(), async (tx) => {
      await tx.insert(setting).values({ key: "outer", value: 1 });
      const inner = tx.transaction(async (nested) => {
        await nested.insert(setting).values({ key: "inner", value: 1 });
        throw new Error("inner");
      });
      await expect(inner).rejects.toThrow("inner");
    });
    const keys = await withTenant(db, scope(), (tx) => tx.select({ key: setting.key }).from(setting));
    expect(keys).toEqual([{ key: "outer" }]);
  });

  it("names a broken unique key and tells no value", async () => {
    const twice = aChild({ idHash: Buffer.from("same"), name: "秘密姓名" });
    const error: unknown = await withTenant(db, scope(), async (tx) => {
      await tx.insert(child).values(twice);
      await tx.insert(child).values({ ...twice, id: uuid() });
    }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StatementError);
    expect(isUniqueViolation(error, "child_id_hash_key")).toBe(true);
    expect(isUniqueViolation(error, "another")).toBe(false);
    expect(JSON.stringify(error) + String(error)).not.toContain("秘密姓名");
  });

  it("does not pass a swallowed failure off as saved", async () => {
    const swallowed = withTenant(db, scope(), async (tx) => {
      const row = aChild();
      await tx.insert(child).values(row);
      await tx
        .insert(child)
        .values(row)
        .catch(() => undefined);
    });
    await expect(swallowed).rejects.toMatchObject({ code: "misuse" });
  });

  it("refuses a query that comes after the end", async () => {
    const late = await withTenant(db, scope(), async (tx) => () => tx.select().from(setting));
    const error: unknown = await late().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ cause: { code: "misuse" } });
  });

  it("refuses a named statement, which the connection would keep for its next user", async () => {
    const named = withTenant(db, scope(), (tx) => tx.select().from(setting).prepare("kept").execute());
    await expect(named).rejects.toMatchObject({ code: "misuse" });
  });

  it("stops a statement that takes too long and goes on with the connection", async () => {
    const slow = withTenant(db, { ...scope(), timeoutMs: 50 }, (tx) =>
      tx.execute(sql`WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n`),
    );
    await expect(slow).rejects.toMatchObject({ code: "timeout" });
    await expect(withTenant(db, scope(), (tx) => tx.select().from(household))).resolves.toEqual([]);
  });

  it("sends nothing when nothing is asked", async () => {
    await expect(withTenant(db, { tenant: { number: 9999 }, area: NINGXIA }, async () => 7)).resolves.toBe(7);
  });

  it("refuses an unknown and a suspended tenant, and opens a resumed one", async () => {
    const read = (number: number) =>
      withTenant(db, { tenant: { number }, area: NINGXIA }, (tx) => tx.select().from(setting));
    await expect(read(9998)).rejects.toMatchObject({ code: "unknownTenant" });
    const other = await newTenant();
    await suspendTenant(db, other, "试停用");
    await suspendTenant(db, other, "试停用");
    await expect(read(other.number)).rejects.toMatchObject({ code: "suspendedTenant" });
    await resumeTenant(db, other);
    await expect(read(other.number)).resolves.toEqual([]);
    await expect(suspendTenant(db, { number: 9998 }, "无")).rejects.toBeInstanceOf(DatabaseError);
  });

  it("takes nothing but codes for an area and numbers for a tenant", async () => {
    const area = { lo: "640000000000'; RESET ROLE; --", hi: NINGXIA.hi };
    await expect(withTenant(db, { tenant, area }, async () => 1)).rejects.toThrow(RangeError);
    const number = "0001; RESET ROLE" as unknown as number;
    await expect(withTenant(db, { tenant: { number }, area: NINGXIA }, async () => 1)).rejects.toThrow(
      RangeError,
    );
  });
});

describe("withControl", () => {
  it("knows the tenants and can read no child", async () => {
    const rows = await withControl(db, (tx) =>
      tx.select({ code: tenantTable.code }).from(tenantTable).where(eq(tenantTable.number, tenant.number)),
    );
    expect(rows).toEqual([{ code: tenant.code }]);
    const schema = `t_${String(tenant.number).padStart(4, "0")}`;
    const peek = withControl(db, (tx) => tx.execute(sql.raw(`SELECT count(*) FROM ${schema}.child`)));
    await expect(peek).rejects.toMatchObject({ sqlState: "42501" });
  });
});
