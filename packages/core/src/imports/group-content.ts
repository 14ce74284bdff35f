import { deflateRawSync, inflateRawSync } from "node:zlib";
import { openFile, sealFile, type TenantKey } from "@tongyou/database";
import type { Spell } from "../ledger/index.ts";
import type { RowContent } from "./differences.ts";

/** A row of the ledger as it is taken over. */
export type GroupRow = RowContent & {
  row: number;
  /** The child it speaks of; for a `fresh` row the id under which a file is opened. */
  childId: string;
  fresh?: true;
  /** The row matches a closed file, which the import does not reopen. */
  closed?: true;
  /** Rows with the same number are brothers and sisters. */
  family?: number;
};

/** Spells without their repeated names. */
type Packed = Omit<GroupRow, "spells"> & {
  spells: (readonly [name: string, value: unknown, from?: string])[];
};

/** Fast rather than small: the content is kept for one import. */
const LEVEL = 1;

/** Rows of a group packed and sealed as one value. */
export function sealGroup(key: TenantKey, rows: readonly GroupRow[]): Buffer {
  const packed = rows.map((row) => ({
    ...row,
    spells: row.spells.map(({ name, value, from }) => (from ? [name, value, from] : [name, value])),
  }));
  return sealFile(key, deflateRawSync(JSON.stringify(packed), { level: LEVEL }));
}

/** Opens what `sealGroup` sealed. */
export function openGroup(key: TenantKey, sealed: Uint8Array): GroupRow[] {
  const packed: Packed[] = JSON.parse(inflateRawSync(openFile(key, sealed)).toString());
  return packed.map(({ spells, ...row }) => ({
    ...row,
    spells: spells.map(([name, value, from]) => ({ name, value, ...(from ? { from } : {}) }) as Spell),
  }));
}
