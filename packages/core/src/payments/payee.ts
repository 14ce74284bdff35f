import { lookupHash, type TenantKey } from "@tongyou/database";
import type { Contact } from "../facts/contact.ts";
import { accountFault, plainAccount } from "../money/bank-account.ts";
import { openJson, sealJson } from "../sealed-json.ts";
import type { PaymentProblem } from "./payments.schema.ts";

/** To whom and where a payment goes, as it was known when the accounts were read. Empty: not known. */
export type Payee = { payee: string; idNumber: string; bank: string; account: string };

function problemsOf({ payee, bank, account }: Payee): PaymentProblem[] {
  const found: PaymentProblem[] = [];
  if (account === "") found.push("noAccount");
  else if (accountFault(account)) found.push("badAccount");
  if (payee === "") found.push("noPayee");
  if (bank === "") found.push("noBank");
  return found;
}

const list = (codes: readonly string[]) => (codes.length === 0 ? "" : `|${codes.join("|")}|`);

/** The columns of a payment that come from what is known of the family: sealed, with what keeps it from the bank. */
export function payeeColumns(key: TenantKey, contact: Omit<Contact, "guardianName"> & { payee: string }) {
  const payee: Payee = {
    payee: contact.payee,
    idNumber: contact.idNumber ?? "",
    bank: contact.bank ?? "",
    account: plainAccount(contact.bankAccount ?? ""),
  };
  return {
    payeeSealed: sealJson(key, payee),
    accountHash: payee.account === "" ? null : lookupHash(key, payee.account),
    problems: list(problemsOf(payee)),
  };
}

export const openPayee = (key: TenantKey, sealed: Uint8Array): Payee => openJson<Payee>(key, sealed);

/** `|noAccount|noPayee|` as a list. */
export const problemList = (problems: string): PaymentProblem[] =>
  problems.split("|").filter((code) => code !== "") as PaymentProblem[];
