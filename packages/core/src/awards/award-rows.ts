import { child } from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { and, gte, lt, type SQL } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, isWithin } from "../divisions/index.ts";
import { maskTail } from "../facts/mask.ts";

/** Files of a place, inside the person's own area; a place outside it holds none. */
export function inPlace(context: StaffContext, area: string | undefined): SQL | undefined {
  const inside = area === undefined || isWithin(area, context.area.code);
  const { lo, hi } = area === undefined ? context.area : areaRange(inside ? area : context.area.code);
  return and(gte(child.division, lo), lt(child.division, inside ? hi : lo));
}

/** Whom a row of a list is about. */
export const WHO = { childId: child.id, name: child.name, idTail: child.idTail, division: child.division };
type Who = { childId: string; name: string; idTail: string | null; division: string };
export const whoOf = ({ childId, name, idTail, division }: Who) => ({
  childId,
  name,
  idNumber: idTail ? maskTail(idTail) : null,
  divisionName: placeName(division),
});

/** What the rules give the child now, as its row keeps it. */
export const RATE = { class: child.allowanceClass, fen: child.allowanceFen };
type Rate = { class: string | null; fen: number | null };
/** Class, its title and the amount in fen. */
export const rateOf = ({ benefit }: Pack, { class: rate, fen }: Rate) => ({
  class: rate,
  className: benefit?.classes.find(({ id }) => id === rate)?.title ?? null,
  fen,
});
