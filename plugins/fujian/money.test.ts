import { join } from "node:path";
import { buildPack, compile } from "@tongyou/policy/toolkit";
import { expect, test } from "vitest";

const policy = compile(await buildPack(join(import.meta.dirname)));

/** The standard before July 2024 has no reliable source in the pack: a bureau enters it. */
const standards = {
  parameters: {
    "FJ.institution.monthly": [{ from: "2024-01-01", until: "2024-07-01", fen: 210_000, source: "测试录入" }],
    "FJ.scattered.monthly": [{ from: "2024-01-01", until: "2024-07-01", fen: 170_000, source: "测试录入" }],
  },
};

test("the real growth rate on the standard before, half up to whole yuan, gives the published sums", () => {
  // 2100 × 1.054 = 2213.4, 1700 × 1.054 = 1791.8
  expect(policy.propose("FJ.institution.monthly", "2024-07-01", { standards })).toMatchObject({
    fen: 221_300,
    gazetted: 221_300,
    difference: 0,
    clauses: ["FJ-2023-7-1"],
  });
  expect(policy.propose("FJ.scattered.monthly", "2024-07-01", { standards })).toMatchObject({
    fen: 179_200,
    difference: 0,
  });
});

test("the next year compounds on the rounded standard, and needs that year's rate", () => {
  expect(policy.propose("FJ.scattered.monthly", "2025-07-01")?.missing).toHaveLength(1);
  const series = { "FJ.realIncomeGrowth": { "2024": { value: "5.0", source: "测试录入" } } };
  // 1792 × 1.05 = 1881.6; on the unrounded 1791.8 it would be 1881.39
  expect(policy.propose("FJ.scattered.monthly", "2025-07-01", { standards: { series } })?.fen).toBe(188_200);
});

test("without the standard before there is nothing to grow", () => {
  const proposal = policy.propose("FJ.institution.monthly", "2024-07-01");
  expect(proposal?.fen).toBeUndefined();
  expect(proposal?.missing.length).toBeGreaterThan(0);
});

test("every amount of the pack stands on an official page", () => {
  for (const parameter of policy.pack.parameters)
    for (const value of parameter.values) expect(value.source.status).toBe("official");
});

test("a child director is named so from the day of the document on", () => {
  expect(policy.pack.roles.filter((one) => one.role === "villageWorker")).toMatchObject([
    { title: { zh: "儿童主任" }, from: "2019-09-20" },
  ]);
});
