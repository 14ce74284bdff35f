import { fact } from "@tongyou/database/schema";
import type { CivilDate, FactName, Facts } from "@tongyou/policy";

/** What is said to hold from one day on: the value of each fact, or null for "no longer known". */
export type Said = { readonly [N in FactName]?: NonNullable<Facts[N]> | null };

/** The day in `SaidByDay` of what holds for ever. */
export const FOR_EVER = "";
/** What is said at once, by the first day it holds. */
export type SaidByDay = { readonly [day: CivilDate]: Said };

/**
 * One statement about one child. Statements are only ever added: on a day that several cover, the one recorded
 * last holds, so what was known at an earlier instant stays answerable.
 */
export type Statement = {
  childId: string;
  /** Where the child's file is kept, 12 digits. */
  division: string;
  said: SaidByDay;
  /** First day on which none of it holds any more; absent: until somebody says otherwise. */
  to?: CivilDate | null;
  evidence: string | null;
  source: "ledger" | "staff";
  importId?: string | null;
  /** The case of protection that says so. It says incidents, which stand beside those of the file. */
  caseId?: string;
};

/** `fact.name` of a row that says several facts at once. */
export const SEVERAL = "several";
/** `fact.name` of a row whose sealed value identifies or reaches people. */
export const CONTACT = "contact";

/** What is said, as columns of `fact`: a ledger row is one row instead of thirty. */
export function encodeSaid(said: SaidByDay): {
  name: string;
  value: SaidByDay;
  valid_from: CivilDate | null;
} {
  const [only, ...others] = Object.values(said).flatMap((facts) => Object.keys(facts));
  const [first] = Object.keys(said).sort();
  return {
    name: only !== undefined && others.length === 0 ? only : SEVERAL,
    value: said,
    valid_from: first || null,
  };
}

export type DecodedFact = { name: FactName; from: CivilDate | null; value: unknown };

/** What a stored row says, fact by fact with its first day. */
export function decodeSaid(row: { value: unknown }): DecodedFact[] {
  return Object.entries(row.value as SaidByDay).flatMap(([day, facts]) =>
    Object.entries(facts).map(([name, value]) => ({ name: name as FactName, from: day || null, value })),
  );
}

/** The order in which statements were made: the later wins. */
export const SAID_ORDER = [fact.recordedAt, fact.id] as const;

/** Facts that hold for life: said without a first day. */
export const TIMELESS: ReadonlySet<FactName> = new Set<FactName>(["birthDate", "sex", "ethnicity"]);
