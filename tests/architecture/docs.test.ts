import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildProgram } from "@tongyou/server";
import { expect, test } from "vitest";
import { listFiles, read, root } from "./source-files.ts";

const pages = listFiles().filter((file) => file.endsWith(".md"));
const text = (file: string) => read(file);
const scripts = Object.keys(JSON.parse(read("package.json")).scripts);

/** Every `npm …` in code of a page, as its words. */
const commandsIn = (page: string) =>
  [...text(page).matchAll(/(?:^|`)npm ([^\n`]+)/gm)].map(([, words = ""]) => words.trim().split(/\s+/));

test.each(pages)("the commands %s names exist", (page) => {
  const unknown = commandsIn(page).filter((words) => {
    const [first = "", ...rest] = words;
    if (first !== "run") return !["start", "test"].includes(first);
    const script = rest.find((word) => !word.startsWith("-")) ?? "";
    if (!scripts.includes(script)) return true;
    if (script === "bench") return !benchExists(after(rest));
    return script === "tongyou" && !commandExists(after(rest));
  });
  expect(unknown.map((words) => words.join(" "))).toEqual([]);
});

/** The words behind `--`. */
const after = (words: string[]) => (words.includes("--") ? words.slice(words.indexOf("--") + 1) : []);

const benchExists = ([name = "NAME"]: string[]) =>
  name === "NAME" || existsSync(join(root, "bench", `${name}.ts`));

/** True for a command of the program, or a placeholder in capitals or dots. */
function commandExists(words: string[]): boolean {
  let command = buildProgram({ out: () => undefined, err: () => undefined });
  for (const word of words) {
    if (command.commands.length === 0 || /^(?:[A-Z…]|--)/.test(word)) return true;
    const next = command.commands.find((one) => one.name() === word);
    if (!next) return false;
    command = next;
  }
  return true;
}

test.each(pages)("the links of %s lead somewhere", (page) => {
  const targets = [...text(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
  const broken = targets.filter(
    (target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(page), target)),
  );
  expect(broken).toEqual([]);
});

test("every dependency has its line of why", () => {
  const explained = read("docs/decisions/dependencies.md");
  const manifests = listFiles().filter((file) => file.endsWith("package.json"));
  const names = manifests.flatMap((file) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(file));
    return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  });
  const silent = names.filter((name) => !name.startsWith("@tongyou/") && !explained.includes(`\`${name}\``));
  expect([...new Set(silent)]).toEqual([]);
});

test("every line of why is about a dependency there is", () => {
  const manifests = listFiles()
    .filter((file) => file.endsWith("package.json"))
    .map(read)
    .join("\n");
  const named = [...read("docs/decisions/dependencies.md").matchAll(/`([@a-z][^`]*)`/g)].map(
    ([, name = ""]) => name,
  );
  const rows = named.filter((name) => !/[ _.]|\.ts$|^search|package\.json/.test(name));
  expect(rows.filter((name) => !manifests.includes(`"${name}"`))).toEqual([]);
});
