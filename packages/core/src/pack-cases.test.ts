import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeExpected, describeGiven } from "@tongyou/policy/engine";
import { afterAll, beforeEach, expect, test } from "vitest";
import { packLibrary } from "./packs.ts";

/** Made by `npm run build`. */
const BUILT = fileURLToPath(new URL("../../../plugins/dist/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tongyou-pack-cases-"));
const file = join(folder, "cases", "ningxia.json");
const { hash } = JSON.parse(readFileSync(join(BUILT, "ningxia.json"), "utf8"));

beforeEach(() => {
  mkdirSync(join(folder, "cases"), { recursive: true });
  copyFileSync(join(BUILT, "ningxia.json"), join(folder, "ningxia.json"));
  copyFileSync(join(BUILT, "cases", "ningxia.json"), file);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the cases of exactly the pinned artefact are handed out, with those of the pack it stands on", () => {
  const library = packLibrary(folder);
  const { regions, refusal } = library.cases("ningxia", hash);
  expect(refusal).toBeNull();
  expect(regions.map(({ region }) => region)).toEqual(["national", "ningxia"]);
  expect(library.cases("ningxia", hash).regions).toBe(regions);
  for (const other of ["0".repeat(64), ""])
    expect(library.cases("ningxia", other)).toMatchObject({
      regions: [],
      refusal: { zh: expect.any(String) },
    });
});

test.each([
  ["missing", () => rmSync(file), "没有附带案例"],
  ["torn", () => writeFileSync(file, readFileSync(file, "utf8").slice(0, 500)), "不是 JSON"],
  ["of another build", () => editFile((text) => text.replace(hash, "0".repeat(64))), "不是为这一版"],
  [
    "with a fact nobody knows",
    () => editFile((text) => text.replaceAll("birthDate", "birthDay")),
    "birthDay",
  ],
  ["of another layout", () => editFile((text) => text.replace('"format":1', '"format":2')), "format"],
  ["too large", () => writeFileSync(file, " ".repeat(4_000_001)), "过大"],
  ["a folder", becomeFolder, "读不出来"],
])("a file of cases that is %s gives no cases and the reason, and the pack stays", (_, damage, reason) => {
  damage();
  const library = packLibrary(folder);
  expect(library.cases("ningxia", hash)).toMatchObject({
    regions: [],
    refusal: { zh: expect.stringContaining(reason) },
  });
  expect(library.get("ningxia", hash).pack.id).toBe("ningxia");
  rmSync(file, { recursive: true, force: true });
});

function becomeFolder() {
  rmSync(file);
  mkdirSync(file);
}

function editFile(edit: (text: string) => string) {
  writeFileSync(file, edit(readFileSync(file, "utf8")));
}

test("every case of every pack is said in both languages, and its own pack decides what it expects", () => {
  const library = packLibrary(BUILT);
  for (const { id, hash: built } of library.list()) {
    const policy = library.get(id, built);
    const own = library.cases(id, built).regions.find(({ region }) => region === id)?.cases ?? [];
    expect(own.length, id).toBeGreaterThan(0);
    for (const golden of own) {
      const expected = describeExpected(policy, golden);
      expect(
        expected.filter(({ holds }) => !holds),
        `${id} ${golden.place}`,
      ).toEqual([]);
      const given = describeGiven(policy.pack, golden).flatMap(({ name, text }) => [name, text]);
      for (const { zh, en } of [...given, ...expected.map(({ text }) => text)]) {
        expect(zh, golden.place).toMatch(/\p{Script=Han}|\d/u);
        expect(en, golden.place).not.toMatch(/\p{Script=Han}/u);
      }
    }
  }
});
