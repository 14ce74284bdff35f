import type { Answer } from "../decision.ts";

/**
 * Three-valued logic with one mark. Ordered no < unknown < review < yes, so that "all" is the least and "any"
 * the greatest: this is Kleene's logic, and `review` is a yes that a named person still has to confirm.
 */
export const NO = 0;
export const UNKNOWN = 1;
export const REVIEW = 2;
export const YES = 3;
export type Value = 0 | 1 | 2 | 3;

const ANSWERS: readonly Answer[] = ["no", "unknown", "review", "yes"];

export const answerOf = (value: Value): Answer => ANSWERS[value] ?? "unknown";

/** A confirmed yes becomes no and no yes; what is unknown or to be confirmed stays so. */
export const negate = (value: Value): Value => (value === YES ? NO : value === NO ? YES : value);

/** Two tests that must both hold. */
export const both = (a: Value, b: Value): Value => (a < b ? a : b);

/** Two tests of which one is enough. */
export const either = (a: Value, b: Value): Value => (a > b ? a : b);
