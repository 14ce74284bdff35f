import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeLedger } from "@tongyou/core/ledger";
import { madeUpLines } from "@tongyou/core/made-up";
import { testHouse } from "@tongyou/core/testing";
import { withControl } from "@tongyou/database";
import { tenant } from "@tongyou/database/schema";
import { loadPack } from "@tongyou/policy/engine";
import { contentHash } from "@tongyou/policy/toolkit";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";

/** A bureau whose pack is an earlier build of this checkout's: one yuan less for children of two dead parents. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = mkdtempSync(join(tmpdir(), "tongyou-upgrade-"));
const ledger = join(folder, "ledger.xlsx");
const house = testHouse();
let code: string;
let officer: string;
let admin: string;
let old: { version: string; hash: string };

beforeAll(async () => {
  old = keepEarlierPack();
  const bureau = await house.bureau();
  code = bureau.ref.code;
  await withControl(house.app.db, (tx) =>
    tx
      .update(tenant)
      .set({ packVersion: old.version, packHash: old.hash })
      .where(eq(tenant.number, bureau.ref.number)),
  );
  officer = (await bureau.staff("countyOfficer")).staff.login;
  admin = (await bureau.staff("tenantAdmin")).staff.login;
  const lines = madeUpLines({
    county: "640423000000",
    referenceDate: "2018-03-31",
    count: 60,
    seed: 3,
    everyPair: true,
  });
  writeFileSync(
    ledger,
    await writeLedger({
      title: "隆德县困境儿童信息台账",
      unit: "隆德县民政局",
      referenceDate: "2018-03-31",
      entries: lines.map((line) => ({ line })),
    }),
  );
  await done("ledger", "import", ledger, "--tenant", code, "--as", officer, "--yes", "--json");
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** Puts the earlier build where an installation keeps the packs it once had. */
function keepEarlierPack(): { version: string; hash: string } {
  const { hash: _, ...now } = loadPack(
    JSON.parse(readFileSync(join(root, "plugins/dist/ningxia.json"), "utf8")),
  );
  const parameters = now.parameters.map((parameter) =>
    parameter.id === "NX.bothDead.monthly"
      ? { ...parameter, values: parameter.values.map((value) => ({ ...value, fen: value.fen - 100 })) }
      : parameter,
  );
  const content = { ...now, version: "0.0.9", parameters };
  const hash = contentHash(content);
  mkdirSync(join(folder, "packs"));
  writeFileSync(join(folder, "packs", `${hash}.json`), JSON.stringify({ ...content, hash }));
  return { version: content.version, hash };
}

/** Runs the command as an operator does, from a shell, on the database of the test run. */
async function tongyou(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { url, masterKey } = inject("database");
  const env = { ...process.env, DATABASE_URL: url, TONGYOU_KEY: masterKey, TONGYOU_DATA: folder };
  const command = ["scripts/launch.mjs", "apps/server/src/cli/main.ts", ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { cwd: root, env })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

async function done(...args: string[]): Promise<string> {
  const { code: exit, stdout, stderr } = await tongyou(...args);
  expect(exit, stderr).toBe(0);
  return stdout;
}

const outcome = z.looseObject({
  class: z.looseObject({ id: z.string() }).nullable(),
  fen: z.int().nullable(),
});
const previewed = z.looseObject({
  before: z.looseObject({ version: z.string() }),
  parts: z.array(z.looseObject({ id: z.string() })),
  children: z.int(),
  differing: z.int(),
  more: z.int(),
  less: z.int(),
  net: z.int(),
  rows: z.array(
    z.looseObject({ name: z.string(), before: outcome, after: outcome, fen: z.int().nullable() }),
  ),
});
const upgrade = (...more: string[]) => ["tenant", "upgrade", code, "--from", "2018-03-01", ...more];

test("an officer sees each child's difference before anything moves", async () => {
  const shown = previewed.parse(JSON.parse(await done(...upgrade("--as", officer, "--preview", "--json"))));
  expect(shown).toMatchObject({ before: old, parts: [{ id: "NX.bothDead.monthly" }], children: 60, less: 0 });
  const settled = shown.rows.filter(({ fen }) => fen !== null);
  expect(settled.length).toBeGreaterThan(0);
  for (const { before, after, fen } of settled) {
    expect([before.class?.id, after.class?.id, fen]).toEqual(["NX.bothDead", "NX.bothDead", 100]);
    expect((after.fen ?? 0) - (before.fen ?? 0)).toBe(100);
  }
  expect([shown.more, shown.net]).toEqual([settled.length * 100, settled.length * 100]);
  expect(shown.rows).toHaveLength(shown.differing);
  expect(await done(...upgrade("--as", officer, "--preview"))).toContain(shown.rows[0]?.name ?? "?");
});

test("the administrator dates the change, a month follows it, and going back is one command", async () => {
  const monthPack = async () => {
    const month = ["month", "run", "--tenant", code, "--month", "2018-03", "--as", officer, "--json"];
    return JSON.parse(await done(...month)).pack.version;
  };
  expect(await monthPack()).toBe(old.version);
  const made = JSON.parse(await done(...upgrade("--as", admin, "--reason", "新版印发", "--json")));
  expect(made.preview.rows).toEqual([]);
  expect(made.preview.differing).toBeGreaterThan(0);
  const [, latest] = made.pinned.pins;
  expect(latest.from).toBe("2018-03-01");
  expect(await monthPack()).toBe(latest.version);

  const again = await tongyou("tenant", "upgrade", code);
  expect([again.code, again.stdout]).toEqual([2, ""]);
  const back = ["tenant", "rollback", code, "--from", "2018-03-01", "--as", admin, "--reason", "核对后退回"];
  expect(await done(...back)).toContain(old.version);
  expect(await monthPack()).toBe(old.version);
});

test.each([
  ["no day", ["--as", "someone", "--preview"], 2],
  ["no reason", ["--from", "2018-03-01", "--as", "someone"], 2],
  ["no such person", ["--from", "2018-03-01", "--as", "nobody", "--preview"], 1],
])("%s: refused with a message, and nothing on stdout", async (_, options, exit) => {
  const refused = await tongyou("tenant", "upgrade", code, ...options);
  expect([refused.code, refused.stdout]).toEqual([exit, ""]);
  expect(refused.stderr.length).toBeGreaterThan(10);
  expect(refused.stderr).not.toMatch(/^\s+at /m);
});
