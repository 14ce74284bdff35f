import { type CivilDate, isCivilDate } from "@tongyou/policy";

/** A date as read; `clean` when it was written the way the format asks. */
export type DateReading = { date: CivilDate; clean: boolean };

const DAY = 86_400_000;
/** Excel counts a 29 February 1900 that never was: from 1 March 1900 on, day 0 is 30 December 1899. */
const BASE_1900 = Date.UTC(1899, 11, 30);
const BASE_1904 = Date.UTC(1904, 0, 1);

const civil = (year: string, month: string, day: string): CivilDate | undefined => {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCivilDate(date) ? date : undefined;
};

/**
 * An Excel serial day as a civil date; the time of day is dropped. Undefined for what is no day: before day 1,
 * the 29 February 1900 of the 1900 system, or after 2199.
 */
export function dateOfSerial(serial: number, from1904: boolean): CivilDate | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day > 200_000) return undefined;
  if (from1904) return day < 0 ? undefined : isoDay(BASE_1904 + day * DAY);
  if (day < 1 || day === 60) return undefined;
  return isoDay(BASE_1900 + (day < 60 ? day + 1 : day) * DAY);
}

/** Days met so far: a ledger repeats few, and there are but 110,000 between 1900 and 2199. */
const DAYS = new Map<number, CivilDate>();

function isoDay(time: number): CivilDate | undefined {
  const day = Math.floor(time / DAY);
  const known = DAYS.get(day);
  if (known !== undefined) return known;
  const date = new Date(time).toISOString().slice(0, 10);
  if (!isCivilDate(date)) return undefined;
  DAYS.set(day, date);
  return date;
}

/** The day of a date cell (midnight UTC, or a time of that day). */
export const dateOfCell = (cell: Date): CivilDate | undefined =>
  Number.isNaN(cell.getTime()) ? undefined : isoDay(cell.getTime());

/** A number in a cell that is not formatted as a date: `20100305`, else an Excel serial day. */
export function dateOfNumber(value: number, from1904: boolean): DateReading | undefined {
  const date = /^\d{8}$/.test(String(value)) ? dateOfEight(String(value)) : dateOfSerial(value, from1904);
  return date === undefined ? undefined : { date, clean: false };
}

const dateOfEight = (text: string) => civil(text.slice(0, 4), text.slice(4, 6), text.slice(6));

const STYLES = [
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
];

/**
 * A date written as text, spaces already taken out: `2010-03-05` is clean; `2010.3.5`, `2010年3月5日`,
 * `2010/3/5`, `2010-3-5` and `20100305` are read with a warning. Undefined for anything else: a year and month
 * alone is not a day, and none is made up.
 */
export function dateOfText(text: string): DateReading | undefined {
  if (isCivilDate(text)) return { date: text, clean: true };
  if (/^\d{8}$/.test(text)) {
    const date = dateOfEight(text);
    return date === undefined ? undefined : { date, clean: false };
  }
  for (const style of STYLES) {
    const [, year, month, day] = style.exec(text) ?? [];
    const date = year && month && day ? civil(year, month, day) : undefined;
    if (date !== undefined) return { date, clean: false };
  }
  return undefined;
}
