import type { Bilingual, FactName, MonthRule } from "@tongyou/policy";
import { z } from "zod";
import { civilDate, civilMonth, divisionCode, id, type Page, page } from "../page.schema.ts";

/** How many children a batch of changes holds at most; it is one transaction. */
export const LARGEST_CHANGE = 200;
const reason = z.string().trim().min(2).max(200);
const document = z.string().trim().min(1).max(80).optional();
const area = divisionCode.optional();

/** Those who qualify and have no award (政策找人). `applied`: an application is open for them. */
export const awardsMissingInput = z.object({ ...page, area, applied: z.boolean().default(false) });
/** Those who have one until further notice, or had one that was ended. */
export const awardsListInput = z.object({
  ...page,
  area,
  state: z.enum(["granted", "suspended", "ended"]).default("granted"),
});
/**
 * Those whose award a life event puts in question. `ends`: they no longer qualify · `moves`: another class than was last
 * paid is due.
 */
export const awardsChangesInput = z.object({
  ...page,
  area,
  kind: z.enum(["ends", "moves"]).default("ends"),
});
/** What is done with an award once it is granted. */
export const AWARD_ACTS = ["suspend", "resume", "end"] as const;
export type AwardAct = (typeof AWARD_ACTS)[number];
/** `from`, `to`: days on which it was done, both included. */
export const exportActsInput = z.object({
  area,
  act: z.enum(AWARD_ACTS).optional(),
  from: civilDate.optional(),
  to: civilDate.optional(),
});
export const awardsActsInput = exportActsInput.extend(page);
export const awardsOfChildInput = z.object({ childId: id });
/** `span`: the newest span as it was read; another is refused. `from`: the first month it counts for. */
const change = z.object({ childId: id, span: id, from: civilMonth });
export const awardChangeInput = change.extend({ reason, document });
export const awardsEndInput = z.object({
  items: z
    .array(change)
    .min(1)
    .max(LARGEST_CHANGE)
    .refine((items) => new Set(items.map((item) => item.childId)).size === items.length, {
      params: { zh: "同一名儿童不能出现两次", en: "the same child is there twice" },
    }),
  reason,
  document,
});

/** By which month an allowance begins or ends, and who says so: clauses, or the bureau, by whom and when. */
export type RuleOut = { rule: MonthRule; clauses: string[]; set: { by: string; on: string } | null };
/** The first month of an allowance, and what says so. */
export type FirstMonthSaid = RuleOut & { month: string };

type Who = { childId: string; name: string; idNumber: string | null; divisionName: string };
type Rate = { class: string | null; className: Bilingual | null; fen: number | null };
export type MissingAward = Who &
  Rate & {
    /** One sentence and its clauses: why the child qualifies. */
    reason: Bilingual;
    clauses: string[];
    /** The number of the open application, where there is one. */
    application: string | null;
    /** The month from which an earlier award was ended. */
    endedFrom: string | null;
  };
export type AwardState = "granted" | "suspended" | "ended";
export type AwardRow = Who &
  Rate & {
    state: AwardState;
    /** First month of the newest span; of an ended award the first month that is not paid. */
    from: string;
    basis: "application" | "ledger" | "change";
    /** What the first month of an application's award rests on; null for others. */
    first: FirstMonthSaid | null;
    span: string;
    /** The file was closed on this day, and nothing is due by it: the award waits to be ended. */
    closedOn: string | null;
  };
/** What happened: the file was closed, a birthday reached, facts changed, another class, or nobody can tell. */
export type LifeEvent =
  | { kind: "closed"; on: string; reason: string }
  | { kind: "adult"; on: string }
  | { kind: "facts"; on: string; facts: FactName[] }
  | { kind: "unknown" };
export type AwardChange = Who & {
  state: "granted" | "suspended";
  span: string;
  from: string;
  event: LifeEvent;
  /** What happened in one sentence. */
  text: Bilingual;
  clauses: string[];
  /** The last month that is paid (null: none) and the first that is not; null for a change of class, or without a day. */
  proposal: { last: string | null; ends: string } | null;
  /** For a change of class: what was last paid and what is due. */
  before: Rate | null;
  after: Rate | null;
};
export type ChildAwards = {
  state: AwardState | null;
  /** Oldest first. */
  spans: {
    id: string;
    from: string;
    until: string | null;
    state: "granted" | "suspended";
    basis: "application" | "ledger" | "change";
    reason: string | null;
    decidedBy: string;
    decidedAt: string;
    /** What its first month rests on, where an application granted from that month on. */
    first: FirstMonthSaid | null;
  }[];
  may: { suspend: boolean; resume: boolean; end: boolean };
};
/** `month`: from which it counts. `id`: its place in the record. */
export type AwardActRow = Who & {
  id: number;
  at: string;
  act: AwardAct;
  by: string;
  month: string;
  reason: string;
  document: string | null;
};
export type AwardActs = Page<AwardActRow>;
export type MissingAwards = Page<MissingAward>;
/** `mayChange`: the reader's desk suspends, resumes and ends awards. */
export type AwardRows = Page<AwardRow> & { mayChange: boolean };
/** `stops`: what the proposed months rest on; null where nobody says it, and the last day of the month decides. */
export type AwardChanges = Page<AwardChange> & { mayChange: boolean; stops: RuleOut | null };
