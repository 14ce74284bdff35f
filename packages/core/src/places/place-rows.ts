import { PLACES, type PlaceCode } from "@tongyou/policy";
import { may, TENANT_ROLES } from "../access/roles.ts";
import type { PlaceRow } from "../standards/standards.schema.ts";
import { PLACES_OF_WORK } from "./places.ts";

/** The places of these codes, each once, with their pages and who may open one. */
export const placeRows = (codes: readonly PlaceCode[]): PlaceRow[] =>
  [...new Set(codes)].map((place) => {
    const { doors } = PLACES_OF_WORK[place];
    const roles = TENANT_ROLES.filter((role) => doors.some(({ procedure }) => may(role, procedure)));
    return { place, title: PLACES[place], doors, roles };
  });
