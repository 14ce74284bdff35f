import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap, parseMasterKey } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";
import type {} from "@tongyou/database/testing";
import type { TestProject } from "vitest/node";

/**
 * One PostgreSQL for the whole run: a throw-away embedded one, or an empty server of your own by
 * TONGYOU_TEST_DATABASE_URL (not DATABASE_URL: the run makes roles and tenants and leaves them there).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const masterKey = process.env.TONGYOU_TEST_KEY ?? randomBytes(32).toString("hex");
  const own = process.env.TONGYOU_TEST_DATABASE_URL;
  const folder = own ? undefined : await mkdtemp(join(tmpdir(), "tongyou-test-"));
  const server = folder ? await startEmbedded({ dataFolder: folder, disposable: true }) : undefined;
  const url = own ?? server?.url ?? "";
  await bootstrap({ url, masterKey: parseMasterKey(masterKey) });
  project.provide("database", { url, masterKey });
  return async () => {
    await server?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
}
