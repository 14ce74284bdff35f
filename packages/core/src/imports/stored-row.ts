import { openText, sealText, type TenantKey } from "@tongyou/database";
import type { FactName } from "@tongyou/policy";
import type { Problem } from "../ledger/index.ts";
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
  /** Rows with the same number are brothers and sisters. */
  family?: number;
};

export const sealRow = (key: TenantKey, row: StoredRow): Buffer => sealText(key, JSON.stringify(row));
export const openRow = (key: TenantKey, sealed: Uint8Array): StoredRow => JSON.parse(openText(key, sealed));
