import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { connect, type Database, type TenantRef } from "./connect.ts";
import { parseMasterKey } from "./master-key.ts";
import { type NewTenant, provisionTenant } from "./provision-tenant.ts";
import type { AreaRange } from "./with-tenant.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Put there by tests/database.setup.ts. */
    database: { url: string; masterKey: string };
  }
}

export type TestDatabase = {
  db: Database;
  url: string;
  /** Makes a tenant of its own for the calling test; Ningxia unless told otherwise. */
  tenant: (input?: Partial<NewTenant>) => Promise<TenantRef>;
  close: () => Promise<void>;
};

/** The whole of Ningxia. */
export const NINGXIA: AreaRange = { lo: "640000000000", hi: "650000000000" };

/** A connection to the run's database; close it in `afterAll`. */
export function testDatabase(): TestDatabase {
  const { url, masterKey } = inject("database");
  const db = connect({ url, masterKey: parseMasterKey(masterKey), poolSize: 4 });
  return {
    db,
    url,
    tenant: (input = {}) =>
      provisionTenant(db, {
        code: `t${randomBytes(6).toString("hex")}`,
        name: "测试单位",
        division: NINGXIA.lo,
        pack: "ningxia",
        packVersion: "1.0.0",
        packHash: "0".repeat(64),
        ...input,
      }),
    close: () => db.close(),
  };
}
