import { placeName } from "../children/place-name.ts";
import { type Division, type DivisionLevel, divisionsUnder, findDivision } from "../divisions/index.ts";
import { withoutSpaces } from "../ledger/cell-text.ts";

/** A place as it is written in a workbook: its names below the bureau's own place. */
export function placeWords(place: Division, root: string): string {
  const above = findDivision(root)?.fullName ?? "";
  const below = place.fullName.startsWith(above) ? place.fullName.slice(above.length) : place.fullName;
  return below === "" ? place.name : below;
}

/** The places of an area by everything they may be called: the code, the name alone, with the town, with all above it. */
export function placeIndex(
  area: string,
  root: string,
): (text: string, levels: readonly DivisionLevel[]) => Division[] {
  const index = new Map<string, Division[]>();
  for (const level of [1, 2, 3, 4, 5] as const)
    for (const place of divisionsUnder(area, level)) {
      const called = [place.code, place.name, placeName(place.code), placeWords(place, root), place.fullName];
      for (const word of new Set(called.map(withoutSpaces)))
        index.set(word, [...(index.get(word) ?? []), place]);
    }
  return (text, levels) => (index.get(text) ?? []).filter(({ level }) => levels.includes(level));
}
