/**
 * The whole check: lint, types, build, then every vitest project, one after the other so that two cores are
 * enough. Everything runs even after a failure; the last line is counted from the real results.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { closingLine, type Tally, tallyReport, type VitestReport } from "./tally.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, ".check");
const windows = process.platform === "win32";

/** Each a script of package.json; a failure counts as one. */
const STEPS = ["lint", "types", "build"];
/** Vitest projects that share a run, in order: the slow browser alone on the machine. */
const RUNS = [["unit", "console"], ["database"], ["browser"]];

const inherit = {
  cwd: root,
  stdio: "inherit" as const,
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
};

function step(name: string): Tally {
  const done = spawnSync("npx", ["-y", "pnpm@12.18.0", "run", name], { ...inherit, shell: windows });
  return done.status === 0
    ? { passed: 1, failed: [], skipped: [] }
    : { passed: 0, failed: [`npm run ${name}`], skipped: [] };
}

function tests(projects: string[]): Tally {
  const name = projects.join("+");
  const file = join(results, `${name}.json`);
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const flags = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const chosen = projects.flatMap((project) => ["--project", project]);
  const done = spawnSync(process.execPath, [vitest, "run", ...chosen, ...flags], inherit);
  return tallyReport(name, read(file), done.status ?? 1);
}

/** Undefined when the run died before it wrote a report; the tally counts that as a failure. */
function read(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  } catch {
    return undefined;
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const began = Date.now();
const tallies: Tally[] = [];
for (const [name, run] of [
  ...STEPS.map((name) => [name, () => step(name)] as const),
  ...RUNS.map((projects) => [projects.join(", "), () => tests(projects)] as const),
]) {
  const at = Date.now();
  console.log(`\n── ${name}`);
  tallies.push(run());
  console.log(`── ${name}: ${Math.round((Date.now() - at) / 1000)} s`);
}

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.flatMap((tally) => tally.failed);
const skipped = tallies.flatMap((tally) => tally.skipped);
console.log(`\nwhole check: ${Math.round((Date.now() - began) / 1000)} s`);
for (const name of skipped) console.log(`skipped  ${relative(root, name)}`);
for (const name of failed) console.log(`FAILED   ${name.startsWith(root) ? relative(root, name) : name}`);
console.log(closingLine(passed, failed.length));
process.exitCode = failed.length === 0 ? 0 : 1;
