/** Builds every region there is, and says of each that cannot be built why. */
import { join } from "node:path";
import type { Bilingual } from "../decision.ts";
import { PolicyError } from "../errors.ts";
import { buildPack, regionsIn, writePack } from "./build-pack.ts";
import type { CommandResult } from "./commands.ts";
import { locatePart } from "./locate.ts";
import { writeCases } from "./write-cases.ts";

/**
 * Builds each region folder into its artefact and case file; a bad one does not keep the others from being built, is
 * named with its file and the reason, and makes the exit code 1. What an earlier build wrote for it stays. Build time
 * only: this runs the authors' code.
 */
export async function buildRegions(regions: string, artefacts: string): Promise<CommandResult> {
  const built: string[] = [];
  const faults: string[] = [];
  for (const region of regionsIn(regions)) {
    try {
      const pack = await buildPack(join(regions, region));
      writePack(pack, artefacts);
      writeCases(pack, regions, artefacts);
      built.push(`${pack.id}@${pack.version} ${pack.hash.slice(0, 12)}\n`);
    } catch (error) {
      const { place, text } = faultOf(regions, region, error);
      faults.push(`✗ ${place}\n  ${text.zh}\n  ${text.en}\n`);
    }
  }
  return { stdout: built.join(""), stderr: faults.join(""), code: faults.length > 0 ? 1 : 0 };
}

/** `place`: the file of the region, with the line or the part of the pack where that is known. */
function faultOf(regions: string, region: string, error: unknown): { place: string; text: Bilingual } {
  if (error instanceof PolicyError) {
    const part = locatePart(join(regions, region), error.within) ?? "pack.ts";
    const file = error.place.includes(".yaml") ? "cases" : part;
    return { place: `${region}/${file} ${error.place}`, text: error.text };
  }
  // The author's program is wrong: the first of its lines in the stack.
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  const line = new RegExp(`/(${region}/[\\w.-]+\\.ts:\\d+)`).exec(stack)?.[1];
  return { place: line ?? `${region}/pack.ts`, text: { zh: `程序出错：${message}`, en: message } };
}
