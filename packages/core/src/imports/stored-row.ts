import { openText, sealText, type TenantKey } from "@tongyou/database";
import type { FactName } from "@tongyou/policy";
import type { Problem, Spell } from "../ledger/index.ts";
import type { Difference, RowContent } from "./differences.ts";

/**
 * A ledger row as a batch keeps it, sealed as a whole: it names people and quotes their numbers. `kept`: facts on
 * file that the row leaves blank. `closed`: the row matches a closed file, which the import does not reopen.
 */
export type StoredRow = RowContent & {
  problems: readonly Problem[];
  differences: readonly Difference[];
  kept: readonly FactName[];
  closed?: true;
  /** The row opens a file, under the id the preview gave it. */
  fresh?: true;
  /** Rows with the same number are brothers and sisters. */
  family?: number;
};

/** Spells without their repeated names: half the size of a row. */
type Packed = Omit<StoredRow, "spells"> & {
  spells: (readonly [name: string, value: unknown, from?: string])[];
};

export const sealRow = (key: TenantKey, row: StoredRow): Buffer => {
  const spells = row.spells.map(({ name, value, from }) => (from ? [name, value, from] : [name, value]));
  return sealText(key, JSON.stringify({ ...row, spells }));
};

export function openRow(key: TenantKey, sealed: Uint8Array): StoredRow {
  const { spells, ...row }: Packed = JSON.parse(openText(key, sealed));
  return {
    ...row,
    spells: spells.map(([name, value, from]) => ({ name, value, ...(from ? { from } : {}) }) as Spell),
  };
}
