/** Which missing facts matter, best first; which readings an answer rests on. */
import type { FactName } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import type { Value } from "./answers.ts";
import type { Condition, Sink } from "./condition.ts";
import type { Frame } from "./frame.ts";

/** How much an open answer weighs when asking for the next fact: money first, then who the child is. */
export const WEIGHTS = { allowance: 100, group: 10, category: 10, entitlement: 1, definition: 0 } as const;

const ORDER = Object.keys(FACTS) as FactName[];
const NUMBER = new Map(ORDER.map((name, number) => [name, number]));

/**
 * Collects over one decision. A fact scores its share of the weight of each open answer it could help to
 * settle: the fact on which most of the money waits comes first. One collector serves one child after another.
 */
export class Needs implements Sink {
  readonly #scores = new Float64Array(ORDER.length);
  readonly #scored: number[] = [];
  readonly #ofAllowance: number[] = [];
  #reviews: number[] = [];

  /** Forgets the child before. */
  clear(): void {
    for (const number of this.#scored) this.#scores[number] = 0;
    this.#scored.length = 0;
    this.#ofAllowance.length = 0;
    if (this.#reviews.length > 0) this.#reviews = [];
  }

  fact(name: FactName, weight: number): void {
    const number = NUMBER.get(name) ?? 0;
    const before = this.#scores[number] ?? 0;
    if (before === 0) this.#scored.push(number);
    this.#scores[number] = before + weight;
  }

  review(reading: number): void {
    if (!this.#reviews.includes(reading)) this.#reviews.push(reading);
  }

  /** Adds one open answer: unknown or review. */
  add(frame: Frame, condition: Condition, value: Value, weight: number): void {
    condition.gather(frame, value, weight, this);
  }

  /** What was added until now is what the allowance waits for: call it before the other answers are added. */
  closeAllowance(): void {
    this.#ofAllowance.push(...this.#scored);
  }

  /** Best first; ties in the order of the vocabulary. */
  ranked(): FactName[] {
    return this.#rank([...this.#scored]);
  }

  rankedForAllowance(): FactName[] {
    return this.#rank([...this.#ofAllowance]);
  }

  /** Numbers of the readings that await a person, in the order of the pack. */
  reviews(): readonly number[] {
    return this.#reviews.length < 2 ? this.#reviews : this.#reviews.sort((a, b) => a - b);
  }

  #rank(numbers: number[]): FactName[] {
    const scores = this.#scores;
    if (numbers.length > 1) numbers.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return numbers.map((number) => ORDER[number] as FactName);
  }
}
