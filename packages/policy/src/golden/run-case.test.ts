import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import { item } from "../author/conditions.ts";
import { assemble, both } from "../author/pack.ts";
import { report, row } from "../author/provisions.ts";
import { compile } from "../engine/policy.ts";
import { readCase } from "./golden-case.ts";
import { runCase } from "./run-case.ts";

const pack = assemble({
  ...tinySource,
  provisions: [
    report("TY.report", "TY-1", both("季报", "Quarterly report"), {
      roles: ["countyOfficer"],
      rows: [row("hard", "困难儿童", "Hard-pressed", item("TY.hard")), row("other", "其他", "Other")],
    }),
  ],
});
const policy = compile(pack);
const run = (raw: Record<string, unknown>) =>
  runCase(policy, readCase({ case: "案例", ...raw }, {}, "2018-06-30", "one.yaml:1"));
const HARD = {
  birthDate: "2010-01-15",
  "father.statuses": ["deceased since 2015-01-01"],
  "mother.statuses": ["imprisoned since 2015-01-01"],
  careArrangement: "kinship",
  benefitsDrawn: [],
};

test("a row of a report counts a child, or does not", () => {
  expect(run({ given: HARD, expect: { counts: { "TY.report.hard": "yes" } } })).toEqual([]);
  expect(run({ given: HARD, expect: { counts: {} } })).toHaveLength(1);
  const normal = { "father.statuses": ["normal"], "mother.statuses": ["normal"], birthDate: "2010-01-15" };
  expect(run({ given: normal, expect: { counts: { "TY.report.hard": "yes" } } })).toEqual([
    'counts.TY.report.hard: expected "yes", got "no"',
  ]);
  expect(run({ given: normal, expect: { counts: {} } })).toEqual([]);
});

test("amounts and proposals are judged in yuan, nothing where there is none", () => {
  const amounts = { "TY.high.monthly": 900, "TY.low.monthly": 600 };
  expect(run({ expect: { amounts } })).toEqual([]);
  expect(run({ on: "2020-01-01", expect: { amounts } })).toHaveLength(2);
  expect(run({ on: "2020-01-01", expect: { amounts: { "TY.high.monthly": null } } })).toEqual([]);
  const standards = { series: { "TY.income": { 2017: { value: "11000.55", source: "测试" } } } };
  // 600 × 11000.55 ÷ 10000.5 = 660
  expect(run({ standards, expect: { proposals: { "TY.low.monthly": 660 } } })).toEqual([]);
  expect(run({ expect: { proposals: { "TY.low.monthly": 660 } } })).toEqual([
    "proposals.TY.low.monthly: expected 660, got nothing",
  ]);
});

test("what begins on a day holds on it and not on the day before", () => {
  const raw = { given: HARD, clauses: { "TY-1": "yes" }, expect: { categories: { "TY.hard": "yes" } } };
  expect(run({ ...raw, begins: "2018-01-01" })).toEqual([]);
  expect(run({ ...raw, begins: "2018-01-02" })).toEqual([
    '2018-01-01: TY-1 is "yes" already',
    '2018-01-01: TY.hard is "yes" already',
  ]);
  expect(run({ ...raw, begins: "2017-12-31" })).toEqual([
    '2017-12-31: clauses.TY-1: expected "yes", got "no"',
    '2017-12-31: categories.TY.hard: expected "yes", got nothing',
  ]);
  const allowance = { status: "decided", class: "TY.low", yuan: 600 };
  expect(run({ given: HARD, begins: "2018-01-01", expect: { allowance, inDifficulty: "yes" } })).toEqual([]);
});

test("a key that no case can expect, or a word that is no answer, is refused with its place", () => {
  expect(() => run({ expect: { category: {} } })).toThrow("one.yaml:1 expect");
  expect(() => run({ expect: { categories: { "TY.hard": "perhaps" } } })).toThrow("one.yaml:1 expect");
  expect(() => run({ begins: "2018-02-30", expect: {} })).toThrow("one.yaml:1 begins");
});
