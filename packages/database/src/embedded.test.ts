import { chmod, mkdtemp, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startEmbedded } from "./embedded.ts";

let dataFolder = "";
const lockFile = () => join(dataFolder, "postgres", "postmaster.pid");
const lockedBy = async () => Number((await readFile(lockFile(), "utf8")).split("\n")[0]);

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "tongyou-embedded-"));
});
afterEach(async () => {
  await rm(dataFolder, { recursive: true, force: true });
});

async function ask(url: string, statement: string) {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

async function gone(pid: number) {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(50);
  }
}

it("keeps its data when stopped, killed and left running", async () => {
  const first = await startEmbedded({ dataFolder });
  await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
  await first.stop();

  const second = await startEmbedded({ dataFolder });
  expect(second.adopted).toBe(false);
  expect(await ask(second.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  const killed = await lockedBy();
  process.kill(killed, "SIGKILL");
  await gone(killed);

  const third = await startEmbedded({ dataFolder });
  expect(await ask(third.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);

  // As if the program had been killed and started again while the server went on.
  const fourth = await startEmbedded({ dataFolder });
  expect(fourth.adopted).toBe(true);
  expect(fourth.url).toBe(third.url);
  await fourth.stop();

  // As if a crash had left a lock that names a process which now is somebody else's.
  await writeFile(lockFile(), `${process.pid}\n${dataFolder}\n0\n1\n\n127.0.0.1\n0\nready\n`);
  const fifth = await startEmbedded({ dataFolder });
  expect(fifth.adopted).toBe(false);
  expect(await ask(fifth.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  await fifth.stop();
});

it("is left running while another program is connected", async () => {
  const server = await startEmbedded({ dataFolder });
  const other = new pg.Client(server.url);
  other.on("error", () => undefined);
  await other.connect();
  await server.stop();
  await expect(other.query("SELECT 1")).resolves.toHaveProperty("rowCount", 1);
  await other.end();
  await server.stop();
  await expect(ask(server.url, "SELECT 1")).rejects.toThrow();
});

it("starts in a folder that only its owner can enter", async () => {
  await chmod(dataFolder, 0o700);
  const inner = join(dataFolder, "data");
  const server = await startEmbedded({ dataFolder: inner });
  await ask(server.url, "CREATE TABLE kept AS SELECT 7 AS n");
  await server.stop();
  const again = await startEmbedded({ dataFolder: inner });
  expect(await ask(again.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  await again.stop();
  // Root's cluster lies elsewhere: away with it too.
  const elsewhere = await readlink(join(inner, "postgres-home")).catch(() => undefined);
  if (elsewhere) await rm(elsewhere, { recursive: true });
});

it("says why it did not start", async () => {
  const taken = await startEmbedded({ dataFolder });
  const port = Number(new URL(taken.url).port);
  const otherFolder = await mkdtemp(join(tmpdir(), "tongyou-embedded-"));
  await expect(startEmbedded({ dataFolder: otherFolder, port })).rejects.toMatchObject({
    code: "setup",
    reason: { zh: expect.stringContaining("内置数据库没能启动") },
  });
  await taken.stop();
  await rm(otherFolder, { recursive: true, force: true });
});
