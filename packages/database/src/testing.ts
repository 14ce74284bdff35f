import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { bootstrap } from "./bootstrap.ts";
import { connect, type Database, type TenantRef } from "./connect.ts";
import { startEmbedded } from "./embedded.ts";
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

const tenantIn =
  (db: Database): TestDatabase["tenant"] =>
  (input = {}) =>
    provisionTenant(db, {
      code: `t${randomBytes(6).toString("hex")}`,
      name: "测试单位",
      division: NINGXIA.lo,
      pack: "ningxia",
      packVersion: "1.0.0",
      packHash: "0".repeat(64),
      ...input,
    });

/** A connection to the run's database; close it in `afterAll`. */
export function testDatabase(): TestDatabase {
  const { url, masterKey } = inject("database");
  const db = connect({ url, masterKey: parseMasterKey(masterKey), poolSize: 4 });
  return { db, url, tenant: tenantIn(db), close: () => db.close() };
}

/** A server of its own, for what looks at every tenant there is: the run's has hundreds. Close it in `afterAll`. */
export async function ownDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "tongyou-own-"));
  const server = await startEmbedded({ dataFolder: folder, disposable: true });
  const masterKey = randomBytes(32);
  await bootstrap({ url: server.url, masterKey });
  const db = connect({ url: server.url, masterKey, poolSize: 4 });
  const close = async () => {
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { db, url: server.url, tenant: tenantIn(db), close };
}
