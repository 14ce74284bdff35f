/** Where an id stands in a region's sources, so that a problem can be opened at its line. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A function from an id to `file.ts:12 (id)`, by the first line of the folder's TypeScript that writes the id in
 * quotes. An id that is nowhere (it is put together by a program, or stands in a parent's pack) stays as it is.
 */
export function locator(folder: string): (id: string) => string {
  const lines = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
        .sort()
        .flatMap((name) =>
          readFileSync(join(folder, name), "utf8")
            .split("\n")
            .map((text, i) => ({ place: `${name}:${i + 1}`, text })),
        )
    : [];
  return (id) => {
    const found =
      lines.find(({ text }) => text.includes(`clause("${id}"`) || text.includes(`id: "${id}"`)) ??
      lines.find(({ text }) => text.includes(`"${id}"`));
    return found ? `${found.place} (${id})` : id;
  };
}
