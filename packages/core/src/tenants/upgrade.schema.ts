import type { Bilingual, Decision } from "@tongyou/policy";
import type { PackDifference, RuleLine } from "@tongyou/policy/engine";
import { z } from "zod";
import { civilDate, id } from "../page.schema.ts";

/** A version, or the first eight or more digits of an artefact's hash; absent: the one this server offers. */
const offered = z.string().trim().min(1).max(64).optional();
const reason = z.string().trim().min(2).max(200);
/** How many pins the form showed: a form that another person's change overtook is refused. */
const seen = z.int().min(1).max(10_000);

/** `cursor`: the `next` of the slice before. */
export const previewUpgradeInput = z.object({ pack: offered, on: civilDate, cursor: id.optional() });
export const upgradeWorkbookInput = previewUpgradeInput.omit({ cursor: true });
export const pinPackInput = z.object({ pack: offered, from: civilDate, reason, seen });
export const rollBackPackInput = z.object({ from: civilDate, reason, seen });

export type PackVersion = { version: string; hash: string };

/** An amount on `[from, until)`, fen. */
type Span = { from: string; until: string; fen: number };
/** A part of the pack that differs, by what it is called; its dated amounts or its rule, before and after. */
export type ChangedPart = PackDifference & {
  name: Bilingual;
  /** The clauses it carries; of a document, those that differ. */
  clauses: string[];
  amounts: { before: Span | null; after: Span | null }[];
  before: RuleLine | null;
  after: RuleLine | null;
};

type Named = { id: string; name: Bilingual };
/** What a list needs of a decision: the categories that hold, and integer fen a month. */
type Outcome = {
  status: Decision["allowance"]["status"];
  class: Named | null;
  fen: number | null;
  categories: Named[];
};
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
/** What the files of one slice give; `joinPreviews` adds slices up. */
export type UpgradePreview = {
  on: string;
  area: string;
  before: PackVersion;
  after: PackVersion;
  parts: ChangedPart[];
  /** Months of the area not approved yet that the other artefact decides: they have to be calculated again. */
  months: { id: string; month: string; areaName: string }[];
  /** Active files of the area in all, how many were decided, and how many of these differ. */
  total: number;
  children: number;
  differing: number;
  /** Fen a month over settled amounts; `open`: children whose difference in money is not settled. */
  more: number;
  less: number;
  net: number;
  open: number;
  /** For a role that reads children's files; else none. */
  rows: UpgradeDifference[];
  /** Where the next slice begins; null: this was the last. */
  next: string | null;
};

/** A bureau's artefacts by date and those it can choose. */
export type PackVersions = {
  pack: { id: string; name: Bilingual };
  /** The bureau's day, and what is in force on it. */
  day: string;
  today: PackVersion;
  /** Whether the reader's area is the whole bureau: whoever changes the pack answers for all of it. */
  wholeBureau: boolean;
  /** In the order entered; `from` null: since the bureau was provisioned. `until`: first day it is not in force. */
  pins: (PackVersion & {
    from: string | null;
    until: string | null;
    state: "now" | "next" | "past" | "replaced";
    reason: string | null;
    enteredAt: string | null;
    enteredBy: string | null;
  })[];
  /** The one this server offers and those the bureau was ever pinned to; `refusal`: why one cannot be used. */
  versions: (PackVersion & { refusal: Bilingual | null })[];
};
