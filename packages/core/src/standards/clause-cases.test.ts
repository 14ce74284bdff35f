import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { packLibrary } from "../packs.ts";
import { testHouse } from "../testing.ts";
import { getPolicyClause } from "./get-policy-clause.ts";
import { tryChild } from "./try-child.ts";

const BUILT = fileURLToPath(new URL("../../../../plugins/dist/", import.meta.url));
const house = testHouse();
const folder = mkdtempSync(join(tmpdir(), "tongyou-clause-cases-"));
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const clerk = async (pack: string, division: string) =>
  (await house.bureau({ pack, division })).staff("countyOfficer");

test("beside a clause stand the cases that decide it, each answer with whether the policy still says so", async () => {
  const officer = await clerk("ningxia", "640000000000");
  const { cases } = await getPolicyClause(officer, { no: "NX-3.1-c" });
  expect(cases.refusal).toBeNull();
  const both = cases.list.find(({ name }) => name === "父母双亡、亲属抚养");
  expect(both).toMatchObject({
    inheritedFrom: null,
    place: expect.stringMatching(/^ningxia\/.+\.yaml:\d+$/),
  });
  const said = both?.expected.map(({ text }) => text.zh) ?? [];
  expect(said).toContain("条款 NX-3.1-c：成立");
  expect(said).toContain("每月金额：737 元");
  // What it says of other clauses stands beside those.
  expect(said.filter((line) => line.startsWith("条款"))).toHaveLength(1);
  expect(both?.expected.every(({ holds }) => holds)).toBe(true);
});

test("a clause that states amounts stands beside the cases that are paid them", async () => {
  const officer = await clerk("ningxia", "640000000000");
  const { cases } = await getPolicyClause(officer, { no: "NX-3.1-a" });
  const paid = cases.list.flatMap(({ expected }) => expected.map(({ text }) => text.zh));
  for (const yuan of [737, 1049]) expect(paid).toContain(`每月金额：${yuan} 元`);
});

test("an inherited clause shows its own region's cases and says where the bureau's rules go another way", async () => {
  const officer = await clerk("licheng", "350502000000");
  const { cases } = await getPolicyClause(officer, { no: "GJ-62-1" });
  expect(cases.list.length).toBeGreaterThan(0);
  const inherited = cases.list.filter(({ inheritedFrom }) => inheritedFrom !== null);
  expect(new Set(inherited.map(({ place }) => place.split("/")[0]))).toEqual(new Set(["national"]));
  const other = inherited.flatMap(({ expected }) => expected.filter(({ holds }) => !holds));
  expect(other).toContainEqual({
    text: expect.objectContaining({ zh: "津贴：本地文件未规定" }),
    holds: false,
    now: expect.objectContaining({ zh: expect.stringMatching(/^津贴：(?!本地文件未规定)/) }),
  });
});

test("places are named, and the facts of a case can be tried as they stand", async () => {
  const officer = await clerk("licheng", "350502000000");
  const { cases } = await getPolicyClause(officer, { no: "LC-2-a" });
  const [first] = cases.list;
  const place = first?.given.find(({ fact }) => fact === "hukouDivision");
  expect(place?.text.zh).toMatch(/^福建省泉州市鲤城区/);
  expect(place?.own).toBe(false);
  const tried = await tryChild(officer, { on: first?.on, facts: first?.facts ?? {} });
  expect(tried.explanation.on).toBe(first?.on);
});

test("a reading in the file that is none of the pack's leaves the clause without cases and says why", async () => {
  const officer = await clerk("ningxia", "640000000000");
  mkdirSync(join(folder, "cases"));
  copyFileSync(join(BUILT, "ningxia.json"), join(folder, "ningxia.json"));
  const cases = JSON.parse(readFileSync(join(BUILT, "cases", "ningxia.json"), "utf8"));
  for (const { files } of cases.regions)
    for (const file of files) for (const one of file.cases) one.written.readings = { "NX.nowhere": "x" };
  writeFileSync(join(folder, "cases", "ningxia.json"), JSON.stringify(cases));
  const packs = packLibrary(folder);
  const found = await getPolicyClause({ ...officer, packs }, { no: "NX-3.1-c" });
  expect(found.rules.length).toBeGreaterThan(0);
  expect(found.cases).toEqual({ list: [], refusal: { zh: expect.any(String), en: expect.any(String) } });
});
