import { join } from "node:path";
import { buildPack, compile } from "@tongyou/policy/toolkit";
import { expect, test } from "vitest";

const policy = compile(await buildPack(join(import.meta.dirname)));

/** Made-up incomes: the pack brings none, and a test states its own. */
const standards = {
  series: {
    "NX.ruralIncome": {
      "2015": { value: "9000.0", source: "测试" },
      "2016": { value: "9733.0", source: "测试" },
      "2017": { value: "10600.0", source: "测试" },
    },
  },
};
const proposed = (id: string, readings?: Record<string, string>) =>
  policy.propose(`${id}.monthly`, "2018-01-01", { standards, ...(readings && { readings }) });

test("the shares of the growth amount, a twelfth a month, in whole yuan", () => {
  // 733 a year: 0.8 × 733 ÷ 12 = 48.87, 0.6 → 36.65, 0.5 → 30.54
  expect(proposed("NX.institution")).toMatchObject({
    fen: 104_900,
    gazetted: 104_900,
    difference: 0,
    clauses: ["NX-3.1-b"],
  });
  expect(proposed("NX.bothDead")?.fen).toBe(73_700);
  expect(proposed("NX.deFacto")?.fen).toBe(53_100);
});

test("the literal reading counts from one year later, and the difference to the gazetted value shows", () => {
  // 867 a year: 0.8 × 867 ÷ 12 = 57.8
  expect(proposed("NX.institution", { "NX-3.1-b.lag": "literal" })).toMatchObject({
    fen: 105_800,
    gazetted: 104_900,
    difference: 900,
  });
});

test("rounding up is a reading as well", () => {
  const flat = {
    series: {
      "NX.ruralIncome": {
        "2015": { value: "9000", source: "测试" },
        "2016": { value: "9721", source: "测试" },
      },
    },
  };
  // 0.8 × 721 ÷ 12 = 48.07
  expect(policy.propose("NX.institution.monthly", "2018-01-01", { standards: flat })?.fen).toBe(104_800);
  expect(
    policy.propose("NX.institution.monthly", "2018-01-01", {
      standards: flat,
      readings: { "NX-3.1-b.rounding": "up" },
    })?.fen,
  ).toBe(104_900);
});

test("without the published statistics nothing is proposed", () => {
  const proposal = policy.propose("NX.deFacto.monthly", "2018-01-01");
  expect(proposal?.fen).toBeUndefined();
  expect(proposal?.missing.map((one) => one.zh)).toEqual([
    expect.stringContaining("2016"),
    expect.stringContaining("2015"),
  ]);
  expect(policy.pack.series.map((one) => one.values)).toEqual([{}]);
});

test("every published value is marked as a report to be confirmed", () => {
  for (const parameter of policy.pack.parameters)
    for (const value of parameter.values) {
      expect(["press", "mirror"]).toContain(value.source.status);
      expect(value.source.text.zh).toContain("待与原文核对");
    }
});
