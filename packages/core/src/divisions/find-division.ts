import {
  codeOf,
  type Division,
  type DivisionCode,
  type DivisionLevel,
  isDivisionCode,
  levelOf,
  SIGNIFICANT,
  stemOf,
} from "./division.ts";
import { type PlaceRecord, places, placesIn, villageNamesOf, villageSuffixes } from "./store.ts";

/** Grouping names of the statistics that no address carries. */
const GROUPING = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]);

const parentStem = (stem: string): string | undefined =>
  stem.length > 9
    ? stem.slice(0, 9)
    : stem.length > 6
      ? stem.slice(0, 6)
      : stem.length > 2
        ? stem.slice(0, -2)
        : undefined;

function namesAbove(stem: string): string {
  let text = "";
  let previous = "";
  for (const length of Object.values(SIGNIFICANT)) {
    if (length > stem.length || length === 12) break;
    const name = places().get(stem.slice(0, length))?.name ?? "";
    // 东莞 and a few others are their own county: the name stands once.
    if (!GROUPING.has(name) && name !== previous) text += name;
    previous = name;
  }
  return text;
}

function describe(stem: string, name: string): Division {
  const code = codeOf(stem);
  const parent = parentStem(stem);
  const fullName = stem.length === 12 ? namesAbove(stem.slice(0, 9)) + name : namesAbove(stem);
  const division: Division = { code, name, fullName, level: levelOf(code) };
  return parent === undefined ? division : { ...division, parent: codeOf(parent) };
}

const villageName = (town: string, suffix: string, index: number) =>
  villageNamesOf(town)[index] ?? `${town}${suffix}`;

/** The place of a twelve-digit code, or undefined when the national statistics (2023) do not list it. */
export function findDivision(code: DivisionCode): Division | undefined {
  if (!isDivisionCode(code)) return undefined;
  const stem = stemOf(code);
  if (stem.length < 12) {
    const record = places().get(stem);
    return record && describe(stem, record.name);
  }
  const [town, suffix] = [stem.slice(0, 9), stem.slice(9)];
  const record = places().get(town);
  const index = record ? villageSuffixes(record).indexOf(suffix) : -1;
  return index < 0 ? undefined : describe(stem, villageName(town, suffix, index));
}

const checked = new Map<PlaceRecord, ReadonlySet<string>>();

/** True when the code is a village or community of the national statistics (2023), in any province. */
export function isKnownVillage(code: DivisionCode): boolean {
  if (!isDivisionCode(code) || levelOf(code) !== 5) return false;
  const record = places().get(code.slice(0, 9));
  if (!record) return false;
  let suffixes = checked.get(record);
  if (!suffixes) {
    suffixes = new Set(villageSuffixes(record));
    checked.set(record, suffixes);
  }
  return suffixes.has(code.slice(9));
}

/**
 * Every place of one level inside an area, in code order; the area itself when it is of that level.
 * Empty when the area is not known or lies below the level.
 */
export function divisionsUnder(area: DivisionCode, level: DivisionLevel): Division[] {
  if (!isDivisionCode(area)) return [];
  if (levelOf(area) === 5)
    return level === 5 ? [findDivision(area)].filter((found) => found !== undefined) : [];
  const found: Division[] = [];
  for (const [place, record] of placesIn(stemOf(area))) {
    if (level === 5 && place.length === 9) {
      for (const [index, suffix] of villageSuffixes(record).entries()) {
        found.push(describe(place + suffix, villageName(place, suffix, index)));
      }
    } else if (place.length === SIGNIFICANT[level] && levelOf(codeOf(place)) === level) {
      found.push(describe(place, record.name));
    }
  }
  return found;
}
