import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { checkDigit, type LedgerLine, REJECTIONS, WARNINGS, writeLedger } from "@tongyou/core/ledger";
import { madeUpLines } from "@tongyou/core/made-up";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = mkdtempSync(join(tmpdir(), "tongyou-check-"));
const file = join(folder, "ledger.xlsx");
const FIRST_ROW = 5;
const CHILDREN = 240;

const lines = madeUpLines({
  county: "640423000000",
  referenceDate: "2018-03-31",
  count: CHILDREN,
  seed: 11,
  everyPair: true,
}).map((line, at) => (at % 12 === 7 ? { ...line, idNumber: withWrongCheckDigit(idNumberOf(line)) } : line));

function idNumberOf({ idNumber }: LedgerLine): string {
  return typeof idNumber === "string" ? idNumber : "";
}

function withWrongCheckDigit(number: string): string {
  const stem = number.slice(0, 17);
  return stem + (checkDigit(stem) === "1" ? "2" : "1");
}

/** Runs the command as a user does, from a shell. */
async function tongyou(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ["scripts/launch.mjs", "apps/server/src/cli/main.ts", ...args];
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, DATABASE_URL: "" } };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, options)) };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, stdout: failed.stdout, stderr: failed.stderr };
  }
}

const answer = z.enum(["yes", "no", "unknown", "review"]);
const group = z.enum(["yes", "no", "unknown", "review", "undefined"]);
const code = z.enum([...REJECTIONS, ...WARNINGS]);
const text = z.string().min(1);
/** One object a sheet row; a key that is not of the format is an error. */
const checkedRow = z.strictObject({
  row: z.int().positive(),
  verdict: z.enum(["accepted", "warned", "rejected"]),
  problems: z.array(
    z.strictObject({
      code,
      column: text,
      message: text,
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
  name: z.string(),
  categories: z.record(z.string(), answer),
  inDifficulty: group,
  orphan: group,
  deFacto: group,
  leftBehind: group,
  allowance: z.strictObject({
    status: z.enum(["decided", "none", "atLeast", "needs", "choice", "review", "undefined"]),
    class: text.optional(),
    fen: z.int().positive().optional(),
    needs: z.array(text).optional(),
  }),
  entitlements: z.record(z.string(), z.enum(["yes", "unknown", "review"])),
  conflicts: z.array(text),
  needs: z.array(text),
  reviews: z.array(z.strictObject({ clause: text, reading: text })),
});
type CheckedRow = z.output<typeof checkedRow>;

let rows: CheckedRow[];
beforeAll(async () => {
  const entries = lines.map((line) => ({ line }));
  const draft = {
    title: "隆德县困境儿童信息台账",
    unit: "隆德县民政局",
    referenceDate: "2018-03-31",
    entries,
  };
  writeFileSync(file, await writeLedger(draft));
  const { code: exit, stdout } = await tongyou(
    "ledger",
    "check",
    file,
    "--pack",
    "ningxia",
    "--on",
    "2018-03-31",
    "--json",
  );
  expect(exit).toBe(0);
  rows = z.array(checkedRow).parse(JSON.parse(stdout));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("every row of the sheet gets a verdict and none is lost", () => {
  expect(rows.map((row) => row.row)).toEqual(lines.map((_, at) => FIRST_ROW + at));
});

test("a wrong check digit is never accepted", () => {
  const wrong = lines.flatMap((line, at) => {
    const number = idNumberOf(line);
    return checkDigit(number.slice(0, 17)) === number.slice(17) ? [] : [FIRST_ROW + at];
  });
  expect(wrong.length).toBeGreaterThan(10);
  const refused = rows.filter((row) => row.problems.some((problem) => problem.code === "E_ID_CHECK"));
  expect(refused.map((row) => row.row)).toEqual(wrong);
  expect(refused.every((row) => row.verdict === "rejected")).toBe(true);
});

test("the verdict follows from the problems", () => {
  for (const row of rows) {
    const rejected = row.problems.some((problem) => problem.code.startsWith("E_"));
    const expected = rejected ? "rejected" : row.problems.length > 0 ? "warned" : "accepted";
    expect([row.row, row.verdict]).toEqual([row.row, expected]);
  }
});

test("the four categories are answered for every child, and unknown comes with what is needed", () => {
  for (const row of rows) {
    expect(Object.keys(row.categories).sort()).toEqual(
      ["NX.family", "NX.guardianship", "NX.self", "NX.temporary"].sort(),
    );
    const unknown = Object.values(row.categories).includes("unknown") || row.allowance.status === "needs";
    if (unknown) expect([row.row, row.needs.length]).not.toEqual([row.row, 0]);
  }
});

test("an amount is printed only with a class, and only a gazetted one of the day", () => {
  const paid = rows.filter((row) => row.allowance.status === "decided");
  expect(paid.length).toBeGreaterThan(5);
  for (const { allowance } of paid) {
    expect(allowance.class).toMatch(/^NX\.(?:institution|bothDead|deFacto)$/);
    expect([104_900, 73_700, 53_100]).toContain(allowance.fen);
  }
  const others = rows.filter((row) => ["none", "needs", "choice", "review"].includes(row.allowance.status));
  expect(others.filter((row) => row.allowance.fen !== undefined)).toEqual([]);
});

test("a day without a gazetted amount gives none", async () => {
  const { stdout } = await tongyou(
    "ledger",
    "check",
    file,
    "--pack",
    "ningxia",
    "--on",
    "2016-06-30",
    "--json",
  );
  const early: CheckedRow[] = JSON.parse(stdout);
  expect(early).toHaveLength(CHILDREN);
  expect(early.filter((row) => row.allowance.fen !== undefined)).toEqual([]);
});

test("people get a table and a summary", async () => {
  const { code: exit, stdout } = await tongyou(
    "ledger",
    "check",
    file,
    "--pack",
    "ningxia",
    "--on",
    "2018-03-31",
  );
  expect(exit).toBe(0);
  expect(stdout).toContain(`${CHILDREN} 行`);
});

test.each([
  ["no file", ["ledger", "check", "nowhere.xlsx", "--pack", "ningxia", "--on", "2018-03-31", "--json"]],
  ["no workbook", ["ledger", "check", "package.json", "--pack", "ningxia", "--on", "2018-03-31", "--json"]],
  ["no such pack", ["ledger", "check", file, "--pack", "atlantis", "--on", "2018-03-31", "--json"]],
  ["no such day", ["ledger", "check", file, "--pack", "ningxia", "--on", "2018-02-30", "--json"]],
  ["no pack given", ["ledger", "check", file, "--on", "2018-03-31"]],
  ["no such command", ["ledger", "burn"]],
])("%s: exit 2, a message, and nothing on stdout", async (_, args) => {
  const { code: exit, stdout, stderr } = await tongyou(...args);
  expect(exit).toBe(2);
  expect(stdout).toBe("");
  expect(stderr.length).toBeGreaterThan(10);
  expect(stderr).not.toMatch(/^\s+at /m);
});
