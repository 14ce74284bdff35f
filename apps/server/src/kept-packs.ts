import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DomainError, type PackLibrary, packLibrary } from "@tongyou/core";

/**
 * The packs of the build, and behind them a copy of every pack this installation ever had: a bureau stays on
 * the version it is pinned to when the build moves on. Copies are named by their hash; nothing is deleted.
 */
export function keptPacks(built: string, kept: string): PackLibrary {
  mkdirSync(kept, { recursive: true });
  for (const name of readdirSync(built).filter((file) => file.endsWith(".json")))
    keep(join(built, name), kept);
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
  };
}

/** Copies under a passing name first: a file that is there is whole. What is no pack is left to the library to refuse. */
function keep(file: string, folder: string): void {
  const hash = hashOf(file);
  if (!hash || existsSync(join(folder, `${hash}.json`))) return;
  const passing = join(folder, `${hash}.${process.pid}.tmp`);
  copyFileSync(file, passing);
  renameSync(passing, join(folder, `${hash}.json`));
}

function hashOf(file: string): string | undefined {
  try {
    const hash: unknown = JSON.parse(readFileSync(file, "utf8")).hash;
    return typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined;
  } catch {
    return undefined;
  }
}
