import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { directQueue, folderStore, installBureau, packLibrary } from "@tongyou/core";
import { bootstrap, connect } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";

/** Ours ÷ bare, in rows per second. */
const TARGET = 1 / 4;
const PEAK_TARGET_MB = 512;
const ROWS = 20_000;

/** The importing process gets a small heap: V8 would else let garbage pile up to what the machine has. */
const HEAP = ["--max-old-space-size=256", "--max-semi-space-size=8"];

type Ours = { preview: number; takeOver: number; peakMb: number };
type Round = Ours & { library: number; own: number };

/**
 * What importing a ledger costs (preview with every check, comparison and seal; take-over with facts, audit and
 * decisions) against the least that could be done with the same file: parse it and COPY its cells as text. The
 * bare half is measured twice, with a plain library (exceljs, streaming) and with our own faster reader; `ratio`
 * is to the library, `ratioToOwnReader` to the other. Each import goes to a bureau of its own, and the halves take
 * turns in one run. Each half of each round is a process of its
 * own; the memory is the peak of the importing one.
 */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const rows = quick ? 2_000 : ROWS;
  const folder = await mkdtemp(join(tmpdir(), "tongyou-import-"));
  const server = await startEmbedded({ dataFolder: folder });
  const masterKey = randomBytes(32);
  await bootstrap({ url: server.url, masterKey });
  const db = connect({ url: server.url, masterKey });
  const packs = packLibrary(join(import.meta.dirname, "../plugins/dist/"));
  const files = folderStore(join(folder, "files"));
  const app = { db, packs, files, jobs: directQueue, now: () => new Date(), requestId: "bench" };
  try {
    const file = join(folder, "ledger.xlsx");
    await script("import-ledger.ts", [file, String(rows)]);
    const bare = (parser: "library" | "own") => bareImport(server.url, [file, parser], rows);
    const rounds: Round[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      const code = `bench${round}`;
      const account = {
        login: "officer",
        name: "经办",
        role: "countyOfficer" as const,
        area: "640423000000",
      };
      await installBureau(app, { code, name: code, division: "640000000000", pack: "ningxia" }, [
        { ...account, password: randomBytes(12).toString("hex"), mustChangePassword: false },
      ]);
      const library = await bare("library");
      const env = { DATABASE_URL: server.url, TONGYOU_KEY: masterKey.toString("hex") };
      const ours: Ours = JSON.parse(await script("our-import.ts", [file, code, String(rows)], env, HEAP));
      rounds.push({ ...ours, library, own: await bare("own") });
    }
    return resultOf(rows, rounds);
  } finally {
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function resultOf(rows: number, rounds: readonly Round[]): object {
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  const ours = ({ preview, takeOver }: Round) => preview + takeOver;
  const ratio = middle((round) => round.library / ours(round));
  const peakMb = Math.max(...rounds.map((round) => round.peakMb));
  const perSecond = (of: (round: Round) => number) => Math.round(rows / (middle(of) / 1000));
  return {
    rows,
    target: TARGET,
    ratio: rounded(ratio),
    ratioToOwnReader: rounded(middle((round) => round.own / ours(round))),
    peakMb,
    peakTargetMb: PEAK_TARGET_MB,
    reached: ratio >= TARGET && peakMb <= PEAK_TARGET_MB,
    rowsPerSecond: {
      ours: perSecond(ours),
      library: perSecond(({ library }) => library),
      own: perSecond(({ own }) => own),
    },
    previewMs: Math.round(middle(({ preview }) => preview)),
    takeOverMs: Math.round(middle(({ takeOver }) => takeOver)),
    libraryMs: Math.round(middle(({ library }) => library)),
    ownReaderMs: Math.round(middle(({ own }) => own)),
  };
}

async function bareImport(url: string, args: readonly string[], rows: number): Promise<number> {
  const said = JSON.parse(await script("bare-import.ts", args, { DATABASE_URL: url })) as {
    ms: number;
    rows: number;
  };
  if (said.rows !== rows) throw new Error(`${said.rows} of ${rows} rows were copied`);
  return said.ms;
}

/** Runs a script beside this one and gives what it printed. */
async function script(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<string> {
  const command = [...flags, join(import.meta.dirname, name), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    env: { ...process.env, ...env },
  });
  return stdout;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
