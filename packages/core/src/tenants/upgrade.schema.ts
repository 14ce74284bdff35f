import { z } from "zod";
import { civilDate } from "../page.schema.ts";

/** A version, or the first eight or more digits of an artefact's hash; absent: the one this server offers. */
const offered = z.string().trim().min(1).max(64).optional();
const reason = z.string().trim().min(2).max(200);

export const previewUpgradeInput = z.object({ pack: offered, on: civilDate });
export const pinPackInput = z.object({ pack: offered, from: civilDate, reason });
export const rollBackPackInput = z.object({ from: civilDate, reason });

type PackVersion = { version: string; hash: string };
/** What a list needs of a decision: category ids that hold, and integer fen a month. */
type Outcome = { status: string; class: string | null; fen: number | null; categories: string[] };
export type UpgradeDifference = {
  childId: string;
  name: string;
  division: string;
  divisionName: string;
  /** Parts of the decision that differ. */
  differs: string[];
  before: Outcome;
  after: Outcome;
  /** More (or less) a month, where both amounts are settled. */
  fen: number | null;
};
export type UpgradePreview = {
  on: string;
  area: string;
  before: PackVersion;
  after: PackVersion;
  /** Rules, amounts and clauses that differ. */
  parts: { part: string; id: string; change: "added" | "removed" | "changed" }[];
  /** Active files of the area, and how many of them are decided otherwise. */
  children: number;
  differing: number;
  /** Fen a month over settled amounts; `open`: children whose difference in money is not settled. */
  more: number;
  less: number;
  net: number;
  open: number;
  /** For a role that reads children's files, at most `LISTED_DIFFERENCES`; else none. */
  rows: UpgradeDifference[];
};
export const LISTED_DIFFERENCES = 2000;

/** A bureau's artefacts by date, in the order entered; `from` null: since it was provisioned. */
export type PackPins = {
  pack: string;
  today: PackVersion;
  pins: (PackVersion & { from: string | null })[];
};
