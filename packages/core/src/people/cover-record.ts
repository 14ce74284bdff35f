import type { TenantTransaction } from "@tongyou/database";
import { staff, staffCover } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, asc, gt, gte, isNull, lt, lte, ne } from "drizzle-orm";
import { AREA_LEVELS } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import { areaRange, findDivision, levelOf } from "../divisions/index.ts";
import { invalid } from "../errors/refusals.ts";
import type { CoverRole, Deputy } from "./people.schema.ts";
import { COVER_ROLES } from "./people.schema.ts";

/** Covers that hold on a day, or begin later. */
export const notOver = (today: CivilDate) => and(isNull(staffCover.endedAt), gt(staffCover.untilOn, today));
/** Covers that hold on a day. */
export const covering = (today: CivilDate) => and(notOver(today), lte(staffCover.fromOn, today));

/** The roles whose accounts can cover a place of this level. */
const rolesFor = (place: string) =>
  COVER_ROLES.filter((role) => AREA_LEVELS[role].some((level) => level === levelOf(place)));

/**
 * Accounts in use that could cover a place for a time: of the same kind of work, at the other places under the same town
 * or county. An account of such a role was opened for somebody who may work, so no training is asked again.
 */
export async function deputiesFor(
  tx: TenantTransaction,
  place: string,
): Promise<(Deputy & { id: string; role: CoverRole })[]> {
  const parent = findDivision(place)?.parent ?? place;
  const { lo, hi } = areaRange(parent);
  const roles = rolesFor(place);
  const rows = await tx
    .select({
      id: staff.id,
      login: staff.login,
      name: staff.name,
      role: staff.role,
      division: staff.division,
    })
    .from(staff)
    .where(
      and(
        isNull(staff.disabledAt),
        gte(staff.division, lo),
        lt(staff.division, hi),
        ne(staff.division, place),
      ),
    )
    .orderBy(asc(staff.division), asc(staff.name));
  return rows.flatMap(({ division, role, ...row }) => {
    const own = roles.find((one) => one === role);
    return own ? [{ ...row, role: own, place: { code: division, name: placeName(division) } }] : [];
  });
}

/** The deputy with a login. Throws `invalid`. */
export async function deputyFor(tx: TenantTransaction, place: string, login: string) {
  const found = (await deputiesFor(tx, place)).find((one) => one.login === login);
  if (found) return found;
  throw invalid(
    "login",
    {
      zh: "没有这个登录名的在用账号，或不是同一乡镇（县）内同类岗位的账号。",
      en: "No account in use has that login, or it is not of such a post under the same town or county.",
    },
    { zh: "请从名单中选择代管人。", en: "Choose the deputy from the list." },
  );
}
