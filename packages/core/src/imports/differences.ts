import type { FactName, Facts } from "@tongyou/policy";
import type { Contact, ContactKey } from "../facts/contact.ts";
import { FOR_EVER, type SaidByDay, TIMELESS } from "../facts/statement.ts";
import type { Spell } from "../ledger/index.ts";

/** What of a ledger row is taken over. */
export type RowContent = {
  name: string;
  division: string;
  /** Each fact on its first day: its own where the ledger gives one, else the reference date. */
  said: SaidByDay;
  contacts: Contact;
};
export type FactDifference = { fact: FactName; before: unknown; after: unknown; from: string | null };
export type ContactDifference = { contact: ContactKey; before: string | null; after: string };
export type Difference = FactDifference | ContactDifference;

/** A value as text, sets in one order: 低保、特困 says the same as 特困、低保. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${name}:${canonical(member)}`).join(",")}}`;
}

export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));

/** The facts of a ledger row by the first day each holds. */
export function saidByDay(spells: readonly Spell[], referenceDate: string): SaidByDay {
  const said: Record<string, Record<string, unknown>> = {};
  for (const { name, value, from } of spells) {
    const day = TIMELESS.has(name) ? FOR_EVER : (from ?? referenceDate);
    said[day] ??= {};
    said[day][name] = value;
  }
  return said as SaidByDay;
}

/** Everything a row says about people, the child's own name, number and place included. */
export const contactOf = (row: RowContent): Contact => ({
  ...row.contacts,
  name: row.name,
  keptIn: row.division,
});

/**
 * What a row says that the file does not. A blank says nothing: what the file knows and the row leaves out is in
 * `kept`, and stays.
 * @param facts what the file knows for the reference date
 */
export function compareRow(
  row: RowContent,
  file: { facts: Facts; contact: Contact },
): { differences: Difference[]; kept: FactName[] } {
  const differences: Difference[] = [];
  const said = new Set<FactName>();
  for (const [day, facts] of Object.entries(row.said)) {
    for (const [name, after] of Object.entries(facts) as [FactName, unknown][]) {
      said.add(name);
      const before = file.facts[name];
      if (!sameValue(before, after))
        differences.push({ fact: name, before: before ?? null, after, from: day || null });
    }
  }
  for (const [name, after] of Object.entries(contactOf(row)) as [ContactKey, string][]) {
    const before = file.contact[name] ?? null;
    if (before !== after) differences.push({ contact: name, before, after });
  }
  const kept = (Object.keys(file.facts) as FactName[]).filter((name) => !said.has(name));
  return { differences, kept };
}
