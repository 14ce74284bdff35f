import { staff } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { digestPassword, makeFirstPassword } from "../access/password.ts";
import { endSessionsOf } from "../access/session-store.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { StaffPassword, staffIdInput } from "./staff.schema.ts";
import { getPerson } from "./staff-row.ts";

/**
 * Gives a member of staff a new first password, shown this once, and ends all sessions of that person.
 * Throws `notFound` for somebody outside the administrator's area.
 */
export async function resetStaffPassword(
  context: StaffContext,
  input: z.output<typeof staffIdInput>,
): Promise<StaffPassword> {
  const owner = { tenant: context.tenant.number, staffId: input.id };
  const reset = await inTenant(context, "staff.resetPassword", async (tx, note) => {
    const person = await getPerson(tx, input.id);
    const password = makeFirstPassword();
    await tx
      .update(staff)
      .set({ passwordHash: await digestPassword(password), mustChangePassword: true })
      .where(eq(staff.id, person.id));
    note({ division: person.division, detail: { staff: person.id } });
    return { id: person.id, login: person.login, password };
  });
  await endSessionsOf(context.db, owner);
  return reset;
}
