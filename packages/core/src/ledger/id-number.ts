import { type CivilDate, isCivilDate } from "@tongyou/policy";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = "10X98765432";

/** The check digit of seventeen digits (GB 11643-1999: ISO 7064 MOD 11-2). */
export function checkDigit(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** A citizen number as understood; `format` says it is none at all, `check` that one digit is wrong. */
export type IdReading =
  | { kind: "valid"; number: string; birthDate: CivilDate; sex: "male" | "female" }
  /** The fifteen-digit form used until 1999; `number` is its eighteen-digit form. */
  | { kind: "old"; number: string; birthDate: CivilDate; sex: "male" | "female" }
  | { kind: "check" }
  | { kind: "format" };

const dateAt = (digits: string): CivilDate =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
const sexOf = (digit: string) => (Number(digit) % 2 === 1 ? ("male" as const) : ("female" as const));

/**
 * Reads a citizen number of 18 characters (X in capitals) or the old one of 15 digits, to which 19 and the
 * check digit are added (GB 11643-1999). The first six digits are not looked up: they name the place at issue,
 * and many such places no longer exist.
 */
export function readIdNumber(text: string): IdReading {
  const old = /^[1-9]\d{14}$/.test(text);
  if (!old && !/^[1-9]\d{16}[\dX]$/.test(text)) return { kind: "format" };
  const seventeen = old ? `${text.slice(0, 6)}19${text.slice(6)}` : text.slice(0, 17);
  const birthDate = dateAt(seventeen.slice(6, 14));
  if (!isCivilDate(birthDate)) return { kind: "format" };
  const number = seventeen + checkDigit(seventeen);
  if (!old && number !== text) return { kind: "check" };
  return { kind: old ? "old" : "valid", number, birthDate, sex: sexOf(seventeen.charAt(16)) };
}
