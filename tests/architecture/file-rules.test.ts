import { expect, test } from "vitest";
import { isExempt, unusedExemptions } from "./exemptions.ts";
import { isSource, listFiles, read } from "./source-files.ts";

const files = listFiles();
const sources = files.filter(isSource);
const TEXT =
  /\.(?:ts|tsx|mjs|js|json|md|yaml|yml|sql|html|css|sh)$|(?:^|\/)\.(?:gitignore|gitattributes)$|^\.ci\/run$/;
const texts = files.filter((file) => TEXT.test(file) && file !== "pnpm-lock.yaml");

const LONGEST = 400;
const RULES: { rule: string; among: string[]; broken: (text: string, file: string) => boolean }[] = [
  {
    rule: "kebab-case names",
    among: sources,
    broken: (_, file) => !/^(?:\.?[a-z0-9]+(?:[-.][a-z0-9]+)*\/)*[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(file),
  },
  {
    rule: "names that say nothing",
    among: files,
    broken: (_, file) => /(?:^|[/.-])(?:utils?|common|helpers?|misc|v\d+)(?=[/.-])/.test(file),
  },
  { rule: "length", among: sources, broken: (text) => text.split("\n").length > LONGEST + 1 },
  {
    rule: "unwanted words",
    among: texts,
    broken: (text) =>
      /\b(?:TODO|FIXME|HACK|XXX)\b/.test(text) ||
      /\b(?:claude|anthropic|openai|chatgpt|copilot)\b/i.test(text),
  },
  {
    rule: "paths of one machine",
    among: texts,
    broken: (text) =>
      /(?:^|[\s"'`(=])\/(?:work|root|home|Users)\/\w/m.test(text) || /\w:\\Users\\/.test(text),
  },
  {
    rule: "registry hosts",
    among: texts,
    broken: (text) => /https?:\/\/(?:registry|npm)\.|npmmirror/.test(text),
  },
  {
    rule: "skipped or lonely tests",
    among: sources.filter((file) => /\.test\.tsx?$/.test(file)),
    broken: (text) =>
      /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|skipIf|runIf|fails)\b/.test(text),
  },
  {
    rule: "silenced checkers",
    among: sources.filter((file) => file !== "tests/architecture/file-rules.test.ts"),
    broken: (text) => /@ts-(?:ignore|expect-error|nocheck)|biome-ignore|(?:oxlint|eslint)-disable/.test(text),
  },
  {
    rule: "Chinese text in a console component",
    among: sources.filter(
      (file) => file.startsWith("apps/console/src/") && !/\/(?:words|testing)\/|\.test\.tsx?$/.test(file),
    ),
    broken: (text) => /\p{Script=Han}/u.test(withoutComments(text)),
  },
];

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

test.each(RULES)("$rule", ({ rule, among, broken }) => {
  const breaking = among.filter((file) => broken(read(file), file) && !isExempt(rule, file));
  expect(breaking, rule).toEqual([]);
});

test("every exemption from a file rule is still needed", () => {
  expect(unusedExemptions(RULES.map(({ rule }) => rule))).toEqual([]);
});

test("the licence is Apache-2.0 everywhere", () => {
  expect(read("LICENSE")).toContain("Apache License");
  const manifests = files.filter((file) => file.endsWith("package.json"));
  const others = manifests.filter((file) => JSON.parse(read(file)).license !== "Apache-2.0");
  expect(others).toEqual([]);
});
