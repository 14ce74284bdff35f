import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { tinyPack, tinySource } from "../../test/tiny-pack.ts";
import { assemble, both } from "../author/pack.ts";
import { readCases } from "../toolkit/golden-cases.ts";
import { writeCases } from "../toolkit/write-cases.ts";
import { loadCaseFile } from "./case-file.ts";

const regions = mkdtempSync(join(tmpdir(), "tongyou-cases-"));
afterAll(() => rmSync(regions, { recursive: true }));
const child = assemble({
  id: "child",
  version: "1",
  title: both("上面的地区", "Child"),
  extends: tinySource,
  documents: [],
});

function write(region: string, name: string, text: string) {
  mkdirSync(join(regions, region, "cases"), { recursive: true });
  writeFileSync(join(regions, region, "cases", name), text);
}

write(
  "tiny",
  "one.yaml",
  `on: 2018-06-30
background: { birthDate: 2012-01-15 }
cases:
  - case: 残疾儿童
    given: { disabled: true, father.statuses: [deceased since 2015-03-02] }
    clauses: { TY-4: yes }
    expect: { entitlements: { TY-4: yes } }
`,
);
write(
  "child",
  "two.yaml",
  "on: 2018-06-30\ncases:\n  - case: 不残疾\n    given: { disabled: false }\n    expect: { entitlements: {} }\n",
);

const written = (pack: typeof tinyPack): unknown =>
  JSON.parse(readFileSync(writeCases(pack, regions, join(regions, "dist")), "utf8"));

test("a pack's cases come back as they were read, with those of the pack it stands on and their places", () => {
  const [parents, own] = loadCaseFile(written(child), child);
  const [first] = readCases(join(regions, "tiny"));
  expect(parents).toEqual({ region: "tiny", cases: [{ ...first, place: "tiny/one.yaml:4" }] });
  expect(own).toMatchObject({ region: "child", cases: [{ place: "child/two.yaml:3", own: ["disabled"] }] });
});

test("the same cases give the same file", () => {
  const file = writeCases(tinyPack, regions, join(regions, "dist"));
  const before = readFileSync(file, "utf8");
  expect(readFileSync(writeCases(tinyPack, regions, join(regions, "dist")), "utf8")).toBe(before);
});

test("cases of another build are refused, and so is what is no file of cases", () => {
  const content = written(tinyPack) as Record<string, unknown>;
  const refusals: [unknown, string][] = [
    [{ ...content, hash: "0".repeat(64) }, "hash"],
    [{ ...content, pack: "other" }, "hash"],
    [{ ...content, format: 2 }, "format"],
    [{ ...content, extra: 1 }, "$"],
    [{ ...content, regions: [{ region: "tiny", files: [{ name: "x" }] }] }, "regions.0.files.0.background"],
    [null, "$"],
    ["{}", "$"],
  ];
  for (const [json, place] of refusals)
    expect(() => loadCaseFile(json, tinyPack)).toThrow(expect.objectContaining({ code: "pack", place }));
});

test("a case with a word that does not exist is refused with region, file and line", () => {
  write(
    "tiny",
    "wrong.yaml",
    "on: 2018-06-30\ncases:\n  - case: 错\n    given: { hardships: [wealth] }\n    expect: {}\n",
  );
  expect(() => writeCases(tinyPack, regions, join(regions, "dist"))).toThrow(
    "tiny/wrong.yaml:3 hardships[0]",
  );
});
