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

/** When a choice of the highest begins: two of the schemes meet (`anyTwo`), or every one does (`every`). */
export const TRIGGERS = ["anyTwo", "every"] as const;
export type Trigger = (typeof TRIGGERS)[number];

export type Stacking = StackingCommon &
  /** Not together. `keeps`: the scheme the document keeps; without it a named person chooses. */
  (
    | { kind: "exclusive"; keeps?: string }
    /**
     * The highest is paid. `when` may hang on a reading. `may`: the text allows it and does not demand it, so a named
     * person decides.
     */
    | {
        kind: "highestOf";
        when: Trigger | { under: readonly [string, Readonly<Record<string, Trigger>>] };
        may?: true;
      }
    /** The allowance pays the difference to its standard (补差) where another scheme is drawn. */
    | { kind: "topUp" }
    /** Drawn together in full. */
    | { kind: "onTop" }
    /**
     * Money of the `disregards` is not counted as income when the other schemes test the means. Between two schemes it
     * is the allowance; among more it has to be said.
     */
    | { kind: "disregardAsIncome"; disregards?: readonly string[] }
  );

/** The schemes whose money is no income, and those that test the means. */
export function disregarded(stacking: Extract<Stacking, { kind: "disregardAsIncome" }>): {
  income: readonly Scheme[];
  tests: readonly Scheme[];
} {
  const { schemes, disregards } = stacking;
  const isIncome = (one: Scheme) => (disregards ? disregards.includes(one.id) : one.allowance === true);
  return { income: schemes.filter(isIncome), tests: schemes.filter((one) => !isIncome(one)) };
}
