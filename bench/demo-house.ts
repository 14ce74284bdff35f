import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startEmbedded } from "@tongyou/database/embedded";
import { DEMO_PASSWORD } from "@tongyou/server";
import pg from "pg";

export type DemoHouse = {
  address: string;
  /** As the installation's owner, without row security. */
  pool: pg.Pool;
  /** Schema of the demo bureau of Ningxia. */
  schema: string;
  /** The cookie of one of its demo accounts. */
  signIn(login: string): Promise<string>;
  close(): Promise<void>;
};

/** How long a first start may take. */
const STARTING_MS = 120_000;

/** A demo server in a process of its own, as in use, on a database of its own, which goes away with it. */
export async function openDemoHouse(connections: number): Promise<DemoHouse> {
  const folder = await mkdtemp(join(tmpdir(), "tongyou-bench-"));
  const database = await startEmbedded({ dataFolder: folder });
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const server = startServer({
    PORT: String(port),
    TONGYOU_DATA: folder,
    DATABASE_URL: database.url,
    TONGYOU_DEMO: "1",
    TONGYOU_LOG: "silent",
  });
  await untilHealthy(address, server);
  const pool = new pg.Pool({ connectionString: database.url, max: connections });
  const { rows } = await pool.query<{ schema: string }>(
    "SELECT 't_' || lpad(number::text, 4, '0') AS schema FROM control.tenant WHERE code = 'ningxia'",
  );
  return {
    address,
    pool,
    schema: rows[0]?.schema ?? "",
    signIn: (login) => signIn(address, login),
    async close() {
      await pool.end();
      server.kill("SIGTERM");
      await once(server, "exit");
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function startServer(env: Record<string, string>): ChildProcess {
  const main = join(import.meta.dirname, "../apps/server/src/main.ts");
  return spawn(process.execPath, [main], { env: { ...process.env, ...env }, stdio: "ignore" });
}

async function untilHealthy(address: string, server: ChildProcess): Promise<void> {
  for (const until = performance.now() + STARTING_MS; performance.now() < until; await pause(200)) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(`${address}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  server.kill("SIGKILL");
  throw new Error("the server did not become ready");
}

async function signIn(address: string, login: string): Promise<string> {
  const answer = await fetch(`${address}/trpc/auth.signIn`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ bureau: "ningxia", login, password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`not signed in: ${answer.status}`);
  return cookie;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
