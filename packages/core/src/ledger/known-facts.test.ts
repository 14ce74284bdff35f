import { FACTS, type Facts } from "@tongyou/policy";
import { expect, test } from "vitest";
import { knownFacts, type ReadFacts, WITHOUT_COLUMN } from "./known-facts.ts";

const every = (value: unknown) =>
  Object.fromEntries(
    Object.keys(FACTS)
      .filter((name) => !WITHOUT_COLUMN.some((one) => one === name))
      .map((name) => [name, value]),
  ) as unknown as ReadFacts & Facts;

test("every fact of a ledger column that is known comes through, false and empty ones too", () => {
  for (const value of [true, false, 0, "", []]) expect(knownFacts(every(value))).toEqual(every(value));
});

test("what is not known is absent, not undefined", () => {
  expect(Object.keys(knownFacts(every(undefined)))).toEqual([]);
});
