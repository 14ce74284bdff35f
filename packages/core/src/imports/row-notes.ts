import { openText, sealText, type TenantKey } from "@tongyou/database";
import type { FactName } from "@tongyou/policy";
import type { Problem } from "../ledger/index.ts";
import type { Difference } from "./differences.ts";

/**
 * What there is to say of a row, sealed as a whole: it quotes people's numbers. `kept`: facts on file that the row
 * leaves blank. `closed`: the row matches a closed file, which the import does not reopen.
 */
export type RowNotes = {
  problems: readonly Problem[];
  differences: readonly Difference[];
  kept: readonly FactName[];
  closed?: true;
};

export const NO_NOTES: RowNotes = { problems: [], differences: [], kept: [] };

/** The notes sealed; null where there is nothing to say. */
export function sealNotes(key: TenantKey, notes: RowNotes): Buffer | null {
  const silent = notes.problems.length + notes.differences.length + notes.kept.length === 0 && !notes.closed;
  return silent ? null : sealText(key, JSON.stringify(notes));
}

export const openNotes = (key: TenantKey, sealed: Uint8Array | null): RowNotes =>
  sealed === null ? NO_NOTES : JSON.parse(openText(key, sealed));
