import type { TenantTransaction } from "@tongyou/database";
import { audit, staff } from "@tongyou/database/schema";
import { asc, eq, sql } from "drizzle-orm";
import { DEPARTMENTS, type Department, TENANT_ROLES, type TenantRole } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import { notFound } from "../errors/refusals.ts";
import type { StaffRow } from "./staff.schema.ts";

type Person = typeof staff.$inferSelect;

/** The member of staff with this id inside the transaction's area; throws `notFound`. Locks the row. */
export async function getPerson(tx: TenantTransaction, id: string): Promise<Person> {
  const [person] = await tx.select().from(staff).where(eq(staff.id, id)).for("update");
  if (!person) throw notFound({ zh: "人员资料", en: "member of staff" });
  return person;
}

/** When a person last signed in with the right password; the audit knows, by its index on the actor. */
const lastSignIn = sql<Date | null>`(
  select ${audit.at} from ${audit}
  where ${audit.actor} = ${staff.id} and ${audit.action} = 'auth.signIn' and ${audit.detail} ->> 'right' = 'true'
  order by ${audit.position} desc limit 1
)`.mapWith(audit.at);

/** Staff of the transaction's area as the console shows them, by place and login; all, or the one with `id`. */
export async function readStaffRows(tx: TenantTransaction, id?: string): Promise<StaffRow[]> {
  const rows = await tx
    .select({ person: staff, lastSignInAt: lastSignIn })
    .from(staff)
    .where(id === undefined ? undefined : eq(staff.id, id))
    .orderBy(asc(staff.division), asc(staff.login));
  return rows.map(({ person, lastSignInAt }) => ({
    id: person.id,
    login: person.login,
    name: person.name,
    role: roleOf(person),
    department: departmentOf(person),
    area: { code: person.division, name: placeName(person.division) },
    disabled: person.disabledAt !== null,
    mustChangePassword: person.mustChangePassword,
    createdAt: person.createdAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
  }));
}

/** The role of a staff row; a word this version does not know is a broken row. */
export function roleOf(person: Pick<Person, "id" | "role">): TenantRole {
  const role = TENANT_ROLES.find((known) => known === person.role);
  if (!role) throw new Error(`a staff row with an unknown role: ${person.id}`);
  return role;
}

/** The department of a staff row, null for the bureau's own people; a word this version does not know is a broken row. */
export function departmentOf(person: Pick<Person, "id" | "department">): Department | null {
  if (person.department === null) return null;
  const department = DEPARTMENTS.find((known) => known === person.department);
  if (!department) throw new Error(`a staff row with an unknown department: ${person.id}`);
  return department;
}
