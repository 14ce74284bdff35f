import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Folders that git ignores, or that hold no writing of ours; hidden ones apart from .ci. */
const SKIPPED = new Set(["node_modules", "dist", "pictures", "coverage"]);
const isSkipped = (name: string) => SKIPPED.has(name) || (name.startsWith(".") && name !== ".ci");

/** Every file of the project, as a path from the root with forward slashes. */
export function listFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && isSkipped(entry.name)) return [];
    return entry.isDirectory() ? listFiles(path) : [relative(root, path).split(sep).join("/")];
  });
}

export const read = (file: string): string => readFileSync(join(root, file), "utf8");

export type Import = { from: string; specifier: string; typeOnly: boolean };

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s*)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']/g;

/** What a source file imports; a dynamic import counts as one of a value. */
export function importsOf(file: string): Import[] {
  const text = read(file);
  const found: Import[] = [];
  for (const [, type, specifier = ""] of text.matchAll(STATEMENT))
    found.push({ from: file, specifier, typeOnly: type !== undefined });
  for (const [, specifier = ""] of text.matchAll(DYNAMIC))
    found.push({ from: file, specifier, typeOnly: false });
  return found;
}

export const isSource = (file: string): boolean => /\.(?:ts|tsx|mjs)$/.test(file);

/** The file a relative import means, from the root; undefined for a package. */
export function targetOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : undefined;
}

/** `@scope/name/sub` → `@scope/name`; `name/sub` → `name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
