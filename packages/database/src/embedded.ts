import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, readlink, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, findRunning, urlOf } from "./embedded-server.ts";
import { type ClusterTools, clusterTools, failed, isOpenToOthers } from "./embedded-tools.ts";
import { secretFile } from "./master-key.ts";

export type EmbeddedOptions = {
  /** Holds the cluster, its password and its log; kept between starts. */
  dataFolder: string;
  /** A free port is taken when absent. */
  port?: number;
  /** Trades the safety of a crash for speed, and stops without asking who is connected: test data only. */
  disposable?: boolean;
};

export type Embedded = {
  /** The owner's URL of the database `tongyou`. */
  url: string;
  /** True when a server left running by a killed process was found and taken over. */
  adopted: boolean;
  /** Stops the server, unless somebody else is still connected to it. */
  stop(): Promise<void>;
};

const DATABASE = "tongyou";

/**
 * Starts the PostgreSQL that comes with the package on a data folder, making the cluster on first use.
 * Survives kill -9 of either process: a server still running on the folder is taken over, a stale lock
 * file is removed, and PostgreSQL recovers the data by itself.
 * @throws DatabaseError `setup` with what the server said
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataFolder = resolve(options.dataFolder);
  const disposable = options.disposable === true;
  await mkdir(dataFolder, { recursive: true });
  const home = process.getuid?.() === 0 ? await enterableHome(dataFolder) : dataFolder;
  const tools = await clusterTools(home);
  const cluster = resolve(home, "postgres");
  const password = await secretFile(resolve(dataFolder, "postgres.password"));
  const running = await findRunning(cluster, password);
  const port = running ?? options.port ?? (await freePort());
  if (running === undefined) {
    if (!existsSync(cluster)) await makeCluster(tools, cluster, password);
    await launch(tools, cluster, port, disposable);
  }
  const admin = urlOf(password, port, "postgres");
  await makeDatabase(admin);
  return {
    url: urlOf(password, port, DATABASE),
    adopted: running !== undefined,
    async stop() {
      if (!disposable && (await isShared(admin))) return;
      await tools.run("pg_ctl", ["stop", "-D", cluster, "-m", "fast", "-w", "-t", "60"]);
    },
  };
}

/**
 * As root the server runs as the account postgres, which has to get at its files: in the data folder, opened
 * for it, or, where that lies in root's own folder, in a place under /var/lib that the data folder points to.
 */
async function enterableHome(dataFolder: string): Promise<string> {
  await chmod(dataFolder, 0o711);
  if (isOpenToOthers(dataFolder)) return dataFolder;
  const pointer = resolve(dataFolder, "postgres-home");
  const known = await readlink(pointer).catch(() => undefined);
  if (known !== undefined) return known;
  const home = resolve("/var/lib/tongyou", randomBytes(6).toString("hex"));
  await mkdir(home, { recursive: true });
  await symlink(home, pointer);
  return home;
}

/** Made beside its place and moved there whole: a first start killed half-way leaves nothing to trip over. */
async function makeCluster(tools: ClusterTools, cluster: string, password: string): Promise<void> {
  const draft = `${cluster}.new`;
  const secret = `${cluster}.initial`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  if (tools.account)
    for (const path of [draft, secret]) await chown(path, tools.account.uid, tools.account.gid);
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const login = ["--username=postgres", `--pwfile=${secret}`, "--auth=scram-sha-256"];
  try {
    await tools.run("initdb", [`--pgdata=${draft}`, "--encoding=UTF8", ...locale, ...login]);
  } finally {
    await rm(secret, { force: true });
  }
  await rename(draft, cluster);
}

async function launch(
  tools: ClusterTools,
  cluster: string,
  port: number,
  disposable: boolean,
): Promise<void> {
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100"];
  if (disposable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const flags = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(" ");
  const log = resolve(cluster, "server.log");
  try {
    // Started apart from this process: a Ctrl-C at the terminal must not stop it under our feet.
    await tools.run("pg_ctl", ["start", "-D", cluster, "-l", log, "-w", "-t", "120", "-o", flags]);
  } catch (error) {
    const said = await readFile(log, "utf8").catch(() => "");
    const last = said.split("\n").findLast((line) => /FATAL|PANIC|ERROR/.test(line));
    throw last === undefined ? error : failed(last.replace(/^.*(?:FATAL|PANIC|ERROR):\s*/, ""));
  }
}

async function makeDatabase(admin: string): Promise<void> {
  const there = await ask(admin, `SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`);
  if (there === undefined) await ask(admin, `CREATE DATABASE ${DATABASE}`);
}

/** Whether others stay connected; a connection that was just closed takes a moment to go. */
async function isShared(admin: string): Promise<boolean> {
  const others = `SELECT count(*)::int FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  for (let attempt = 0; attempt < 20; attempt++) {
    if ((await ask(admin, others).catch(() => 0)) === 0) return false;
    await sleep(100);
  }
  return true;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready, refused) => {
    probe.once("error", refused);
    probe.listen(0, "127.0.0.1", ready);
  });
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw failed("no free port was found");
  return address.port;
}
