import { openText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { type notification, staff } from "@tongyou/database/schema";
import { isNull } from "drizzle-orm";
import { isWithin } from "../divisions/index.ts";

type Notified = Pick<typeof notification.$inferSelect, "role" | "department" | "staffId" | "division" | "by">;
export type Recipient = { login: string; email: string | null };

/** Everybody of the bureau who can be told; runs in the whole bureau. */
export async function peopleOf(tx: TenantTransaction, key: TenantKey) {
  const rows = await tx
    .select({
      id: staff.id,
      login: staff.login,
      role: staff.role,
      department: staff.department,
      area: staff.division,
      sealed: staff.emailSealed,
    })
    .from(staff)
    .where(isNull(staff.disabledAt));
  return rows.map(({ sealed, ...row }) => ({ ...row, email: sealed ? openText(key, sealed) : null }));
}

/** Whom a notification is for: the same people who see it in the bell. */
export function recipientsOf(
  { role, department, staffId, division, by }: Notified,
  people: Awaited<ReturnType<typeof peopleOf>>,
): Recipient[] {
  const isFor = (person: (typeof people)[number]) =>
    staffId !== null
      ? person.id === staffId
      : person.role === role &&
        person.id !== by &&
        (department === null || person.department === department) &&
        isWithin(division, person.area);
  return people.filter(isFor).map(({ login, email }) => ({ login, email }));
}
