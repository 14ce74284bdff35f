import { expect, test } from "vitest";
import type { Formula } from "../artefact/pack.ts";
import { derivedFen } from "../engine/derived-amount.ts";
import { mutateFormula } from "./mutate-formula.ts";

const rent: Formula = { parameter: "rent" };
const fenOf = () => 100_010;
const outcomes = (formula: Formula) =>
  Object.fromEntries(
    [...mutateFormula(formula)].map(({ at, what, to }) => [`${at} ${what}`.trim(), derivedFen(to, fenOf)]),
  );

test("every operand and every rounding is a little wrong once", () => {
  // 1000.1 × 0.4 = 400.04, in whole yuan 400
  expect(outcomes({ round: ["halfUp", "1", { multiply: [{ number: "0.4" }, rent] }] })).toEqual({
    "rounds down": 40_000,
    "rounds up": 40_100,
    "rounds to tens of it": 40_000,
    ".round.multiply[0] drop": 100_000,
    ".round.multiply[1] drop": 0,
    ".round.multiply[0] one more in the last place": 50_000,
    ".round.multiply[1] a yuan more": 40_000,
  });
});

test("differences and quotients are turned round, fractions go one step on", () => {
  expect(outcomes({ divide: [{ subtract: [rent, { number: "0.1" }] }, { number: "2" }] })).toMatchObject({
    "the other way round": undefined,
    ".divide[0] the other way round": undefined,
    ".divide[0].subtract[1] one more in the last place": 49_995,
  });
  expect([...mutateFormula({ number: "1/7" })].map(({ to }) => to)).toEqual([{ number: "2/7" }]);
  expect([...mutateFormula({ number: "-0.05" })].map(({ to }) => to)).toEqual([{ number: "-1/25" }]);
  expect([...mutateFormula({ round: ["up", "0.1", rent] })].map(({ to }) => to)).toContainEqual({
    round: ["up", "1/1", rent],
  });
});

test("each reading's branch and each year of a statistic is moved", () => {
  const growth: Formula = { setting: ["lag", { a: { series: ["income", 1] }, b: { current: true } }] };
  expect([...mutateFormula(growth)].map(({ at }) => at)).toEqual([".setting.a", ".setting.b"]);
});
