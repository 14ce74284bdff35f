/** Writes the golden cases of a pack beside its artefact, for servers to show and run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "../artefact/canonical.ts";
import type { Pack } from "../artefact/pack.ts";
import { CASE_FILE_FORMAT, type CaseFile, loadCaseFile } from "../golden/case-file.ts";
import { writtenCases } from "./golden-cases.ts";

/**
 * Writes `cases/<id>.json` into an artefact folder, as canonical JSON bound to the pack's hash: the cases of its own
 * region folder and of those it stands on. Returns the path. Throws `PolicyError` with region, file and line for a
 * case that cannot be read.
 */
export function writeCases(pack: Pack, regions: string, folder: string): string {
  const names = new Set([...pack.documents.map((document) => document.pack), pack.id]);
  const content: CaseFile = {
    format: CASE_FILE_FORMAT,
    pack: pack.id,
    hash: pack.hash,
    regions: [...names].map((region) => ({ region, files: writtenCases(join(regions, region)) })),
  };
  const text = canonicalJson(content);
  // What a server will read is judged here, where the author sees it.
  loadCaseFile(JSON.parse(text), pack);
  const file = join(folder, "cases", `${pack.id}.json`);
  mkdirSync(join(folder, "cases"), { recursive: true });
  writeFileSync(file, `${text}\n`);
  return file;
}
