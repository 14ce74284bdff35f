/** How this pack's allowance and other schemes go together, as data. */
import type { Bilingual } from "../decision.ts";
import type { CivilDate } from "../facts/calendar.ts";

/**
 * One of several schemes: drawn already (words of `benefitsDrawn`), or due by this pack's allowance, where wanted
 * only by some of its classes.
 */
export type Scheme = {
  id: string;
  title: Bilingual;
  drawn: readonly string[];
  allowance?: true;
  classes?: readonly string[];
};

type StackingCommon = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  from: CivilDate;
  until?: CivilDate;
  sealed?: true;
  schemes: readonly Scheme[];
};

export type Stacking = StackingCommon &
  /** Not together. `keeps`: the scheme the document keeps; without it a named person chooses. */
  (
    | { kind: "exclusive"; keeps?: string }
    /**
     * The highest is paid. `when`: two of the schemes meet (`anyTwo`) or every one does (`every`). `may`: the text
     * allows it and does not demand it, so a named person decides.
     */
    | { kind: "highestOf"; when: "anyTwo" | "every"; may?: true }
    /** The allowance pays the difference to its standard (补差) where another scheme is drawn. */
    | { kind: "topUp" }
    /** Drawn together in full. */
    | { kind: "onTop" }
    /** The allowance is not counted as income when the other schemes test the means. */
    | { kind: "disregardAsIncome" }
  );
