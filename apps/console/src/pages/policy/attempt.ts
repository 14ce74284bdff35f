import type { FactName } from "@tongyou/core/schemas";
import { type Draft, draftOf, saidValue } from "../child/fact-value.ts";

/** What somebody typed to try a child: a day and facts, of nobody and kept nowhere. */
export type Attempt = { on: string | undefined; rows: readonly { name: FactName; draft: Draft }[] };

const row = (name: FactName) => ({ name, draft: draftOf(name, undefined) });
const FIRST = ["birthDate", "father.statuses", "mother.statuses"] as const;

/** Where trying begins: what every document asks first, all unknown. */
export const newAttempt = (): Attempt => ({ on: undefined, rows: FIRST.map(row) });

/** The same attempt with one more fact to fill in; nothing where it is there already. */
export const withFact = (attempt: Attempt, name: FactName): Attempt =>
  attempt.rows.some((one) => one.name === name)
    ? attempt
    : { ...attempt, rows: [...attempt.rows, row(name)] };

/** The facts whose values are whole; the rest is unknown. */
export const factsOf = ({ rows }: Attempt): { [N in FactName]?: unknown } =>
  Object.fromEntries(
    rows.flatMap(({ name, draft }) => {
      const value = saidValue(name, draft);
      return value === undefined ? [] : [[name, value]];
    }),
  );
