import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PackLibrary } from "@tongyou/core";
import { packLibrary } from "@tongyou/core";
import type { Policy } from "@tongyou/policy/engine";
import { FOLDERS } from "../folders.ts";
import { CommandError } from "./failure.ts";

const SOURCES = [join(FOLDERS.root, "plugins"), join(FOLDERS.root, "packages", "policy", "src")];

/** The folder of built packs, built anew when it is missing or older than a source of a pack or of the kit. */
export function builtPacks(): string {
  const built = newest(FOLDERS.packs);
  if (built === 0 || SOURCES.some((folder) => newest(folder) > built)) {
    const build = spawnSync(process.execPath, [join(FOLDERS.root, "plugins", "build.ts")], {
      cwd: join(FOLDERS.root, "plugins"),
      // stdout belongs to the command's own answer.
      stdio: ["ignore", 2, 2],
    });
    if (build.status !== 0)
      throw new CommandError(
        "政策包没有构建成功，原因见上。",
        "The packs could not be built; the reason is above.",
      );
  }
  return FOLDERS.packs;
}

/** When the newest file under a folder was written, in milliseconds; 0 where there is none. */
function newest(folder: string): number {
  let latest = 0;
  for (const entry of entriesOf(folder)) {
    if (entry.name === "node_modules" || (entry.name === "dist" && folder !== FOLDERS.packs)) continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The policy of a pack by its id; CommandError naming the packs there are. */
export function policyOf(id: string): Policy {
  const library: PackLibrary = packLibrary(builtPacks());
  const found = library.find(id);
  if (!found) {
    const ids = library.list().map((pack) => pack.id);
    throw new CommandError(
      `没有名为“${id}”的政策包。现有：${ids.join("、")}。`,
      `There is no pack "${id}". There are: ${ids.join(", ")}.`,
    );
  }
  if (found.refusal)
    throw new CommandError(
      `政策包“${id}”不能使用：${found.refusal.zh}`,
      `The pack "${id}" cannot be used: ${found.refusal.en}`,
    );
  return library.get(found.id, found.hash);
}
