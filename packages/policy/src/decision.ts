import type { CivilDate } from "./facts/calendar.ts";
import type { FactName } from "./facts/vocabulary.ts";

/** `review`: an answer that rests on an ambiguous text, to be confirmed by a named person. */
export type Answer = "yes" | "no" | "unknown" | "review";

/** `undefined`: this region's document does not define the group. */
export type GroupAnswer = Answer | "undefined";

/**
 * The monthly allowance.
 * `decided`: `fen` is due · `none`: nothing is due · `atLeast`: `fen` is due whatever the missing facts turn
 * out to be · `needs`: nothing can be said before `needs` are known · `choice`: schemes exclude one another,
 * a named person must choose · `review`: the text is ambiguous for this child · `undefined`: no document of
 * this region states an allowance.
 */
export type Allowance = {
  status: "decided" | "none" | "atLeast" | "needs" | "choice" | "review" | "undefined";
  /** The rate class, e.g. `NX.bothDead`. */
  class?: string;
  /** Integer fen per month. Present only where a document or a named person gave the amount. */
  fen?: number;
  needs?: readonly FactName[];
  /** Why no amount can be given although a class was found (no value in force on the day), and what to do. */
  refusal?: Bilingual;
};

export type Decision = {
  categories: Readonly<Record<string, Answer>>;
  inDifficulty: GroupAnswer;
  orphan: GroupAnswer;
  deFacto: GroupAnswer;
  leftBehind: GroupAnswer;
  allowance: Allowance;
  /** By clause id; absent is "no". */
  entitlements: Readonly<Record<string, "yes" | "unknown" | "review">>;
  /** Clauses that make schemes exclude one another here: a named person must choose. */
  conflicts: readonly string[];
  /** Missing facts that matter, best first. */
  needs: readonly FactName[];
  reviews: readonly { clause: string; reading: string }[];
};

/** What is stored of a decision: enough to replay it and to prove the replay gives the same. */
export type Receipt = {
  pack: string;
  packHash: string;
  factsHash: string;
  on: CivilDate;
  /** Over the entered standards, readings and choices the decision rested on. */
  contextHash: string;
  /** ISO instant of what the system knew; absent for facts that come from outside the system. */
  knownAt?: string;
  decisionHash: string;
};

/** A text in both languages of the product. */
export type Bilingual = { zh: string; en: string };

/**
 * One line of a "why": ✓ `true`, ✗ `false`, ? `null`. Leaves name the fact they looked at; lines that rest on
 * the document carry clause ids.
 */
export type Reason = {
  text: Bilingual;
  holds: boolean | null;
  clauses?: readonly string[];
  fact?: { name: FactName; value?: unknown };
  review?: true;
  children?: readonly Reason[];
};

/** The whole "why" of one decision, built from the same artefact that decided. */
export type Explanation = {
  on: CivilDate;
  sentence: Bilingual;
  categories: readonly { id: string; name: Bilingual; answer: Answer; reason: Reason }[];
  groups: readonly {
    id: "inDifficulty" | "orphan" | "deFacto" | "leftBehind";
    name: Bilingual;
    answer: GroupAnswer;
    reason?: Reason;
  }[];
  allowance: Allowance & { name: Bilingual; reason: Reason; working: readonly Bilingual[] };
  entitlements: readonly { clause: string; name: Bilingual; answer: Answer; reason: Reason }[];
  /** Single facts whose other value would change the allowance or a category. */
  wouldChange: readonly { fact: FactName; to: unknown; text: Bilingual }[];
  needs: readonly { fact: FactName; question: Bilingual; why: Bilingual }[];
};
