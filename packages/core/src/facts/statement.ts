import { fact } from "@tongyou/database/schema";
import type { CivilDate, FactName, Facts } from "@tongyou/policy";

/** What is said at once: the value of each fact, or null for "no longer known". */
export type Said = { readonly [N in FactName]?: NonNullable<Facts[N]> | null };

/**
 * One statement about one child, true over `[from, to)`; null is open. Statements are only ever added: on a
 * day that several cover, the one recorded last holds, so what was known at an earlier instant stays answerable.
 */
export type Statement = {
  childId: string;
  /** Where the child's file is kept, 12 digits. */
  division: string;
  said: Said;
  from: CivilDate | null;
  to?: CivilDate | null;
  evidence: string | null;
  source: "ledger" | "staff";
  importId?: string | null;
};

/** `fact.name` of a row that says several facts at once. */
export const SEVERAL = "several";
/** `fact.name` of a row whose sealed value identifies or reaches people. */
export const CONTACT = "contact";

/**
 * The columns `name` and `value` of what is said. The value is an object by fact name, so that a ledger row is a
 * few rows instead of thirty.
 */
export function encodeSaid(said: Said): { name: string; value: Said } {
  const [only, ...others] = Object.keys(said);
  return { name: only !== undefined && others.length === 0 ? only : SEVERAL, value: said };
}

/** What a stored row says, fact by fact. */
export const decodeSaid = (row: { value: unknown }): [FactName, unknown][] =>
  Object.entries(row.value as Said) as [FactName, unknown][];

/** The order in which statements were made: the later wins. */
export const SAID_ORDER = [fact.recordedAt, fact.id] as const;

/** Facts that hold for life: said without a first day. */
export const TIMELESS: ReadonlySet<FactName> = new Set<FactName>(["birthDate", "sex", "ethnicity"]);
