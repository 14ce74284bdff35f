import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packLibrary } from "./packs.ts";

/** Made by `npm run build`. */
const BUILT = fileURLToPath(new URL("../../../plugins/dist/ningxia.json", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tongyou-packs-"));

beforeAll(() => {
  const sound = readFileSync(BUILT, "utf8");
  copyFileSync(BUILT, join(folder, "ningxia.json"));
  writeFileSync(join(folder, "edited.json"), sound.replace('"fen":73700', '"fen":973700'));
  writeFileSync(join(folder, "torn.json"), sound.slice(0, 1000));
  writeFileSync(join(folder, "notes.txt"), "not a pack");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("what fits is handed out under its own hash only", () => {
  const library = packLibrary(folder);
  const listed = library.list().find(({ id }) => id === "ningxia");
  expect(listed).toMatchObject({ refusal: null, name: { zh: expect.stringContaining("宁夏") } });
  expect(library.get("ningxia", listed?.hash ?? "").pack.id).toBe("ningxia");
  for (const hash of ["0".repeat(64), ""])
    expect(() => library.get("ningxia", hash)).toThrow(expect.objectContaining({ code: "unavailable" }));
});

test("an edited or torn artefact is listed with the reason and never handed out", () => {
  const refused = packLibrary(folder)
    .list()
    .filter(({ refusal }) => refusal !== null);
  expect(refused.map(({ id }) => id)).toEqual(["edited", "torn"]);
  expect(refused.every(({ refusal }) => refusal && refusal.zh.length > 5 && refusal.en.length > 5)).toBe(
    true,
  );
});

test("whoever is pinned to an artefact that does not fit is told why, not that it is missing", () => {
  const alone = mkdtempSync(join(tmpdir(), "tongyou-packs-"));
  const { hash, ...newer } = JSON.parse(readFileSync(BUILT, "utf8"));
  writeFileSync(join(alone, `${hash}.json`), JSON.stringify({ ...newer, hash, format: 99 }));
  const library = packLibrary(alone);
  expect(() => library.get("ningxia", hash)).toThrow(
    expect.objectContaining({
      code: "unavailable",
      reason: { zh: expect.stringContaining("第 99 版格式"), en: expect.stringContaining("layout 99") },
    }),
  );
  rmSync(alone, { recursive: true });
});

test("one pack is found without reading the others, and what people type is never a path", () => {
  const library = packLibrary(folder);
  expect(library.find("ningxia")?.refusal).toBeNull();
  // Unreadable by now: nobody asked for it, so nobody fails.
  rmSync(join(folder, "torn.json"));
  expect(library.find("ningxia")?.id).toBe("ningxia");
  for (const id of ["nowhere", "../ningxia", "", "__proto__"]) expect(library.find(id)).toBeUndefined();
});
