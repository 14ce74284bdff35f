import { newId, withControl } from "@tongyou/database";
import { nationalStaff, tenant } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { digestPassword, requireGoodPassword } from "../access/password.ts";
import type { AppContext } from "../context.ts";
import type { NewAccount } from "../staff/open-account.ts";
import { appendNationalAct } from "./national-act.ts";
import { type NewBureau, raiseBureau } from "./raise-bureau.ts";

/**
 * What the operator of the machine does at its console, before anybody can sign in: the first national
 * administrator, the demo bureaus. No permission is asked, so nothing here is reachable from the api.
 */

export type FirstPerson = { login: string; name: string; password: string; mustChangePassword: boolean };

/** Makes a national administrator; false when that login is there already, which is then left as it is. */
export async function installNationalAdmin(app: AppContext, person: FirstPerson): Promise<boolean> {
  requireGoodPassword(person.password, [person.login]);
  const passwordHash = await digestPassword(person.password);
  return withControl(app.db, async (tx) => {
    const { login, name, mustChangePassword } = person;
    const made = await tx
      .insert(nationalStaff)
      .values({ id: newId(), login, name, passwordHash, mustChangePassword })
      .onConflictDoNothing()
      .returning({ id: nationalStaff.id });
    if (made.length > 0) await appendNationalAct(tx, app, undefined, { action: "install.nationalAdmin" });
    return made.length > 0;
  });
}

/**
 * Makes a bureau with these accounts; false when one of that code is there already, which is then left as it is.
 * @throws DomainError `invalid` (field `division` or `pack`)
 */
export async function installBureau(
  app: AppContext,
  input: NewBureau,
  accounts: readonly Omit<NewAccount, "createdBy">[],
): Promise<boolean> {
  const [known] = await withControl(app.db, (tx) =>
    tx.select({ number: tenant.number }).from(tenant).where(eq(tenant.code, input.code)),
  );
  if (known) return false;
  await raiseBureau(app, input, accounts);
  await withControl(app.db, (tx) =>
    appendNationalAct(tx, app, undefined, {
      action: "install.bureau",
      tenantCode: input.code,
      detail: { division: input.division, pack: input.pack },
    }),
  );
  return true;
}
