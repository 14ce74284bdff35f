import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@tongyou/database/embedded";
import { DEMO_PASSWORD, openLog, readSettings, startServer } from "@tongyou/server";
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

/** A demo server on a database of its own, which goes away with it. */
export async function openDemoHouse(connections: number): Promise<DemoHouse> {
  const folder = await mkdtemp(join(tmpdir(), "tongyou-bench-"));
  const database = await startEmbedded({ dataFolder: folder });
  const port = await freePort();
  const settings = { port, dataFolder: folder, databaseUrl: database.url, demo: true, logLevel: "silent" };
  const server = await startServer({ ...readSettings({}), ...settings }, openLog("silent"));
  const pool = new pg.Pool({ connectionString: database.url, max: connections });
  const { rows } = await pool.query<{ schema: string }>(
    "SELECT 't_' || lpad(number::text, 4, '0') AS schema FROM control.tenant WHERE code = 'ningxia'",
  );
  return {
    address: server.address,
    pool,
    schema: rows[0]?.schema ?? "",
    signIn: (login) => signIn(server.address, login),
    async close() {
      await pool.end();
      await server.stop();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
