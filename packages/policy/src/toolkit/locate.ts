/** Where an id stands in a region's sources, so that a problem can be opened at its line. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Line = { file: string; number: number; text: string };

/**
 * A function from an id to `file.ts:12 (id)`, by the line of the folder's TypeScript that declares the id, else the first
 * that writes it in quotes. An id that is nowhere (it is put together by a program, or stands in a parent's pack) stays as
 * it is.
 */
export function locator(folder: string): (id: string) => string {
  const lines = linesOf(folder);
  return (id) => {
    const line = lineOf(lines, id);
    return line ? `${line.file}:${line.number} (${id})` : id;
  };
}

/**
 * `file.ts:12` of the innermost of the parts that is found, the outermost first: the stage `pay` is looked for below its
 * procedure. Undefined where none of them stands in the folder.
 */
export function locatePart(folder: string, within: readonly string[]): string | undefined {
  const lines = linesOf(folder);
  let found: Line | undefined;
  for (const id of within) {
    const outer = found;
    const below = lines.filter(({ file, number }) => file === outer?.file && number >= outer.number);
    found = lineOf(below, id) ?? lineOf(lines, id) ?? found;
  }
  return found && `${found.file}:${found.number}`;
}

function linesOf(folder: string): Line[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), "utf8")
        .split("\n")
        .map((text, i) => ({ file, number: i + 1, text })),
    );
}

/** What declares a part by its first argument; a clause also names ids, and those are elsewhere. */
const DECLARING = ["clause(", "procedure(", "stage(", "id: "];

function lineOf(lines: readonly Line[], id: string): Line | undefined {
  const quoted = `"${id}"`;
  return (
    lines.find(({ text }) => DECLARING.some((start) => text.includes(`${start}${quoted}`))) ??
    lines.find(({ text }) => text.trimStart().startsWith(quoted)) ??
    lines.find(({ text }) => text.includes(quoted))
  );
}
