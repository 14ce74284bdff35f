import type { TenantKey } from "@tongyou/database";
import type { CivilDate, FactName } from "@tongyou/policy";
import type { TenantRole } from "../access/roles.ts";
import { factEntries } from "../facts/fact-entries.ts";
import type { StatementRow } from "../facts/statements-of.ts";
import type { EvidenceLine } from "./applications.schema.ts";

type Reader = { role: TenantRole; key: TenantKey };

/** Statements as they stood at an instant. */
const asKnownAt = (rows: readonly StatementRow[], at: Date): StatementRow[] =>
  rows
    .filter(({ recordedAt }) => recordedAt <= at)
    .map((row) => ({
      ...row,
      supersededAt: row.supersededAt && row.supersededAt <= at ? row.supersededAt : null,
    }));

/**
 * The evidence of each fact as it holds on the day, in the order asked, as the reader may see it.
 * @param knownAt as the system knew it then; absent: now
 */
export function evidenceOf(
  rows: readonly StatementRow[],
  { role, key }: Reader,
  { facts, on, knownAt }: { facts: readonly FactName[]; on: CivilDate; knownAt?: Date },
): EvidenceLine[] {
  const known = knownAt ? asKnownAt(rows, knownAt) : rows;
  const entries = factEntries(known, { role, key, names: new Map() }, on).filter(
    ({ from, to, supersededAt }) =>
      supersededAt === null && (from === null || from <= on) && (to === null || on < to),
  );
  return facts.flatMap((fact): EvidenceLine[] =>
    entries
      .filter(({ name }) => name === fact)
      .map(({ label, shown, from, evidence }) => ({ fact, label, shown, from, evidence })),
  );
}
