import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DomainError, type PackLibrary, packLibrary } from "@tongyou/core";

/**
 * The packs of the build, and behind them a copy of every pack this installation ever had, with its golden cases: a
 * bureau stays on the version it is pinned to when the build moves on. Copies are named by the pack's hash; nothing is
 * deleted.
 */
export function keptPacks(built: string, kept: string): PackLibrary {
  mkdirSync(join(kept, "cases"), { recursive: true });
  for (const name of readdirSync(built).filter((file) => file.endsWith(".json"))) keep(built, name, kept);
  const present = packLibrary(built);
  const past = packLibrary(kept);
  return {
    list: () => present.list(),
    find: (id) => present.find(id),
    get(id, hash) {
      try {
        return present.get(id, hash);
      } catch (error) {
        if (error instanceof DomainError) return past.get(id, hash);
        throw error;
      }
    },
    cases(id, hash) {
      const now = present.cases(id, hash);
      return now.refusal === null ? now : past.cases(id, hash);
    },
  };
}

/**
 * Keeps a pack as it is and its cases as they were last written for it. What is no pack, or was made for another, is left
 * to the library to refuse.
 */
function keep(built: string, name: string, kept: string): void {
  const pack = join(built, name);
  const hash = hashOf(pack);
  if (!hash) return;
  const copy = join(kept, `${hash}.json`);
  if (!existsSync(copy)) put(pack, copy);
  const cases = join(built, "cases", name);
  const copied = join(kept, "cases", `${hash}.json`);
  if (hashOf(cases) === hash && !(existsSync(copied) && isSame(cases, copied))) put(cases, copied);
}

const isSame = (a: string, b: string): boolean => readFileSync(a).equals(readFileSync(b));

/** Copies under a passing name first: a file that is there is whole. */
function put(file: string, copy: string): void {
  const passing = `${copy}.${process.pid}.tmp`;
  copyFileSync(file, passing);
  renameSync(passing, copy);
}

/** The hash of the pack that a pack, or a file of cases, says it is or belongs to. */
function hashOf(file: string): string | undefined {
  try {
    const hash: unknown = JSON.parse(readFileSync(file, "utf8")).hash;
    return typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined;
  } catch {
    return undefined;
  }
}
