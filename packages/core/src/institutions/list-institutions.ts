import { institution } from "@tongyou/database/schema";
import type { AreaLevel, CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, eq, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import {
  areaRange,
  type DivisionLevel,
  divisionsUnder,
  findDivision,
  isWithin,
  levelOf,
} from "../divisions/index.ts";
import { inTenant } from "../verb.ts";
import {
  inRange,
  institutionRowOf,
  institutionsWhere,
  licenceEnds,
  type StoredInstitution,
  standing,
  standsFor,
  takenBeds,
} from "./institution-row.ts";
import type { InstitutionGap, Institutions, institutionsListInput } from "./institutions.schema.ts";
import { institutionRules, kindsOf } from "./kinds.ts";

type Input = z.output<typeof institutionsListInput>;

const LEVELS: { readonly [L in AreaLevel]: DivisionLevel } = {
  province: 1,
  prefecture: 2,
  county: 3,
  town: 4,
  village: 5,
};

/** The places of a level in an area; none where the area is smaller than the level. */
function placesOf(area: string, level: DivisionLevel) {
  const own = findDivision(area);
  if (levelOf(area) === level) return own ? [own] : [];
  return levelOf(area) < level ? divisionsUnder(area, level) : [];
}

/** Where an area has fewer institutions of a kind than a clause asks. */
function gapsIn(
  pack: Pack,
  on: CivilDate,
  area: string,
  open: readonly StoredInstitution[],
): InstitutionGap[] {
  const kinds = kindsOf(pack, on);
  return institutionRules(pack, on).flatMap((rule) => {
    const { count } = rule;
    const kind = kinds.find(({ id }) => id === rule.institution);
    if (!count || !kind) return [];
    const standing = open.filter((one) => standsFor(one).includes(rule.institution));
    return placesOf(area, LEVELS[count.per]).flatMap(({ code, name }): InstitutionGap[] => {
      const there = standing.filter(({ division }) => isWithin(division, code)).length;
      if (there >= count.min) return [];
      const { id, title, clauses } = rule;
      const { id: kindId, title: kindTitle } = kind;
      const place = { code, name };
      return [
        { rule: id, title, kind: { id: kindId, title: kindTitle }, clauses, place, asked: count.min, there },
      ];
    });
  });
}

/**
 * The bureau's register of institutions with their beds, the kinds there may be, and the areas in view that have fewer
 * institutions than a clause asks. It names no child and is the whole bureau's: a child may be cared for elsewhere.
 */
export async function listInstitutions(context: StaffContext, input: Input): Promise<Institutions> {
  const on = civilDayOf(context.now());
  return inTenant(
    context,
    "institutions.list",
    async (tx) => {
      const { pack } = (await decidingOn(tx, context, on)).policy;
      const kinds = kindsOf(pack, on);
      const ofKind = input.kind
        ? or(eq(institution.kind, input.kind), sql`position(${`|${input.kind}|`} in ${institution.also}) > 0`)
        : undefined;
      const inState = input.state === "all" ? undefined : eq(institution.state, input.state);
      const area = input.area ? inRange(areaRange(input.area)) : undefined;
      const [rows, open, taken, ends] = await Promise.all([
        institutionsWhere(tx, and(ofKind, inState, area)),
        institutionsWhere(tx, eq(institution.state, "open")),
        takenBeds(tx),
        licenceEnds(tx),
      ]);
      const view = input.area && isWithin(input.area, context.area.code) ? input.area : context.area.code;
      return {
        rows: rows.map((row) => institutionRowOf(row, kinds, standing(row.id, { taken, ends, today: on }))),
        gaps: gapsIn(pack, on, view, open),
        kinds,
      };
    },
    { area: "tenant" },
  );
}
