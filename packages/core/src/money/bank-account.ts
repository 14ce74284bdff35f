import { passesLuhn } from "./luhn.ts";

/** The card numbers of China UnionPay, whose last digit is a check digit; other accounts have none to check. */
const CARD = /^62\d{14,17}$/;
const ACCOUNT = /^\d{8,32}$/;

/** An account's number as banks take it, without the spaces and hyphens people write. */
export const plainAccount = (text: string): string => text.normalize("NFKC").replaceAll(/[\s-]/g, "");

/** What is wrong with a plain account number: it is not 8 to 32 digits, or a card's check digit is another. */
export function accountFault(account: string): "digits" | "checkDigit" | undefined {
  if (!ACCOUNT.test(account)) return "digits";
  return CARD.test(account) && !passesLuhn(account) ? "checkDigit" : undefined;
}
