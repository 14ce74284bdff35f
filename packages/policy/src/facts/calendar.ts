/** A civil date `YYYY-MM-DD` in Asia/Shanghai: no clock, no time zone. Compares as text. */
export type CivilDate = string;

/** A civil month `YYYY-MM`. Compares as text. */
export type CivilMonth = string;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** True when the text is a real calendar day between 1900 and 2199. */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return year >= 1900 && year < 2200 && day >= 1 && day <= daysInMonth(year, month);
}

/** True when the text is a month between 1900-01 and 2199-12. */
export function isCivilMonth(text: unknown): text is CivilMonth {
  return typeof text === "string" && /^\d{4}-\d{2}$/.test(text) && isCivilDate(`${text}-01`);
}

/** The last day of a month. */
export function lastDayOf(month: CivilMonth): CivilDate {
  return `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}`;
}

/**
 * The day on which a person born on `birth` completes `years` full years: the birthday itself; for
 * 29 February, 1 March of a common year (the documents are silent; the house rule of the vocabulary).
 */
export function reaches(birth: CivilDate, years: number): CivilDate {
  const year = String(Number(birth.slice(0, 4)) + years).padStart(4, "0");
  const day = `${year}${birth.slice(4)}`;
  return birth.endsWith("-02-29") && !isLeap(Number(year)) ? `${year}-03-01` : day;
}

/** Full years completed on a day; negative never: 0 before the first birthday. */
export function ageOn(birth: CivilDate, on: CivilDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return Math.max(0, reaches(birth, years) <= on ? years : years - 1);
}

/** The days `[from, until)`; without an end, from its beginning on. */
type Span = { from: CivilDate; until?: CivilDate };

/** True when the day lies in the span. */
export const within = (on: CivilDate, span: Span): boolean =>
  span.from <= on && (span.until === undefined || on < span.until);

/** True when two spans share a day. */
export const overlap = (a: Span, b: Span): boolean =>
  (a.until === undefined || b.from < a.until) && (b.until === undefined || a.from < b.until);

/** A day moved by whole months, held to the last day of the target month. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** A day moved by whole days. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
