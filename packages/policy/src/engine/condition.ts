/** A compiled condition: a closure over a frame, made once, and a way to find what an open answer depends on. */
import type { Expression } from "../artefact/expression.ts";
import type { FactName } from "../facts/vocabulary.ts";
import type { Value } from "./answers.ts";
import type { Frame } from "./frame.ts";

/**
 * Receives what an open answer rests on: missing facts with their share of the answer's weight, and readings
 * that await a person.
 */
export type Sink = { fact(name: FactName, weight: number): void; review(reading: number): void };

export type Run = (frame: Frame) => Value;
/**
 * Called when `run` gave `value`, which is unknown or review. The weight is split evenly among the parts that
 * are open: a fact on which every part waits keeps all of it.
 */
export type Gather = (frame: Frame, value: Value, weight: number, sink: Sink) => void;

export type Condition = {
  readonly source: Expression;
  readonly children: readonly Condition[];
  readonly run: Run;
  readonly gather: Gather;
};

/** Numbers the names of a pack, and keeps the conditions compiled so far for reference by item. */
export type Scope = {
  /** By the artefact's own object: equal conditions of a loaded pack are one object. */
  compiled: Map<Expression, Condition>;
  slotOf(name: FactName): number;
  ageLimit(years: number): void;
  readingOf(id: string): { number: number; options: readonly string[] };
  itemOf(id: string): { number: number; condition: Condition };
};
