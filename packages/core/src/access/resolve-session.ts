import { withTenant } from "@tongyou/database";
import { staff, type tenant } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { AppContext, StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { toDomainError } from "../errors/database-errors.ts";
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
  const person = found.bureau && (await findStaff(app, found.bureau, found.owner.staffId));
  if (!found.bureau || !person) {
    await endSession(app.db, sessionId);
    return undefined;
  }
  const context = staffContextOf(app, found.bureau, person);
  return { ...context, session: { ...state, mustChangePassword: person.mustChangePassword } };
}

type Bureau = typeof tenant.$inferSelect;
type Person = typeof staff.$inferSelect;

async function findStaff(app: AppContext, bureau: Bureau, id: string): Promise<Person | undefined> {
  const scope = { tenant: bureau, area: areaRange(bureau.division) };
  const [person] = await withTenant(app.db, scope, (tx) => tx.select().from(staff).where(eq(staff.id, id)));
  return person && person.disabledAt === null ? person : undefined;
}

/** The context of one enabled member of a bureau, from the two rows. */
export function staffContextOf(app: AppContext, bureau: Bureau, person: Person): StaffContext {
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
    },
    area: { code: person.division, ...areaRange(person.division) },
  };
}
