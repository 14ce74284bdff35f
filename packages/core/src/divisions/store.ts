import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

/** What the data file says of one place; `villages` holds a town's three-digit suffixes as ranges. */
export type PlaceRecord = { name: string; villages?: string };

let records: Map<string, PlaceRecord> | undefined;
const villageNames = new Map<string, Map<string, string[]>>();

const read = (file: string) =>
  brotliDecompressSync(readFileSync(new URL(`./data/${file}`, import.meta.url))).toString("utf8");

/** Every place down to the town by its significant digits (2, 4, 6 or 9), in code order. Read once. */
export function places(): ReadonlyMap<string, PlaceRecord> {
  if (records) return records;
  records = new Map();
  for (const line of read("places.txt.br").split("\n")) {
    const [code = "", name = "", villages] = line.split("\t");
    records.set(code, villages === undefined ? { name } : { name, villages });
  }
  return records;
}

let stems: readonly string[] | undefined;

/** An area's places down to the town by their significant digits, itself included, in code order. */
export function placesIn(stem: string): [stem: string, record: PlaceRecord][] {
  const all = places();
  stems ??= [...all.keys()];
  let [first, end] = [0, stems.length];
  while (first < end) {
    const middle = (first + end) >> 1;
    if ((stems[middle] ?? "") < stem) first = middle + 1;
    else end = middle;
  }
  const found: [string, PlaceRecord][] = [];
  for (let place = stems[first]; place?.startsWith(stem); place = stems[++first]) {
    const record = all.get(place);
    if (record) found.push([place, record]);
  }
  return found;
}

/** The provinces whose village names the product carries; elsewhere a village is known by its code only. */
export const NAMED_PROVINCES: readonly string[] = ["11", "35", "41", "64"];

/** The village names of a town (nine digits) in suffix order; empty where names are not carried. */
export function villageNamesOf(town: string): readonly string[] {
  const province = town.slice(0, 2);
  if (!NAMED_PROVINCES.includes(province)) return [];
  let names = villageNames.get(province);
  if (!names) {
    names = new Map();
    for (const line of read(`villages-${province}.txt.br`).split("\n")) {
      const [code = "", ...list] = line.split("\t");
      names.set(code, list);
    }
    villageNames.set(province, names);
  }
  return names.get(town) ?? [];
}

/** The three-digit suffixes of a town's villages, ascending, from `1-12,200`. */
export function villageSuffixes(record: PlaceRecord): string[] {
  const suffixes: string[] = [];
  for (const range of record.villages?.split(",") ?? []) {
    const [from = "", to = from] = range.split("-");
    for (let suffix = Number(from); suffix <= Number(to); suffix++) {
      suffixes.push(String(suffix).padStart(3, "0"));
    }
  }
  return suffixes;
}
