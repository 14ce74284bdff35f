import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import {
  type Division,
  type DivisionCode,
  type DivisionLevel,
  divisionsUnder,
  findDivision,
  isWithin,
  levelOf,
} from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import type { DivisionOut, divisionsInput } from "./access.schema.ts";
import { requirePermission } from "./permission.ts";

const LEVELS: readonly DivisionLevel[] = [2, 3, 4, 5];

/** The places directly inside one: usually of the next level, but a few cities have towns and no counties. */
function placesIn(code: DivisionCode): Division[] {
  for (const level of LEVELS.filter((below) => below > levelOf(code))) {
    const places = divisionsUnder(code, level).filter(({ parent }) => parent === code);
    if (places.length > 0) return places;
  }
  return [];
}

const shown = ({ code, name, fullName, level }: Division): DivisionOut => ({
  code,
  name,
  fullName,
  level,
  hasChildren: placesIn(code).length > 0,
});

/**
 * The staff member's own area (no `parent`), or the places directly inside one of its places, in code order.
 * Geography is the national list of codes, the same for every bureau. Throws `notFound` outside the area.
 */
export async function listDivisions(
  context: StaffContext,
  input: z.output<typeof divisionsInput>,
): Promise<DivisionOut[]> {
  requirePermission(context, "divisions.list");
  const code = input.parent ?? context.area.code;
  const place = isWithin(code, context.area.code) ? findDivision(code) : undefined;
  if (!place) throw notFound({ zh: "行政区划", en: "place" });
  return input.parent === undefined ? [shown(place)] : placesIn(code).map(shown);
}
