import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeLedger } from "@tongyou/core/ledger";
import { madeUpLines } from "@tongyou/core/made-up";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = mkdtempSync(join(tmpdir(), "tongyou-policy-"));
const ledger = join(folder, "ledger.xlsx");
const CHILDREN = 80;

beforeAll(async () => {
  const lines = madeUpLines({
    county: "640423000000",
    referenceDate: "2018-03-31",
    count: CHILDREN,
    seed: 7,
    everyPair: true,
  });
  const entries = lines.map((line) => ({ line }));
  const heading = { title: "隆德县困境儿童信息台账", unit: "隆德县民政局", referenceDate: "2018-03-31" };
  writeFileSync(ledger, await writeLedger({ ...heading, entries }));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as a pack's author does, from a shell that leaves stdin open. */
async function policy(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ["scripts/launch.mjs", "apps/server/src/cli/main.ts", "policy", ...args];
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, options)) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

const count = z.int().nonnegative();
const text = z.string().min(1);
const placed = z.strictObject({
  place: text,
  title: z.strictObject({ zh: text, en: text }),
  paths: z.array(z.string().startsWith("/")).min(1),
  procedures: z.array(z.string().regex(/^\w+\.\w+$/)).min(1),
});
const coverage = z.strictObject({
  pack: z.string(),
  document: z.string(),
  clauses: count,
  encoded: count,
  manual: count,
  informational: count,
  superseded: count,
  unclassified: z.literal(0),
  itemsWithoutClause: z.literal(0),
  carriedOut: z.array(
    z.strictObject({
      no: text,
      section: text,
      kind: text,
      became: z.enum(["encoded", "manual"]),
      places: z.array(placed).min(1),
    }),
  ),
});

test("coverage accounts for every clause of every document of a pack", async () => {
  const { code, stdout } = await policy("coverage", "ningxia", "--json");
  expect(code).toBe(0);
  const documents = z.array(coverage).parse(JSON.parse(stdout));
  expect(documents.find(({ document }) => document === "NX")?.clauses).toBe(84);
  for (const one of documents) {
    expect(one.encoded + one.manual + one.informational + one.superseded, one.document).toBe(one.clauses);
    expect(one.carriedOut, one.document).toHaveLength(one.encoded + one.manual);
  }
});

test("coverage names screen and procedure of each clause to be carried out, its parents' too", async () => {
  const { code, stdout, stderr } = await policy("coverage", "licheng");
  expect(code, stderr).toBe(0);
  const lines = stdout.split("\n").filter((line) => line.startsWith("  "));
  expect(lines.some((line) => line.startsWith("  FJ-"))).toBe(true);
  for (const line of lines) expect(line).toMatch(/ {2}\S.* \/\S* \(\w+\.\w+/);
});

const difference = z.looseObject({
  id: z.string().regex(/^\d+ \S/),
  differs: z.array(z.string()).min(1),
  fen: z.int().optional(),
});
const compared = z.looseObject({
  parts: z.array(
    z.strictObject({ part: z.string(), id: z.string(), change: z.enum(["added", "removed", "changed"]) }),
  ),
  decisions: z
    .looseObject({
      children: count,
      differences: z.array(difference),
      more: count,
      less: count,
      net: z.int(),
      open: count,
    })
    .optional(),
});

test("two packs differ by rule, by child and by yuan over a ledger", async () => {
  const question = ["diff", "ningxia", "national", "--ledger", ledger, "--on", "2018-03-31"];
  const { code, stdout, stderr } = await policy(...question, "--json");
  expect(code, stderr).toBe(0);
  const { parts, decisions } = compared.parse(JSON.parse(stdout));
  expect(parts).toContainEqual({ part: "parameters", id: "NX.bothDead.monthly", change: "removed" });
  if (!decisions) throw new Error("no child was decided");
  expect(decisions.children).toBe(CHILDREN);
  const settled = decisions.differences.map(({ fen }) => fen ?? 0);
  expect(settled.filter((fen) => fen > 0).reduce((sum, fen) => sum + fen, 0)).toBe(decisions.more);
  expect(settled.reduce((sum, fen) => sum + fen, 0)).toBe(decisions.net);
  expect((await policy(...question)).stdout).toMatch(new RegExp(`儿童 ${CHILDREN} 名`));
});

test("a pack does not differ from itself, for any child", async () => {
  const itself = ["diff", "ningxia", "ningxia", "--ledger", ledger, "--on", "2018-03-31", "--json"];
  const { stdout } = await policy(...itself);
  const { parts, decisions } = compared.parse(JSON.parse(stdout));
  expect([parts, decisions?.differences, decisions?.net]).toEqual([[], [], 0]);
});

test.each([
  ["a ledger without a day", ["diff", "ningxia", "national", "--ledger", ledger]],
  ["an unknown pack", ["diff", "ningxia", "atlantis"]],
  ["a region that exists", ["new", "ningxia", "--extends", "national"]],
  ["a name that is no folder", ["new", "../elsewhere", "--extends", "national"]],
])("%s: exit 2, a message, and nothing on stdout", async (_, args) => {
  const { code, stdout, stderr } = await policy(...args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.length).toBeGreaterThan(10);
  expect(stderr).not.toMatch(/^\s+at /m);
});
