import { withTenant } from "@tongyou/database";
import { staff, staffCover, type tenant } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { AppContext, StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { covering } from "../people/cover-record.ts";
import { departmentOf, roleOf } from "../staff/staff-row.ts";
import { packOn, pinsOf } from "../tenants/pack-pins.ts";
import { endSession, findSession } from "./session-store.ts";
import type { SignedInContext } from "./signed-in.ts";

/**
 * Who a session id belongs to; undefined for one that ended, or whose person or bureau was disabled. Role and
 * area are read afresh with every request, so that a change holds at once.
 */
export async function resolveSession(
  app: AppContext,
  sessionId: string,
): Promise<SignedInContext | undefined> {
  if (!/^[a-z2-7]{40}$/.test(sessionId)) return undefined;
  try {
    return await resolve(app, sessionId);
  } catch (error) {
    throw toDomainError(error);
  }
}

async function resolve(app: AppContext, sessionId: string): Promise<SignedInContext | undefined> {
  const found = await findSession(app.db, sessionId);
  if (!found) return undefined;
  const state = { id: found.id, expiresAt: found.expiresAt };
  if (found.national) {
    const { id, login, name, mustChangePassword } = found.national;
    const national = { id, login, name, role: "nationalAdmin" as const };
    return { ...app, staff: national, session: { ...state, mustChangePassword } };
  }
  const who = found.bureau && (await findStaff(app, found.bureau, found.owner.staffId));
  if (!found.bureau || !who) {
    await endSession(app.db, sessionId);
    return undefined;
  }
  const { person, covered } = who;
  const context = staffContextOf(app, found.bureau, person, covered);
  return { ...context, session: { ...state, mustChangePassword: person.mustChangePassword } };
}

type Bureau = typeof tenant.$inferSelect;
type Person = typeof staff.$inferSelect;

/** Who it is, and the place they went to cover. */
async function findStaff(
  app: AppContext,
  bureau: Bureau,
  id: string,
): Promise<{ person: Person; covered: string | null } | undefined> {
  const scope = { tenant: bureau, area: areaRange(bureau.division) };
  const here = and(
    eq(staffCover.staffId, staff.id),
    eq(staffCover.inUse, true),
    eq(staffCover.role, staff.role),
    covering(civilDayOf(app.now())),
  );
  const [found] = await withTenant(app.db, scope, (tx) =>
    tx
      .select({ person: staff, covered: staffCover.division })
      .from(staff)
      .leftJoin(staffCover, here)
      .where(eq(staff.id, id)),
  );
  return found?.person.disabledAt === null ? found : undefined;
}

/** The context of one enabled member of a bureau, from the two rows; at a place they cover instead of their own. */
export function staffContextOf(
  app: AppContext,
  bureau: Bureau,
  person: Person,
  covered: string | null = null,
): StaffContext {
  const department = departmentOf(person);
  const pins = pinsOf(bureau);
  return {
    ...app,
    tenant: {
      number: bureau.number,
      code: bureau.code,
      name: bureau.name,
      division: bureau.division,
      pack: packOn({ id: bureau.pack, pins }, civilDayOf(app.now())),
      pins,
    },
    staff: {
      id: person.id,
      login: person.login,
      name: person.name,
      role: roleOf(person),
      ...(department && { department }),
      ...(person.institutionId !== null && { institution: person.institutionId }),
      ...(covered !== null && { home: person.division }),
    },
    area: { code: covered ?? person.division, ...areaRange(covered ?? person.division) },
  };
}
