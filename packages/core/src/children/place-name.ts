import { findDivision } from "../divisions/index.ts";

/** A place in short: town and village for a village, else its own name; the code when it is not known. */
export function placeName(code: string): string {
  const place = findDivision(code);
  if (!place) return code;
  if (place.level < 5 || !place.parent) return place.name;
  return `${findDivision(place.parent)?.name ?? ""}${place.name}`;
}
