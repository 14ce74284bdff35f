import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type AppContext, actAs, directQueue, folderStore, installBureau, packLibrary } from "@tongyou/core";
import { bootstrap, connect, tenantRole } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";
import { fillMonth, MONTH } from "./month-tenant.ts";

/** Ours ÷ bare. */
const TARGET = 3;
const PEAK_TARGET_MB = 1_024;
/** Linear: a child of the largest month takes at most so much longer, or less long, than one of the smallest. */
const LINEAR = 1.2;
/** Children of the bureau that warms the process which works on the month. */
const WARM = 10_000;
const REGION = "640000000000";

type Ours = { calculateMs: number; fixMs: number; cpuMs: number; peakMb: number; lines: number };
type Bare = { readMs: number; itemsMs: number; linesMs: number };
type Size = Ours & { children: number; fillMs: number; bare: Bare; ratio: number; msPerThousand: number };

/**
 * What a month costs from calculation to fixed lines against the least it could cost the database: the same facts read
 * and the same rows COPYed into tables with the same keys, by hand and by the database's owner, without deciding
 * anything, proving anything or looking at areas. Each size is a bureau of its own; both halves are processes of their own,
 * ours warmed by the month of another bureau, the bare one runs twice after ours and the quicker time counts. The memory
 * is the peak of the process that works on the month. `growth`: how much longer a child of the largest month takes than
 * one of the smallest.
 */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const sizes = quick ? [10_000, 40_000] : [10_000, 100_000, 1_000_000];
  const folder = await mkdtemp(join(tmpdir(), "tongyou-month-"));
  const server = await startEmbedded({ dataFolder: folder });
  const masterKey = randomBytes(32);
  await bootstrap({ url: server.url, masterKey });
  const db = connect({ url: server.url, masterKey });
  const packs = packLibrary(join(import.meta.dirname, "../plugins/dist/"));
  const files = folderStore(join(folder, "files"));
  const app = { db, packs, files, jobs: directQueue, now: () => new Date(), requestId: "bench" };
  const env = { DATABASE_URL: server.url, TONGYOU_KEY: masterKey.toString("hex") };
  try {
    const measured: Size[] = [];
    for (const children of sizes) measured.push(await measure(app, children, env));
    return resultOf(measured);
  } finally {
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(app: AppContext, children: number, env: Record<string, string>): Promise<Size> {
  const warm = `warm${children}`;
  const bureau = `bench${children}`;
  await openBureau(app, warm, WARM);
  const started = performance.now();
  const schema = await openBureau(app, bureau, children);
  const fillMs = performance.now() - started;
  // What was left to be written by the work before is not written during the next.
  const settle = () => app.db.owner.query("CHECKPOINT");
  await settle();
  const asked = [warm, bureau, String(children), MONTH];
  const ours: Ours = JSON.parse(await script("our-month.ts", asked, env));
  const rounds: Bare[] = [];
  for (let round = 0; round < 2; round++) {
    await settle();
    rounds.push(JSON.parse(await script("bare-month.ts", [schema, MONTH], env)));
  }
  const sum = ({ readMs, itemsMs, linesMs }: Bare) => readMs + itemsMs + linesMs;
  const [bare] = rounds.toSorted((a, b) => sum(a) - sum(b));
  if (!bare) throw new Error("the bare half did not run");
  const ms = ours.calculateMs + ours.fixMs;
  return { children, fillMs, ...ours, bare, ratio: ms / sum(bare), msPerThousand: ms / (children / 1_000) };
}

/** A bureau with so many children, an officer and a second person for the whole region; its schema. */
async function openBureau(app: AppContext, code: string, children: number): Promise<string> {
  const account = (login: string, role: "countyOfficer" | "countyFinance") => ({
    login,
    name: login,
    role,
    area: REGION,
    password: randomBytes(12).toString("hex"),
    mustChangePassword: false,
  });
  const accounts = [account("officer", "countyOfficer"), account("finance", "countyFinance")];
  await installBureau(app, { code, name: code, division: REGION, pack: "ningxia" }, accounts);
  const { tenant } = await actAs(app, { bureau: code, login: "officer" });
  const schema = tenantRole(tenant.number);
  const policy = app.packs.get(tenant.pack.id, tenant.pack.hash);
  await fillMonth(app.db.owner, schema, policy, 0, children);
  return schema;
}

function resultOf(sizes: readonly Size[]): object {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  if (!smallest || !largest) throw new Error("nothing was measured");
  const growth = largest.msPerThousand / smallest.msPerThousand;
  return {
    target: TARGET,
    ratio: rounded(largest.ratio),
    peakMb: largest.peakMb,
    peakTargetMb: PEAK_TARGET_MB,
    growth: rounded(growth),
    growthIs: growth > LINEAR ? "superlinear" : growth < 1 / LINEAR ? "sublinear" : "linear",
    linearWithin: LINEAR,
    reached: largest.ratio <= TARGET && largest.peakMb <= PEAK_TARGET_MB && growth <= LINEAR,
    sizes: sizes.map(({ bare, ...size }) => ({ ...roundedAll(size), bare: roundedAll(bare) })),
  };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
const roundedAll = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value)]));

/** Runs a script beside this one and gives what it printed. */
async function script(name: string, args: readonly string[], env: Record<string, string>): Promise<string> {
  const command = [join(import.meta.dirname, name), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    env: { ...process.env, ...env },
  });
  return stdout;
}
