import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contentHash } from "@tongyou/policy/toolkit";
import { afterAll, expect, test } from "vitest";
import { FOLDERS } from "./folders.ts";
import { keptPacks } from "./kept-packs.ts";

const folder = mkdtempSync(join(tmpdir(), "tongyou-kept-"));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

/** A build of the Ningxia pack alone. */
function build(name: string): { built: string; kept: string; hash: string } {
  const built = join(folder, name);
  mkdirSync(join(built, "cases"), { recursive: true });
  for (const file of ["ningxia.json", "cases/ningxia.json"])
    cpSync(join(FOLDERS.packs, file), join(built, file));
  return { built, kept: join(folder, `${name}-kept`), hash: read(join(built, "ningxia.json")).hash };
}

/** The build moves on: another version of the pack, with no cases written for it. */
function moveOn(built: string): string {
  const { hash: _, ...content } = read(join(built, "ningxia.json"));
  const next = { ...content, version: "next" };
  const hash = contentHash(next);
  writeFileSync(join(built, "ningxia.json"), JSON.stringify({ ...next, hash }));
  return hash;
}

test("a bureau that stays on an earlier build keeps its pack with its cases", () => {
  const { built, kept, hash } = build("moved");
  keptPacks(built, kept);
  const next = moveOn(built);
  const packs = keptPacks(built, kept);
  expect(packs.get("ningxia", hash).pack.hash).toBe(hash);
  expect(packs.cases("ningxia", hash).regions.length).toBe(2);
  expect(packs.cases("ningxia", next)).toMatchObject({ regions: [], refusal: { zh: expect.any(String) } });
});

test("cases written anew for the same pack take the place of those kept; another pack's do not", () => {
  const { built, kept, hash } = build("rewritten");
  keptPacks(built, kept);
  const file = join(built, "cases", "ningxia.json");
  const cases = read(file);
  writeFileSync(file, JSON.stringify({ ...cases, regions: [] }));
  keptPacks(built, kept);
  expect(read(join(kept, "cases", `${hash}.json`)).regions).toEqual([]);
  writeFileSync(file, JSON.stringify({ ...cases, hash: "0".repeat(64) }));
  expect(keptPacks(built, kept).cases("ningxia", hash)).toEqual({ regions: [], refusal: null });
});
