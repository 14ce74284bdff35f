import { readFile, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The owner's connection string on the embedded server. */
export const urlOf = (password: string, port: number, database: string) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/**
 * The port of a server that already runs on this cluster. Its lock file alone proves nothing: after a
 * crash the process id may be somebody else's, so the server is asked which folder it serves.
 */
export async function findRunning(cluster: string, password: string): Promise<number | undefined> {
  const lock = resolve(cluster, "postmaster.pid");
  const lines = (await readFile(lock, "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  for (let attempt = 0; attempt < 40 && isAlive(pid); attempt++) {
    const folder = await ask(urlOf(password, port, "postgres"), "SHOW data_directory").catch(startingUp);
    if (typeof folder === "string" && resolve(folder) === cluster) return port;
    if (folder === undefined && attempt >= 4) break;
    await sleep(folder === STARTING ? 500 : 250);
  }
  await rm(lock, { force: true });
  return undefined;
}

const STARTING = Symbol("starting");

/** 57P03: the server is there but still recovering. Anything else: no answer. */
const startingUp = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "57P03" ? STARTING : undefined;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The first column of the first row of one statement on a connection of its own. */
export async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}
