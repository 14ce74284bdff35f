/** Which missing facts matter, best first; which readings an answer rests on. */
import type { FactName } from "../facts/vocabulary.ts";
import type { Value } from "./answers.ts";
import type { Condition, Sink } from "./condition.ts";
import type { Frame } from "./frame.ts";
import { FACT_ORDER } from "./program.ts";

/** How much an open answer weighs when asking for the next fact: money first, then who the child is. */
export const WEIGHTS = { allowance: 100, group: 10, category: 10, entitlement: 1 } as const;

/**
 * Collects over one decision. A fact scores the weight of each open answer it could help to settle, shared
 * among the facts that answer waits for: a fact that alone settles the money comes first.
 */
export class Needs {
  readonly #scores = new Map<FactName, number>();
  readonly #reviews = new Set<number>();

  /** Adds one open answer (unknown or review) and returns the facts it waits for. */
  add(
    frame: Frame,
    open: readonly { condition: Condition; value: Value }[],
    weight: number,
    extra: readonly FactName[] = [],
  ): ReadonlySet<FactName> {
    const facts = new Set<FactName>(extra);
    const sink: Sink = { fact: (name) => facts.add(name), review: (reading) => this.#reviews.add(reading) };
    for (const { condition, value } of open) condition.gather(frame, value, sink);
    for (const name of facts) this.#scores.set(name, (this.#scores.get(name) ?? 0) + weight / facts.size);
    return facts;
  }

  /** Best first; ties in the order of the vocabulary. */
  ranked(among?: ReadonlySet<FactName>): FactName[] {
    return [...this.#scores.entries()]
      .filter(([name]) => among === undefined || among.has(name))
      .sort(([a, x], [b, y]) => y - x || FACT_ORDER.indexOf(a) - FACT_ORDER.indexOf(b))
      .map(([name]) => name);
  }

  /** Numbers of the readings that await a person, in the order of the pack. */
  reviews(): number[] {
    return [...this.#reviews].sort((a, b) => a - b);
  }
}
