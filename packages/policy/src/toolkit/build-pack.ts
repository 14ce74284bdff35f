import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { canonicalJson } from "../artefact/canonical.ts";
import { loadPack } from "../artefact/load-pack.ts";
import type { Pack } from "../artefact/pack.ts";
import { assemble, type PackSource } from "../author/pack.ts";
import { PolicyError } from "../errors.ts";

/** Every region of a plugins folder: the sub-folders that hold a `pack.ts`. A new region is one folder. */
export function regionsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "pack.ts")))
    .map((entry) => entry.name)
    .sort();
}

/** Assembles the pack a region folder defines. Build time only: this runs the author's code. */
export async function buildPack(folder: string): Promise<Pack> {
  const module = (await import(pathToFileURL(join(folder, "pack.ts")).href)) as { default?: PackSource };
  if (module.default === undefined)
    throw new PolicyError("pack", `${folder}/pack.ts`, {
      zh: "缺少默认导出的政策包定义。",
      en: "A default export with the pack is missing.",
    });
  return assemble(module.default);
}

/** Where the artefact of a pack stands in an artefact folder. */
export const packFile = (id: string, folder: string): string => join(folder, `${id}.json`);

/** Writes an artefact as canonical JSON and returns its path. */
export function writePack(pack: Pack, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = packFile(pack.id, folder);
  writeFileSync(file, `${canonicalJson(pack)}\n`);
  return file;
}

/**
 * Reads and validates the artefact of a pack. Throws `PolicyError` when there is none (with the packs there
 * are), when it is not JSON, or when it is wrong.
 */
export function readPack(id: string, folder: string): Pack {
  const known = packsIn(folder);
  if (!known.includes(id))
    throw new PolicyError("question", "pack", {
      zh: `没有政策包“${id.slice(0, 40)}”。现有：${known.join("、") || "无，请先构建（pnpm run build）"}。`,
      en: `There is no pack "${id.slice(0, 40)}". There are: ${known.join(", ") || "none; build them first (pnpm run build)"}.`,
    });
  const text = readFileSync(packFile(id, folder), "utf8");
  try {
    return loadPack(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new PolicyError("pack", packFile(id, folder), {
      zh: "文件不是 JSON，请重新构建。",
      en: "The file is not JSON; build it again.",
    });
  }
}

/** Ids of the artefacts in a folder; none when the folder does not exist. */
export function packsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .flatMap((name) => (name.endsWith(".json") ? [name.slice(0, -".json".length)] : []))
      .sort();
  } catch {
    return [];
  }
}
