import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import {
  deliverPosts,
  findPackFaults,
  refreshAllOutdated,
  refreshRollups,
  resumeImports,
} from "@tongyou/core";
import type { Logger } from "pino";
import { createApp, type Installation } from "./app.ts";
import { DEMO_BUREAUS } from "./demo/demo-bureaus.ts";
import { type DemoAccount, ensureDemo } from "./demo/ensure-demo.ts";
import { FOLDERS } from "./folders.ts";
import { type OpenInstallation, openInstallation } from "./installation.ts";
import { type JobWorker, openJobWorker } from "./job-worker.ts";
import { describeError } from "./log.ts";
import { type Settings, SettingsError } from "./settings.ts";

export type RunningServer = {
  address: string;
  /** Who can sign in to the demo; empty without it. */
  accounts: DemoAccount[];
  /** Finishes what is under way, then lets go of the database. */
  stop(): Promise<void>;
};

/** The national desk's counts may be this old. */
const ROLLUP_EVERY_MS = 10 * 60_000;

/** Lists show the decisions of a day that has passed for at most this long before they are brought up to date. */
const OUTDATED_EVERY_MS = 10 * 60_000;

/** What is to be sent outside waits at most this long. */
const POSTS_EVERY_MS = 30_000;

/** How long a request may still take after the server was told to stop. */
const LAST_REQUESTS_MS = 10_000;

/**
 * Starts the one deployable. The port is taken first, so that one in use is said at once; until the database
 * is ready, /healthz and /trpc answer 503.
 * @throws SettingsError for a port in use; what `openInstallation` throws
 */
export async function startServer(settings: Settings, log: Logger): Promise<RunningServer> {
  let ready: Installation | undefined;
  let opened: OpenInstallation | undefined;
  let stopTimers = () => {};
  let worker: JobWorker | undefined;
  const app = createApp({
    installation: () => ready,
    log,
    consoleFolder: FOLDERS.console,
    demo: settings.demo,
    trustProxy: settings.trustProxy,
  });
  const http = await listen(app.fetch, settings);
  const stop = async () => {
    ready = undefined;
    stopTimers();
    await close(http);
    await worker?.stop();
    await opened?.close();
  };
  try {
    const report = (what: string, error: unknown) =>
      log.error({ error: describeError(error) }, `${what} failed`);
    opened = await openInstallation(settings, report);
    const accounts = settings.demo ? await ensureDemo(opened.installation) : [];
    const shown = settings.demo ? DEMO_BUREAUS.map(({ pack }) => pack) : [];
    for (const fault of await findPackFaults(opened.installation, shown)) log.error(fault, "pack refused");
    worker = await openJobWorker(opened.installation.db, report);
    ready = { ...opened.installation, jobs: worker.queue };
    stopTimers = startTimers(ready, log);
    await worker.work({ ...ready, requestId: "jobs" });
    log.info({ migrationMs: opened.migrationMs, port: settings.port }, "ready");
    return { address: addressOf(settings), accounts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * What runs beside the requests: imports a crash cut short go on, the national desk's counts and the decisions that lists
 * show are kept fresh, and what people are told outside is sent.
 */
function startTimers(installation: Installation, log: Logger): () => void {
  const attempt = (what: string, job: () => Promise<unknown>) => {
    job().catch((error: unknown) => log.error({ error: describeError(error) }, `${what} failed`));
  };
  const rollups = () => attempt("rollups", () => refreshRollups({ ...installation, requestId: "rollups" }));
  attempt("resuming imports", () => resumeImports({ ...installation, requestId: "start" }));
  let delivering = false;
  const posts = () => {
    // A slow mail server does not make rounds overtake one another.
    if (delivering) return;
    delivering = true;
    const round = deliverPosts({ ...installation, requestId: "posts" });
    attempt("sending notifications", () =>
      round.finally(() => {
        delivering = false;
      }),
    );
  };
  const outdated = () =>
    attempt("refreshing lists", () => refreshAllOutdated({ ...installation, requestId: "lists" }));
  rollups();
  outdated();
  const timers = [
    setInterval(rollups, ROLLUP_EVERY_MS),
    setInterval(outdated, OUTDATED_EVERY_MS),
    setInterval(posts, POSTS_EVERY_MS),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

function listen(fetch: (request: Request) => unknown, settings: Settings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const { port, host: hostname } = settings;
    const http = serve({ fetch, port, hostname }, () => resolve(http)) as Server;
    http.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, settings)));
  });
}

function listenError(error: NodeJS.ErrnoException, { port, host }: Settings): Error {
  if (error.code === "EADDRINUSE")
    return new SettingsError({
      zh: `端口 ${port} 已被占用。请停掉占用它的程序，或用 PORT=别的端口 重新启动。`,
      en: `Port ${port} is in use. Stop the program that holds it, or start with PORT=another.`,
    });
  if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL")
    return new SettingsError({
      zh: `不能在 ${host}:${port} 上监听（${error.code}）。请换一个 TONGYOU_HOST 或 PORT。`,
      en: `Cannot listen on ${host}:${port} (${error.code}). Choose another TONGYOU_HOST or PORT.`,
    });
  return error;
}

function addressOf({ host, port }: Settings): string {
  const anywhere = host === "0.0.0.0" || host === "::";
  return `http://${anywhere || host === "127.0.0.1" ? "localhost" : host}:${port}`;
}

/** Stops taking connections, lets requests under way end, and cuts those that do not. */
async function close(http: Server): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve));
  http.closeIdleConnections();
  const cut = setTimeout(() => http.closeAllConnections(), LAST_REQUESTS_MS);
  await closed;
  clearTimeout(cut);
}
