import { stemOf } from "../divisions/index.ts";

type Numbered = { division: string; month: string; ordinal: number };

/** What a list is called at the bank, such as `640423-201803-1`: place, month, and which list of them it is. */
export const batchNumber = ({ division, month, ordinal }: Numbered): string =>
  `${stemOf(division)}-${month.replace("-", "")}-${ordinal}`;

/** What one payment is called, such as `640423-201803-1-00012`: with dashes, so that no program takes it for an amount. */
export const paymentNumber = (batch: Numbered, serial: number): string =>
  `${batchNumber(batch)}-${String(serial).padStart(5, "0")}`;

const NUMBER = /^(\d{2,12}-\d{6}-\d+)-(\d{5,7})$/;

/** True for what has the form of a payment's number, of whichever list. */
export const isPaymentNumber = (text: string): boolean => NUMBER.test(text);

/** The serial of a payment's number in this list; undefined for another list's, null for what is no such number. */
export function serialOf(batch: Numbered, text: string): number | null | undefined {
  const match = NUMBER.exec(text);
  if (!match) return null;
  return match[1] === batchNumber(batch) ? Number(match[2]) : undefined;
}
