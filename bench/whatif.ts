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
  whenRefreshed,
} from "@tongyou/core";
import { bootstrap, connect, newId, tenantRole } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";
import { median } from "./in-turns.ts";
import { fillMonth, MONTH } from "./month-tenant.ts";

/** What-if ÷ deciding the month. */
const TARGET = 1.5;
const REGION = "640000000000";
const SMALL = 10_000;
/** Sizes of the full round, the largest first, and how long it may take. */
const SIZES = [1_000_000, 500_000, 200_000, 100_000] as const;
const ROUND_MS = 360_000;

/** A raise of one standard decides again whom it can move; a reading decides everybody twice. */
const TRIALS: Readonly<Record<"amount" | "reading", readonly TrialChange[]>> = {
  amount: [{ kind: "amount", parameter: "NX.deFacto.monthly", fen: 60_000 }],
  reading: [{ kind: "reading", reading: "NX-2.age", option: "under16" }],
};

type Round = {
  month: number;
  amount: number;
  reading: number;
  differing: { amount: number; reading: number };
};

/**
 * What trying a month out costs (deciding on both sides, sums by place and class, a row for each child who differs)
 * against the decide part of the same month: calculating it, with a line for each child. In turns in one run; the ratio
 * is the worse of a raise and of a reading. The full round has as many children, up to a million, as this machine does
 * in some minutes by the small rounds before it.
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
    await installBureau(app, { code: "bench", name: "bench", division: REGION, pack: "ningxia" }, [
      {
        login: "officer",
        name: "经办",
        role: "countyOfficer",
        area: REGION,
        password: randomBytes(12).toString("hex"),
        mustChangePassword: false,
      },
    ]);
    const officer = await actAs(app, { bureau: "bench", login: "officer" });
    const schema = tenantRole(officer.tenant.number);
    const { id, hash } = officer.tenant.pack;
    const fill = (from: number, to: number) => fillMonth(db.owner, schema, packs.get(id, hash), from, to);
    await fill(0, SMALL);
    const small: Round[] = [];
    for (let round = 0; round < 3; round++) small.push(await oneRound(officer, schema, SMALL));
    if (quick) return resultOf(SMALL, small);
    const children = sizeBy(small);
    await fill(SMALL, children);
    return {
      ...resultOf(children, [await oneRound(officer, schema, children)]),
      small: resultOf(SMALL, small),
    };
  } finally {
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As many children as a round does in time, as long as it grows as they do. */
function sizeBy(small: readonly Round[]): number {
  const each = median(small.map(({ month, amount, reading }) => month + amount + reading)) / SMALL;
  return SIZES.find((size) => size * each < ROUND_MS) ?? 100_000;
}

/** The month and both trials, one after the other; a month that was calculated before would first be cleared away. */
async function oneRound(officer: StaffContext, schema: string, children: number): Promise<Round> {
  await officer.db.owner.query(`TRUNCATE ${schema}.month_item; DELETE FROM ${schema}.month_run`);
  const month = await timed(async () => {
    const { state, totals } = await calculateMonth(officer, { month: MONTH });
    if (state !== "calculated" || totals.children !== children) throw new Error(`the month is ${state}`);
  });
  await whenRefreshed(officer.tenant.number);
  const differing = { amount: 0, reading: 0 };
  const amount = await timed(async () => {
    differing.amount = await tried(officer, TRIALS.amount, children);
  });
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

function resultOf(children: number, rounds: readonly Round[]): object {
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  const ratios = {
    amount: middle(({ amount, month }) => amount / month),
    reading: middle(({ reading, month }) => reading / month),
  };
  const ratio = Math.max(ratios.amount, ratios.reading);
  return {
    children,
    rounds: rounds.length,
    target: TARGET,
    ratio,
    reached: ratio <= TARGET,
    ratios,
    differing: rounds.at(-1)?.differing,
    decideMs: Math.round(middle(({ month }) => month)),
    amountMs: Math.round(middle(({ amount }) => amount)),
    readingMs: Math.round(middle(({ reading }) => reading)),
  };
}
