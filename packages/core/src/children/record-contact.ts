import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import type { Contact } from "../facts/contact.ts";
import { recordFacts } from "../facts/record-facts.ts";
import { accountFault, plainAccount } from "../money/bank-account.ts";
import { inTenant } from "../verb.ts";
import { raiseVersion } from "./child-row.ts";
import { CONTACT_FIELDS, type recordContactInput } from "./children.schema.ts";

type Input = z.output<typeof recordContactInput>;

/** The account's number without spaces; throws `invalid` for one that no bank could take. */
function checkedAccount(text: string): string {
  const account = plainAccount(text);
  const fault = accountFault(account);
  if (fault === undefined) return account;
  throw invalid(
    "bankAccount",
    fault === "digits"
      ? { zh: "银行账号应为 8 至 32 位数字。", en: "A bank account is 8 to 32 digits." }
      : { zh: "银行卡号校验位不对。", en: "The card number's check digit is wrong." },
    {
      zh: "请对照银行卡或存折逐位核对后重新录入。",
      en: "Compare it digit by digit with the card or passbook and enter it again.",
    },
  );
}

/** The fields that were given, and no others. */
function checkedContact(input: Input): Contact {
  const given = CONTACT_FIELDS.flatMap((name) => {
    const text = input[name];
    return text === undefined ? [] : [[name, name === "bankAccount" ? checkedAccount(text) : text]];
  });
  if (given.length > 0) return Object.fromEntries(given) as Contact;
  throw invalid(
    "guardianName",
    { zh: "没有填写任何一项。", en: "Nothing was filled in." },
    {
      zh: "请至少填写监护人姓名、电话、开户银行、账号中的一项。",
      en: "Give at least one of guardian's name, telephone, bank and account.",
    },
  );
}

/**
 * Says who the guardian is, how to reach them and where the money goes: the fields given, the others stay. Kept sealed
 * like a ledger's; what was said before stays in the history. Nothing is decided on it. The audit names the fields, not
 * their contents. Throws `stale`, `notFound`, `invalid`.
 */
export async function recordContact(context: StaffContext, input: Input): Promise<{ version: number }> {
  const contact = checkedContact(input);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "children.recordContact", async (tx, note) => {
    const at = context.now();
    const { division, version } = await raiseVersion(tx, input.id, input.version, at);
    const about = { childId: input.id, division, evidence: input.evidence, source: "staff" as const };
    await recordFacts(tx, [{ ...about, contact }], { saidBy: context.staff.id, at, key });
    note({ childId: input.id, division, detail: { fields: Object.keys(contact) } });
    return { version };
  });
}
