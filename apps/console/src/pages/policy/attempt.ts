import type { ClauseCase, FactName } from "@tongyou/core/schemas";
import { type Draft, draftOf, saidValue } from "../child/fact-value.ts";

/** What somebody typed to try a child: a day and facts, of nobody and kept nowhere. */
export type Attempt = {
  on: string | undefined;
  rows: readonly { name: FactName; draft: Draft }[];
  /** The golden case it is, as long as nobody has changed it. */
  golden?: ClauseCase;
};

const row = (name: FactName) => ({ name, draft: draftOf(name, undefined) });
const FIRST = ["birthDate", "father.statuses", "mother.statuses"] as const;

/** Where trying begins: what every document asks first, all unknown. */
export const newAttempt = (): Attempt => ({ on: undefined, rows: FIRST.map(row) });

const filled = (name: FactName, value: unknown): Draft => {
  const draft = draftOf(name, value);
  return draft.type === "one" ? { type: "one", value } : draft;
};

/** A golden case to be tried: its day and facts, what it leaves open left open. */
export const attemptOf = (golden: ClauseCase): Attempt => ({
  on: golden.on,
  rows: golden.given.flatMap(({ fact }) =>
    fact ? [{ name: fact, draft: filled(fact, golden.facts[fact]) }] : [],
  ),
  golden,
});

/** The same attempt with one more fact to fill in; nothing where it is there already. */
export const withFact = (attempt: Attempt, name: FactName): Attempt =>
  attempt.rows.some((one) => one.name === name)
    ? attempt
    : { on: attempt.on, rows: [...attempt.rows, row(name)] };

/** The facts whose values are whole; the rest is unknown. */
export const factsOf = ({ rows }: Attempt): { [N in FactName]?: unknown } =>
  Object.fromEntries(
    rows.flatMap(({ name, draft }) => {
      const value = saidValue(name, draft);
      return value === undefined ? [] : [[name, value]];
    }),
  );
