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

/** A whole number from 1, such as a page. */
export function numberParam(raw: RawSearch, key: string): number | undefined {
  const value = Number(raw[key]);
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? value : undefined;
}

/** Leaves out what is absent, so that the address stays short. */
export function present<T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
