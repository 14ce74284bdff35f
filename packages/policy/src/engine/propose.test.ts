import { expect, test } from "vitest";
import { tinyPack } from "../../test/tiny-pack.ts";
import { PolicyError } from "../errors.ts";
import { compile } from "./policy.ts";

const policy = compile(tinyPack);
const income = (value: string) => ({
  standards: { series: { "TY.income": { "2017": { value, source: "统计公报" } } } },
});

test("a figure nobody entered is named, and no amount is proposed", () => {
  const proposal = policy.propose("TY.low.monthly", "2018-07-01");
  expect(proposal?.fen).toBeUndefined();
  expect(proposal?.missing).toEqual([
    expect.objectContaining({
      zh: expect.stringContaining("2017"),
      series: { id: "TY.income", year: "2017" },
    }),
  ]);
});

test("the proposal is exact, rounded once, and shows its working", () => {
  const proposal = policy.propose("TY.low.monthly", "2018-07-01", income("10500.5"));
  // 600 × 10500.5 ÷ 10000.5 = 629.998…
  expect(proposal).toMatchObject({ fen: 63_000, missing: [], clauses: ["TY-2"] });
  expect(proposal?.gazetted).toBeUndefined();
  expect(proposal?.working.map((one) => one.zh).join("\n")).toContain("600 × (10500.5 ÷ 10000.5)");
});

test("the gazetted value stands beside the proposal, with the difference", () => {
  const question = {
    standards: {
      ...income("10500.5").standards,
      parameters: { "TY.low.monthly": [{ from: "2018-07-01", fen: 62_000, source: "文件" }] },
    },
  };
  expect(policy.propose("TY.low.monthly", "2018-07-01", question)).toMatchObject({
    fen: 63_000,
    gazetted: 62_000,
    difference: 1_000,
  });
});

test("no formula, no proposal; no such day, a refusal; no such number, a refusal", () => {
  expect(policy.propose("TY.high.monthly", "2018-07-01")).toBeUndefined();
  expect(() => policy.propose("TY.low.monthly", "2018-13-01")).toThrow(PolicyError);
  expect(() => policy.propose("TY.low.monthly", "2018-07-01", income("ten"))).toThrow(PolicyError);
});

test("without a standard before it there is nothing to raise", () => {
  expect(policy.propose("TY.low.monthly", "2018-01-01", income("1"))?.missing[0]?.zh).toContain("2017-12-31");
});
