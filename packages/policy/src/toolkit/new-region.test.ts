import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildPack } from "./build-pack.ts";
import { checkPack } from "./check-pack.ts";
import { newCommand } from "./commands.ts";
import { readCases } from "./golden-cases.ts";

// Inside the package, so that the new pack finds `@tongyou/policy` by its own name, as it will in the project.
const regions = mkdtempSync(join(import.meta.dirname, "..", "..", "test", ".regions-"));
afterAll(() => rmSync(regions, { recursive: true }));
mkdirSync(join(regions, "tiny"));
writeFileSync(
  join(regions, "tiny", "pack.ts"),
  'export { tinySource as default } from "../../tiny-pack.ts";\n',
);
const create = (...args: string[]) => newCommand({ args, stdin: "", artefacts: regions, regions });

test("a new region builds and passes its whole check as it is", async () => {
  expect(create("he-fei", "--extends", "tiny")).toMatchObject({ code: 0 });
  const folder = join(regions, "he-fei");
  const report = checkPack(await buildPack(folder), readCases(folder));
  expect(report.problems).toEqual([]);
  expect(report.mutation).toMatchObject({ mutants: report.mutation?.noticed });
  expect(report.coverage.find(({ document }) => document === "HEFEI")).toMatchObject({
    clauses: 1,
    encoded: 1,
  });
  expect(readFileSync(join(folder, "README.md"), "utf8")).not.toContain("__");
});

test("a name that exists, is no folder name, or stands on nothing is refused and leaves nothing behind", () => {
  const before = readdirSync(regions).length;
  for (const [args, why] of [
    [["tiny", "--extends", "tiny"], "exists"],
    [["../out", "--extends", "tiny"], "lower-case"],
    [["other", "--extends", "nowhere"], "to stand on"],
    [[], "Name the region"],
  ] as const) {
    const { code, stderr } = create(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  }
  expect(readdirSync(regions)).toHaveLength(before);
});
