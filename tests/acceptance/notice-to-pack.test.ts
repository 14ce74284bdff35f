import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildPack, checkPack, compile, readCases } from "@tongyou/policy/toolkit";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const guide = readFileSync(join(root, "docs", "notice-to-pack.md"), "utf8");

/** Inside the project, so that the pack finds the kit by its own name; its parent stands beside it, as in `plugins`. */
const regions = mkdtempSync(join(import.meta.dirname, ".guide-"));
afterAll(() => rmSync(regions, { recursive: true }));
const folder = join(regions, "kaifeng");
mkdirSync(join(regions, "national"));
writeFileSync(
  join(regions, "national", "pack.ts"),
  `export { default } from ${JSON.stringify(join(root, "plugins", "national", "pack.ts"))};\n`,
);

for (const [, path, content] of guide.matchAll(/```(?:ts|yaml) plugins\/kaifeng\/(\S+)\n(.*?)\n```/gs)) {
  const file = join(folder, path ?? "");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${content}\n`);
}

test("the pack of the guide passes its check, with the line the guide prints", async () => {
  const pack = await buildPack(folder);
  const cases = readCases(folder);
  const { problems, mutation } = checkPack(pack, cases);
  expect(problems).toEqual([]);
  expect(guide).toContain(
    `${pack.id}@${pack.version}：通过，案例 ${cases.length} 个，变异 ${mutation?.mutants} 处发现 ${mutation?.noticed} 处`,
  );
});

test("it pays what the notice says, and for July 2019 waits for the next one", async () => {
  const policy = compile(await buildPack(folder));
  const orphan = {
    birthDate: "2010-05-06",
    careArrangement: "kinship",
    benefitsDrawn: [],
    "father.statuses": [{ status: "deceased" }],
    "mother.statuses": [{ status: "deceased" }],
  } as const;
  expect(policy.decide(orphan, { on: "2019-06-30" }).allowance).toMatchObject({
    status: "decided",
    fen: 80_000,
  });
  expect(policy.missingStandards({ on: "2019-07-31" }).map(({ parameter }) => parameter)).toEqual([
    "KF.institution.monthly",
    "KF.scattered.monthly",
  ]);
});
