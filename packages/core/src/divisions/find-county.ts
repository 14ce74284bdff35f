import { codeOf, type Division } from "./division.ts";
import { findDivision } from "./find-division.ts";
import { places } from "./store.ts";

/**
 * The counties a text may name, such as `填报单位：隆德县民政局（盖章）`. The longest county name in the text
 * counts; a province or city that the text names narrows same-named counties down. Empty when none is named.
 */
export function findCountiesByName(text: string): Division[] {
  let longest = 0;
  let found: string[] = [];
  for (const [stem, { name }] of places()) {
    if (stem.length !== 6 || name.length < longest || name.length < 2 || !text.includes(name)) continue;
    if (name.length > longest) found = [];
    longest = name.length;
    found.push(stem);
  }
  for (const length of [4, 2]) {
    const named = found.filter((stem) => text.includes(places().get(stem.slice(0, length))?.name ?? "\0"));
    if (named.length > 0) found = named;
  }
  return found.map((stem) => findDivision(codeOf(stem))).filter((county) => county !== undefined);
}

/** The one county a text names; undefined when it names none, or a name that several counties bear. */
export function findCountyByName(text: string): Division | undefined {
  const [county, ...others] = findCountiesByName(text);
  return others.length === 0 ? county : undefined;
}
