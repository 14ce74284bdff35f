import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  actAs,
  calculateMonth,
  directQueue,
  folderStore,
  installBureau,
  packLibrary,
  runTrial,
  type StaffContext,
  type TrialChange,
} from "@tongyou/core";
import { bootstrap, connect, newId, tenantRole } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";
import { fillMonth, MONTH } from "./month-tenant.ts";

/** What-if ÷ deciding the month. */
const TARGET = 1.5;
const REGION = "640000000000";

/** A raise of one standard decides again whom it can move; a reading decides everybody twice. */
const TRIALS: Readonly<Record<"amount" | "reading", readonly TrialChange[]>> = {
  amount: [{ kind: "amount", parameter: "NX.deFacto.monthly", fen: 60_000 }],
  reading: [{ kind: "reading", reading: "NX-2.age", option: "under16" }],
};

const OFFICER = {
  login: "officer",
  name: "经办",
  role: "countyOfficer",
  area: REGION,
  mustChangePassword: false,
} as const;

type Round = {
  month: number;
  amount: number;
  reading: number;
  differing: { amount: number; reading: number };
};

/**
 * What trying a month out costs (deciding on both sides, sums by place and class, a row for each child who differs)
 * against the decide part of the same month: calculating it, with a line for each child. One after the other in one
 * process, which a round of a small bureau has warmed, and each on a database at rest: a month of a million leaves
 * PostgreSQL minutes of vacuuming and writing behind. The ratio is the worse of a raise and of a reading.
 */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), "tongyou-whatif-"));
  const server = await startEmbedded({ dataFolder: folder });
  const masterKey = randomBytes(32);
  await bootstrap({ url: server.url, masterKey });
  const db = connect({ url: server.url, masterKey });
  try {
    const packs = packLibrary(join(import.meta.dirname, "../plugins/dist/"));
    const files = folderStore(join(folder, "files"));
    const app = { db, packs, files, jobs: directQueue, now: () => new Date(), requestId: "bench" };
    const measured = async (code: string, children: number) => {
      const bureau = { code, name: code, division: REGION, pack: "ningxia" };
      const password = randomBytes(12).toString("hex");
      await installBureau(app, bureau, [{ ...OFFICER, password }]);
      const officer = await actAs(app, { bureau: code, login: OFFICER.login });
      const { id, hash } = officer.tenant.pack;
      await fillMonth(db.owner, tenantRole(officer.tenant.number), packs.get(id, hash), 0, children);
      return oneRound(officer, children);
    };
    await measured("warm", 2_000);
    const children = quick ? 10_000 : 1_000_000;
    return resultOf(children, await measured("bench", children));
  } finally {
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Has PostgreSQL tidy up and write what it would in its own time. */
async function settle({ db }: StaffContext): Promise<void> {
  await db.owner.query("VACUUM ANALYZE");
  await db.owner.query("CHECKPOINT");
}

/** The month and both trials, one after the other. */
async function oneRound(officer: StaffContext, children: number): Promise<Round> {
  await settle(officer);
  const month = await timed(async () => {
    const { state, totals } = await calculateMonth(officer, { month: MONTH });
    if (state !== "calculated" || totals.children !== children) throw new Error(`the month is ${state}`);
  });
  const differing = { amount: 0, reading: 0 };
  await settle(officer);
  const amount = await timed(async () => {
    differing.amount = await tried(officer, TRIALS.amount, children);
  });
  await settle(officer);
  const reading = await timed(async () => {
    differing.reading = await tried(officer, TRIALS.reading, children);
  });
  return { month, amount, reading, differing };
}

/** Tries the month out and gives how many differ. */
async function tried(
  officer: StaffContext,
  changes: readonly TrialChange[],
  children: number,
): Promise<number> {
  const asked = { newId: newId(), name: "bench", month: MONTH, changes: [...changes] };
  const { state, files, differing } = await runTrial(officer, asked);
  if (state !== "done" || files !== children || !differing)
    throw new Error(`the trial is ${state}: ${files}`);
  return differing.awarded + differing.unawarded;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function resultOf(children: number, { month, amount, reading, differing }: Round): object {
  const ratios = { amount: rounded(amount / month), reading: rounded(reading / month) };
  const ratio = Math.max(ratios.amount, ratios.reading);
  return {
    children,
    target: TARGET,
    ratio,
    reached: ratio <= TARGET,
    ratios,
    differing,
    decideMs: Math.round(month),
    amountMs: Math.round(amount),
    readingMs: Math.round(reading),
  };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
