import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const START_MS = 120_000;

/** One installation as an operator runs it: its own process, port and data folder. */
export type Tongyou = {
  url: string;
  dataFolder: string;
  /** What the process printed so far. */
  printed(): string;
  /** SIGTERM, and waits for the end; the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Starts again on the same data, with these settings changed. */
  start(change?: Record<string, string>): Promise<void>;
  /** Stops and throws the data away. */
  remove(): Promise<void>;
};

/** Starts the built server on a fresh data folder, or on a copy of a stopped one's, and waits until it is healthy. */
export async function startTongyou(env: Record<string, string> = {}, copied?: string): Promise<Tongyou> {
  const data = mkdtempSync(join(tmpdir(), "tongyou-e2e-"));
  // With its owners: a database's folder may belong to another user than ours.
  if (copied) execFileSync("cp", ["-a", `${copied}/.`, data]);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let printed = "";

  const start = async (change: Record<string, string> = {}) => {
    printed = "";
    const running = spawn(process.execPath, [join(root, "apps/server/src/main.ts")], {
      cwd: root,
      env: { ...process.env, ...env, ...change, PORT: String(port), TONGYOU_DATA: data },
    });
    child = running;
    for (const stream of [running.stdout, running.stderr])
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
      });
    await healthy(url, running, () => printed);
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null)
      return running?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => running.once("exit", resolve));
    running.kill(signal);
    return ended;
  };
  await start();
  return {
    url,
    dataFolder: data,
    printed: () => printed,
    stop: () => end("SIGTERM"),
    kill: async () => {
      await end("SIGKILL");
    },
    start,
    remove: async () => {
      await end("SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function healthy(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${printed()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error(`the server was not healthy in time:\n${printed()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
