import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bootstrap,
  connect,
  lintCatalogue,
  migrateAll,
  provisionTenant,
  TENANT_HEAD,
} from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";

/** How long it takes to make a tenant, to start with 300 of them at the head, and to migrate them all. */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), "tongyou-bench-"));
  const server = await startEmbedded({ dataFolder: folder });
  const masterKey = randomBytes(32);
  await bootstrap({ url: server.url, masterKey });
  const db = connect({ url: server.url, masterKey });
  const tenants = quick ? 30 : 300;
  try {
    const each: number[] = [];
    for (let at = 0; at < tenants; at++) each.push(await timed(() => provision(at)));
    const atHead = await timed(() => bootstrap({ url: server.url, masterKey }));
    const lint = await timed(() => lintCatalogue(db));
    const sql = () => `ALTER TABLE child ADD COLUMN note text;
      CREATE TABLE extra (id uuid PRIMARY KEY, division text COLLATE "C" NOT NULL)`;
    const step = { version: TENANT_HEAD + 1, name: "bench", sql };
    const migrate = await timed(() => migrateAll(db, [step]));
    return {
      tenants,
      provisionMedianMs: Math.round(each.toSorted((a, b) => a - b)[Math.floor(tenants / 2)] ?? 0),
      provisionMostMs: Math.round(Math.max(...each)),
      startAtHeadMs: Math.round(atHead),
      migrateAllMs: Math.round(migrate),
      lintMs: Math.round(lint),
    };
  } finally {
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }

  function provision(at: number) {
    const pack = { pack: "ningxia", packVersion: "1.0.0", packHash: "0".repeat(64) };
    return provisionTenant(db, { code: `bench${at}`, name: `bench${at}`, division: "640000000000", ...pack });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
