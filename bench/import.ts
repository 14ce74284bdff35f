import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import {
  actAs,
  confirmImport,
  installBureau,
  packLibrary,
  previewImport,
  type StaffContext,
  whenImported,
} from "@tongyou/core";
import { readWorkbook } from "@tongyou/core/ledger";
import { bootstrap, connect } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** Ours ÷ bare, in rows per second. */
const TARGET = 1 / 4;
const MEMORY_TARGET_MB = 512;
const ROWS = 20_000;

/**
 * What importing a ledger costs (preview with every check, comparison and seal; take-over with facts, audit and
 * decisions) against the least that could be done with the same file: parse it and COPY its cells as text. Each
 * import goes to a bureau of its own; the two take turns in one run. The memory is this process's peak over all.
 */
export async function run({ quick }: { quick: boolean }): Promise<object> {
  const rows = quick ? 2_000 : ROWS;
  const rounds = quick ? 1 : 3;
  const folder = await mkdtemp(join(tmpdir(), "tongyou-import-"));
  const server = await startEmbedded({ dataFolder: folder });
  const masterKey = randomBytes(32);
  await bootstrap({ url: server.url, masterKey });
  const db = connect({ url: server.url, masterKey });
  const packs = packLibrary(join(import.meta.dirname, "../plugins/dist/"));
  const app = { db, packs, now: () => new Date(), requestId: "bench" };
  const client = new pg.Client({ connectionString: server.url });
  try {
    const file = join(folder, "ledger.xlsx");
    await promisify(execFile)(process.execPath, [
      join(import.meta.dirname, "import-ledger.ts"),
      file,
      String(rows),
    ]);
    const bytes = await readFile(file);
    await client.connect();
    const taken: { preview: number; takeOver: number; bare: number }[] = [];
    for (let round = 0; round < rounds; round++) {
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
      const staff = await actAs(app, { bureau: code, login: account.login });
      const bareFirst = round % 2 === 1;
      const before = bareFirst ? await bareImport(client, bytes, rows) : 0;
      const ours = await ourImport(staff, bytes, rows);
      const bare = bareFirst ? before : await bareImport(client, bytes, rows);
      taken.push({ ...ours, bare });
    }
    const ratio = median(taken.map(({ preview, takeOver, bare }) => bare / (preview + takeOver)));
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    const rate = (of: (one: (typeof taken)[number]) => number) =>
      Math.round(rows / (median(taken.map(of)) / 1000));
    return {
      rows,
      target: TARGET,
      ratio,
      peakMb,
      peakTargetMb: MEMORY_TARGET_MB,
      reached: ratio >= TARGET && peakMb <= MEMORY_TARGET_MB,
      rowsPerSecond: {
        ours: rate(({ preview, takeOver }) => preview + takeOver),
        bare: rate(({ bare }) => bare),
      },
      previewMs: Math.round(median(taken.map(({ preview }) => preview))),
      takeOverMs: Math.round(median(taken.map(({ takeOver }) => takeOver))),
      bareMs: Math.round(median(taken.map(({ bare }) => bare))),
    };
  } finally {
    await client.end();
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function ourImport(staff: StaffContext, bytes: Buffer, rows: number) {
  const content = bytes.toString("base64");
  const started = performance.now();
  const batch = await previewImport(staff, { fileName: "ledger.xlsx", content });
  const previewed = performance.now();
  await confirmImport(staff, { id: batch.id, version: batch.version });
  await whenImported(batch.id);
  const done = performance.now();
  if (batch.counts.new !== rows) throw new Error(`${batch.counts.new} of ${rows} children are new`);
  return { preview: previewed - started, takeOver: done - previewed };
}

/** The same file with nothing asked of it: cells as text into a table without a key. */
async function bareImport(client: pg.Client, bytes: Buffer, rows: number): Promise<number> {
  await client.query("DROP TABLE IF EXISTS bare");
  const started = performance.now();
  const table = readWorkbook(bytes)[0]?.rows.slice(4) ?? [];
  const columns = Array.from({ length: 51 }, (_, index) => `c${index} text`);
  await client.query(`CREATE TABLE bare (${columns.join(", ")})`);
  const lines = function* () {
    for (const cells of table) yield `${columns.map((_, index) => copied(cells[index])).join("\t")}\n`;
  };
  await pipeline(Readable.from(lines()), client.query(copyFrom("COPY bare FROM STDIN")));
  const took = performance.now() - started;
  const counted = await client.query<{ count: string }>("SELECT count(*) FROM bare");
  if (Number(counted.rows[0]?.count) !== rows) throw new Error("not every row was copied");
  return took;
}

function copied(cell: string | number | boolean | Date | null | undefined): string {
  if (cell === null || cell === undefined) return "\\N";
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
  return text.replace(/[\\\t\n\r]/g, " ");
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
