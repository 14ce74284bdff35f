import type { TenantKey, TenantTransaction } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import { contactsOf } from "../facts/contact.ts";
import { statedOn } from "../facts/facts-on.ts";
import { payeeColumns } from "./payee.ts";

/**
 * To whom and where the money of children goes, as is known now: to the guardian, or for a child in an institution
 * that has none to the institution. As the columns of a payment.
 * @param on the bureau's day
 */
export async function payeesOf(
  tx: TenantTransaction,
  key: TenantKey,
  ids: readonly string[],
  on: CivilDate,
): Promise<Map<string, ReturnType<typeof payeeColumns>>> {
  const contacts = await contactsOf(tx, key, ids);
  const without = ids.filter((id) => !contacts.get(id)?.guardianName);
  const stated = without.length === 0 ? undefined : await statedOn(tx, without, on);
  return new Map(
    ids.map((id) => {
      const { careArrangement, careInstitution } = stated?.get(id)?.facts ?? {};
      const cared = careArrangement === "institution" ? careInstitution : undefined;
      const { guardianName, ...contact } = contacts.get(id) ?? {};
      return [id, payeeColumns(key, { ...contact, payee: guardianName || cared || "" })];
    }),
  );
}
