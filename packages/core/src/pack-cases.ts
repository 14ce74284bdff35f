import { readFileSync, statSync } from "node:fs";
import type { Bilingual } from "@tongyou/policy";
import {
  LARGEST_CASE_FILE,
  loadCaseFile,
  type Pack,
  PolicyError,
  type RegionCases,
} from "@tongyou/policy/engine";

/** The golden cases that came with a pack; where none can be shown, why. */
export type PackCases = { regions: readonly RegionCases[]; refusal: Bilingual | null };

const without = (refusal: Bilingual): PackCases => ({ regions: [], refusal });

/** For an artefact that came without its cases, or is not here itself. */
export const NO_CASES = without({
  zh: "这一版政策包没有附带案例。请管理员重新构建政策包。",
  en: "This build of the pack came without its golden cases. Have the packs built again.",
});

/** Reads the cases of a pack from their file. Never throws for what the file is or says: the rules do without it. */
export function readPackCases(file: string, pack: Pack): PackCases {
  try {
    if (statSync(file).size > LARGEST_CASE_FILE)
      return without({
        zh: "案例文件过大，没有读取。",
        en: "The file of golden cases is too large to read.",
      });
    return { regions: loadCaseFile(JSON.parse(readFileSync(file, "utf8")), pack), refusal: null };
  } catch (error) {
    if (error instanceof PolicyError)
      return without({
        zh: `${error.text.zh}（${error.place}）`,
        en: `${error.text.en} (${error.place})`,
      });
    if (error instanceof SyntaxError)
      return without({ zh: "案例文件不是 JSON。", en: "The file of golden cases is not JSON." });
    if (error instanceof Error && "code" in error)
      return error.code === "ENOENT"
        ? NO_CASES
        : without({ zh: "案例文件读不出来。", en: "The file of golden cases cannot be read." });
    throw error;
  }
}
