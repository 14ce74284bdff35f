import type { TrialChange, TrialForm } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { changesOf, draftOf, isWrong, NO_CHANGES, withAmount, withReading } from "./trial-draft.ts";

const name = { zh: "标准", en: "Standard" };
const parameter = { name, clause: "A-1", classes: [], now: 70_000, source: null, entered: true };
const form: TrialForm = {
  month: "2018-03",
  on: "2018-03-31",
  parameters: [
    { ...parameter, id: "A.high", withdrawn: 60_000, formula: null },
    {
      ...parameter,
      id: "A.low",
      withdrawn: null,
      formula: { from: "2018-01-01", fen: 75_000, missing: [] },
    },
  ],
  readings: [{ id: "A-1.age", clause: "A-1", text: name, taken: "under18", options: [] }],
  versions: [],
  mayTryRules: true,
};

test("a trial's changes make the draft that makes them again", () => {
  const changes: TrialChange[] = [
    { kind: "pack", hash: "f".repeat(64) },
    { kind: "reading", reading: "A-1.age", option: "under16" },
    { kind: "amount", parameter: "A.high", fen: 120_050 },
    { kind: "formula", parameter: "A.low", from: "2018-01-01" },
  ];
  expect(changesOf(draftOf(changes), form)).toEqual(changes);
});

test("what is not typed to its end, or not offered any more, is no change", () => {
  const typed = { ...NO_CHANGES, amounts: { "A.high": { kind: "amount", text: "12oo" } } } as const;
  expect(isWrong(typed.amounts["A.high"])).toBe(true);
  expect(changesOf(typed, form)).toEqual([]);
  const gone = {
    ...NO_CHANGES,
    readings: { "B.none": "x" },
    amounts: { "A.high": { kind: "formula" } },
  } as const;
  expect(changesOf(gone, form)).toEqual([]);
  expect(isWrong({ kind: "amount", text: "" })).toBe(false);
});

test("a choice is made and taken back", () => {
  const tried = withReading(withAmount(NO_CHANGES, "A.low", { kind: "formula" }), "A-1.age", "under16");
  expect(changesOf(tried, form).map(({ kind }) => kind)).toEqual(["reading", "formula"]);
  expect(withReading(withAmount(tried, "A.low", undefined), "A-1.age", undefined)).toEqual(NO_CHANGES);
});
