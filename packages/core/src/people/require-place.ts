import type { StaffContext } from "../context.ts";
import { type Division, type DivisionLevel, findDivision, isWithin } from "../divisions/index.ts";
import { invalid } from "../errors/refusals.ts";

/** A place of the person's own area at one of these levels. Throws `invalid`. */
export function requirePlace(
  context: StaffContext,
  code: string,
  levels: readonly DivisionLevel[],
  field = "place",
): Division {
  const place = isWithin(code, context.area.code) ? findDivision(code) : undefined;
  if (!place || !levels.includes(place.level))
    throw invalid(
      field,
      {
        zh: "这个地方不在您负责的区域内，或层级不合适。",
        en: "That place is outside your area, or not of the right level.",
      },
      { zh: "请从区划列表中选择。", en: "Choose it from the list of places." },
    );
  return place;
}
