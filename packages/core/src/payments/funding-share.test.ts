import fc from "fast-check";
import { expect, test } from "vitest";
import { ruleFor, splitMoney } from "./funding-share.ts";
import { FUNDERS, type FundingRule } from "./payments.schema.ts";

const rule = (over: Partial<FundingRule> = {}): FundingRule => ({
  class: null,
  from: "2017-01",
  aboveFen: 0,
  parts: [
    { funder: "province", weight: 2 },
    { funder: "city", weight: 1 },
    { funder: "county", weight: 1 },
  ],
  document: "测试〔2017〕1号",
  ...over,
});

test("an increase of 100 yuan shared 2 : 1 : 1 is 50, 25 and 25; what lies below it nobody says", () => {
  expect(splitMoney({ baseFen: 0, fen: 175_000 }, rule({ aboveFen: 165_000 }))).toEqual(
    new Map([
      ["province", 5_000],
      ["city", 2_500],
      ["county", 2_500],
      [null, 165_000],
    ]),
  );
});

test("a fen that cannot be split goes to the largest remainder", () => {
  expect(splitMoney({ baseFen: 0, fen: 7 }, rule())).toEqual(
    new Map([
      ["province", 3],
      ["city", 2],
      ["county", 2],
      [null, 0],
    ]),
  );
});

test("without a document nothing is split", () => {
  expect(splitMoney({ baseFen: 0, fen: 100 }, undefined)).toEqual(new Map([[null, 100]]));
  expect(ruleFor([rule()], null, "2018-03")).toBeUndefined();
  expect(ruleFor([rule()], "NX.bothDead", "2016-12")).toBeUndefined();
});

test("a class's own entry stands before that of all classes, and the newest month that has begun holds", () => {
  const rules = [
    rule({ from: "2017-01" }),
    rule({ from: "2018-01", document: "新" }),
    rule({ from: "2017-06", class: "NX.bothDead", document: "专" }),
  ];
  expect(ruleFor(rules, "NX.deFacto", "2017-12")?.document).toBe("测试〔2017〕1号");
  expect(ruleFor(rules, "NX.deFacto", "2018-02")?.document).toBe("新");
  expect(ruleFor(rules, "NX.bothDead", "2018-02")?.document).toBe("专");
});

const anyRule = fc.record({
  aboveFen: fc.integer({ min: 0, max: 300_000 }),
  weights: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: FUNDERS.length }),
});

test("the parts add up to the fen, and a month with its corrections is split as if paid at once", () => {
  fc.assert(
    fc.property(
      anyRule,
      fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 6 }),
      ({ aboveFen, weights }, heights) => {
        const parts = weights.flatMap((weight, index) => {
          const funder = FUNDERS[index];
          return funder ? [{ funder, weight }] : [];
        });
        const shared = rule({ aboveFen, parts });
        const sums = new Map<string | null, number>();
        let baseFen = 0;
        for (const height of heights) {
          const split = splitMoney({ baseFen, fen: height - baseFen }, shared);
          expect([...split.values()].reduce((sum, fen) => sum + fen, 0)).toBe(height - baseFen);
          for (const [funder, fen] of split) sums.set(funder, (sums.get(funder) ?? 0) + fen);
          baseFen = height;
        }
        expect(sums).toEqual(splitMoney({ baseFen: 0, fen: baseFen }, shared));
      },
    ),
  );
});
