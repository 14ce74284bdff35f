import { deflateRawSync, inflateRawSync } from "node:zlib";
import { openFile, sealFile, type TenantKey } from "@tongyou/database";
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

/** Fast rather than small: the content is kept for one import. */
const LEVEL = 1;

/** Rows of a group packed and sealed as one value. */
export const sealGroup = (key: TenantKey, rows: readonly GroupRow[]): Buffer =>
  sealFile(key, deflateRawSync(JSON.stringify(rows), { level: LEVEL }));

/** Opens what `sealGroup` sealed. */
export const openGroup = (key: TenantKey, sealed: Uint8Array): GroupRow[] =>
  JSON.parse(inflateRawSync(openFile(key, sealed)).toString());
