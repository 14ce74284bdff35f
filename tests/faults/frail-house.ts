import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { type AppContext, folderStore, type JobQueue, packLibrary } from "@tongyou/core";
import { bootstrap, connect } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";

const ROOT = join(import.meta.dirname, "../..");
const PACKS = join(ROOT, "plugins/dist/");
/** As the service manager of a server would. */
const AGAIN_MS = 100;
/** Nobody hands a job over: a worker takes up what is open when it starts. */
const UNHEARD: JobQueue = { send: async () => undefined };

/** A database and a worker of their own, and what kills them. */
export type FrailHouse = {
  app: AppContext;
  /** Starts a worker; one that ends by itself, as when it finds no database, is started again. */
  startWorker(): void;
  /** When the present worker was started. */
  workerSince(): Date;
  /** kill -9, and another worker starts. */
  killWorker(): Promise<void>;
  /** kill -9 of the server and all that belongs to it, and it starts again on the same data. */
  killDatabase(): Promise<void>;
  /** What the worker complained of. */
  complaints(): string;
  close(): Promise<void>;
};

export async function openFrailHouse(): Promise<FrailHouse> {
  const folder = await mkdtemp(join(tmpdir(), "tongyou-faults-"));
  const bundle = join(folder, "worker");
  const [database] = await Promise.all([startEmbedded({ dataFolder: folder }), bundleWorker(bundle)]);
  const masterKey = randomBytes(32);
  await bootstrap({ url: database.url, masterKey });
  const db = connect({ url: database.url, masterKey, poolSize: 2 });
  // Who is killed takes nothing of the machine's cache along: waiting for the disk proves nothing and takes minutes.
  await db.owner.query("ALTER SYSTEM SET fsync = off");
  await db.owner.query("SELECT pg_reload_conf()");
  const env = { DATABASE_URL: database.url, TONGYOU_KEY: masterKey.toString("hex"), TONGYOU_PACKS: PACKS };
  let worker: ChildProcess | undefined;
  let complaints = "";
  let since = new Date();
  const startWorker = () => {
    since = new Date();
    const started = spawn(process.execPath, [join(bundle, "worker.js")], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    worker = started;
    started.stderr.on("data", (chunk) => {
      complaints += chunk;
    });
    started.on("exit", (code) => {
      if (code !== null) setTimeout(startWorker, AGAIN_MS);
    });
  };
  const endWorker = async () => {
    if (!worker?.kill("SIGKILL")) return;
    await once(worker, "exit");
  };
  return {
    app: {
      db,
      packs: packLibrary(PACKS),
      files: folderStore(join(folder, "files")),
      jobs: UNHEARD,
      requestId: "faults",
      now: () => new Date(),
    },
    startWorker,
    workerSince: () => since,
    async killWorker() {
      await endWorker();
      startWorker();
    },
    async killDatabase() {
      await killServer(folder, db);
      await restart(folder, Number(new URL(database.url).port));
    },
    complaints: () => complaints,
    async close() {
      await endWorker();
      await db.close();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bundleWorker(folder: string): Promise<void> {
  const vite = join(ROOT, "apps/console/node_modules/vite/bin/vite.js");
  const config = join(import.meta.dirname, "worker.vite.ts");
  await promisify(execFile)(process.execPath, [vite, "build", "--config", config, "--outDir", folder], {
    cwd: ROOT,
  });
  // The divisions are read from beside the code.
  await cp(join(ROOT, "packages/core/src/divisions/data"), join(folder, "data"), { recursive: true });
}

/** The server first, so that it starts nobody anew; then everybody it had started. */
async function killServer(folder: string, db: AppContext["db"]): Promise<void> {
  const lock = join(folder, "postgres/postmaster.pid");
  const server = Number.parseInt(await readFile(lock, "utf8"), 10);
  const { rows } = await db.owner.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
  for (const pid of [server, ...rows.map((row) => row.pid)]) kill(pid);
  // Where nobody buries the dead, the next start would wait a second to see that this one does not answer.
  await rm(lock);
}

/** A process that was just being started notices by itself that it is alone, and until then holds the memory. */
async function restart(dataFolder: string, port: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await startEmbedded({ dataFolder, port });
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await pause(AGAIN_MS);
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It had gone by itself.
  }
}
