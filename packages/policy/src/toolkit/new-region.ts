/** Writes the folder of a new region: it passes its check with one sample clause, and its README teaches the kit. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PolicyError } from "../errors.ts";

const TEMPLATE = join(import.meta.dirname, "..", "..", "template");
/** Where each file of the template goes. */
const FILES = {
  "pack.ts.txt": "pack.ts",
  "clauses.ts.txt": "clauses.ts",
  "rules.ts.txt": "rules.ts",
  "cases.yaml.txt": "cases/01-sample.yaml",
  "README.md.txt": "README.md",
} as const;

const wrong = (place: string, zh: string, en: string) => new PolicyError("question", place, { zh, en });

/**
 * Creates `regions/id` standing on `parent` and returns the paths written. Throws `PolicyError` for a name that is no
 * folder name, a folder that exists, or a parent that does not.
 */
export function newRegion(id: string, parent: string, regions: string): string[] {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(id))
    throw wrong(
      "region",
      "地区名用小写字母、数字和连字符，如 hefei。",
      "A region is named in lower-case letters, digits and hyphens, as in hefei.",
    );
  if (existsSync(join(regions, id)))
    throw wrong(
      "region",
      `目录 ${id} 已存在，请换一个名称。`,
      `The folder ${id} exists; choose another name.`,
    );
  if (!/^[a-z][a-z0-9-]*$/.test(parent) || !existsSync(join(regions, parent, "pack.ts"))) {
    const known = readdirSync(regions).filter((name) => existsSync(join(regions, name, "pack.ts")));
    throw wrong(
      "--extends",
      `没有上级包“${parent.slice(0, 40)}”。现有：${known.join("、")}。`,
      `There is no pack "${parent.slice(0, 40)}" to stand on. There are: ${known.join(", ")}.`,
    );
  }
  const code = id.replaceAll("-", "").toUpperCase();
  return Object.entries(FILES).map(([from, to]) => {
    const text = readFileSync(join(TEMPLATE, from), "utf8")
      .replaceAll("__ID__", id)
      .replaceAll("__PARENT__", parent)
      .replaceAll("__CODE__", code);
    const path = join(regions, id, to);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    return path;
  });
}
