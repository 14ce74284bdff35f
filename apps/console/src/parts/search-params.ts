/** What the address may carry: text only. Whatever does not fit is left out, never guessed. */
export type RawSearch = Record<string, unknown>;

/** A trimmed text of at most `max` characters. */
export function textParam(raw: RawSearch, key: string, max = 60): string | undefined {
  const value = raw[key];
  if (typeof value !== "string") return undefined;
  return value.trim().slice(0, max) || undefined;
}

/** One of a list of words. */
export function wordParam<T extends string>(raw: RawSearch, key: string, words: readonly T[]): T | undefined {
  return words.find((word) => word === raw[key]);
}

/** A civil month, `YYYY-MM`. */
export function monthParam(raw: RawSearch, key: string): string | undefined {
  const text = textParam(raw, key);
  return text && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
}

/** A whole number from 1, such as a page. */
export function numberParam(raw: RawSearch, key: string): number | undefined {
  const value = Number(raw[key]);
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? value : undefined;
}

/**
 * What a page reads from the address. An undefined part stays in the object on purpose: it overrides the raw text
 * that did not fit, and the address leaves it out.
 */
export const present = <T extends object>(search: T) =>
  search as { [K in keyof T]?: Exclude<T[K], undefined> };

/** The parts of an address as plain text: `?area=640423000000` stays twelve digits. */
export const parseSearch = (text: string): RawSearch => Object.fromEntries(new URLSearchParams(text));

/** The address of a set of parts; undefined ones are left out. */
export function stringifySearch(search: RawSearch): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined) parts.set(key, typeof value === "string" ? value : JSON.stringify(value));
  }
  return parts.size > 0 ? `?${parts}` : "";
}
