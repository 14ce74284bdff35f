import type { z } from "zod";
import { makeFirstPassword } from "../access/password.ts";
import type { StaffContext } from "../context.ts";
import { linkPost, requireRegistered } from "../people/require-registered.ts";
import { inTenant } from "../verb.ts";
import { openAccount } from "./open-account.ts";
import type { StaffPassword, staffCreateInput } from "./staff.schema.ts";
import { requireAreaFor } from "./staff-area.ts";
import { departmentFor } from "./staff-department.ts";

/**
 * Opens an account with a generated password, which is shown this once and must be changed at the first
 * sign-in. Throws `invalid` for an area that does not suit the role or a department that is not named,
 * `conflict` for a login that is taken, or a person whom a document does not let work yet.
 */
export async function createStaff(
  context: StaffContext,
  input: z.output<typeof staffCreateInput>,
): Promise<StaffPassword> {
  return inTenant(context, "staff.create", async (tx, note) => {
    requireAreaFor(context, input.role, input.area);
    const post = await requireRegistered(tx, context, input);
    const password = makeFirstPassword();
    const id = await openAccount(tx, {
      ...input,
      department: departmentFor(input.role, input.department),
      password,
      mustChangePassword: true,
      createdBy: context.staff.id,
    });
    await linkPost(tx, post, id);
    note({ division: input.area, detail: { staff: id, role: input.role } });
    return { id, login: input.login, password };
  });
}
