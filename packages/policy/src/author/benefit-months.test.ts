import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import type { Benefit, MonthRule } from "../artefact/pack.ts";
import { describeRule } from "../engine/describe-rule.ts";
import { compile } from "../engine/policy.ts";
import { startRuleOf } from "../engine/start-rule.ts";
import { describeExpected } from "../golden/describe-expected.ts";
import { readCase } from "../golden/golden-case.ts";
import { runCase } from "../golden/run-case.ts";
import { diffPacks } from "../toolkit/diff-packs.ts";
import { mutateBenefit } from "../toolkit/mutate-money.ts";
import { assemble, both, clause, encoded, type PackSource } from "./pack.ts";

const benefitOf = ({ benefit }: PackSource): Benefit => {
  if (benefit === undefined) throw new Error("the tiny pack pays an allowance");
  return benefit;
};
const by = (rule: MonthRule, ...clauses: string[]) => ({ rule, clauses });
const withMonths = (months: Partial<Benefit>) =>
  assemble({ ...tinySource, benefit: { ...benefitOf(tinySource), ...months } });

test("the months an allowance begins and ends with stand in its rule, each with its clause", () => {
  const pack = withMonths({ starts: by("nextMonth", "TY-2"), stops: by("sameMonth", "TY-3") });
  const lines = describeRule(pack, "TY.allowance")?.children ?? [];
  expect(lines.slice(2)).toEqual([
    { text: expect.objectContaining({ zh: "自认定次月起发放" }), clauses: ["TY-2"] },
    { text: expect.objectContaining({ zh: "自不再符合条件的当月起停发" }), clauses: ["TY-3"] },
  ]);
  const plain = assemble(tinySource);
  expect(describeRule(plain, "TY.allowance")?.children).toHaveLength(2);
  expect(diffPacks(plain, pack)).toEqual([{ part: "benefit", id: "TY.allowance", change: "changed" }]);
});

test("a rule of months cites clauses that are there, and says one of the two", () => {
  expect(() => withMonths({ starts: by("nextMonth", "TY-99") })).toThrow("clause does not exist");
  const wrong = { rule: "lastMonth", clauses: ["TY-2"] } as unknown as NonNullable<Benefit["stops"]>;
  expect(() => withMonths({ stops: wrong })).toThrow();
});

test("a region inherits them, and sets its own by taking the allowance's place", () => {
  const parent = { ...tinySource, benefit: { ...benefitOf(tinySource), starts: by("nextMonth", "TY-2") } };
  const district = (changes: PackSource["changes"] = []) =>
    assemble({
      id: "district",
      version: "1",
      title: both("区", "District"),
      extends: parent,
      documents: [
        {
          id: "DS",
          title: both("区文件", "District document"),
          number: "1",
          effective: "2019-01-01",
          clauses: [clause("DS-1", "一", "BEN", "当月起发", "Paid at once", encoded("TY.allowance"))],
        },
      ],
      changes,
    });
  expect(district().benefit?.starts).toEqual(by("nextMonth", "TY-2"));
  const own = { ...benefitOf(tinySource), starts: by("sameMonth", "DS-1") };
  const pack = district([{ replace: own, clauses: ["DS-1"] }]);
  expect(pack.benefit?.starts).toEqual(by("sameMonth", "DS-1"));
  expect(pack.shadowed).toMatchObject([{ by: "replace", benefit: { starts: { rule: "nextMonth" } } }]);
});

test("a class has its own first month from a day on, before that of the whole allowance", () => {
  const benefit = benefitOf(tinySource);
  const [first, ...others] = benefit.classes;
  if (!first) throw new Error("the tiny pack has a class");
  const own = { ...by("nextMonth", "TY-3"), from: "2020-01-01" };
  const pack = withMonths({
    starts: by("sameMonth", "TY-2"),
    classes: [{ ...first, starts: own }, ...others],
  });
  expect(startRuleOf(pack, first.id, "2019-12-31")).toMatchObject({ rule: "sameMonth", clauses: ["TY-2"] });
  expect(startRuleOf(pack, first.id, "2020-01-01")).toEqual(own);
  expect(startRuleOf(pack, "TY.none", "2020-01-01")?.rule).toBe("sameMonth");
  expect(startRuleOf(assemble(tinySource), first.id, "2020-01-01")).toBeUndefined();
  expect(describeRule(pack, first.id)?.children?.at(-1)).toEqual({
    text: expect.objectContaining({ zh: "自认定次月起发放（2020-01-01 起认定的）" }),
    clauses: ["TY-3"],
  });
  const unknown = { ...first, starts: by("nextMonth", "TY-99") };
  expect(() => withMonths({ classes: [unknown, ...others] })).toThrow("clause does not exist");
});

test("a case says the first month, and notices another one, none, and another day", () => {
  const benefit = benefitOf(tinySource);
  const starts = { ...by("nextMonth", "TY-2"), from: "2020-01-01" };
  const pack = withMonths({ starts });
  const changed = (what: Benefit["starts"]) => withMonths(what ? { starts: what } : {});
  const ids = [...mutateBenefit({ ...benefit, starts }, pack)].map(({ rule, what }) => `${rule.id}${what}`);
  expect(ids.filter((id) => id.includes(".starts"))).toEqual([
    `${benefit.id}.starts: the other month`,
    `${benefit.id}.starts: left to the bureau`,
    `${benefit.id}.starts: begins a day later`,
    `${benefit.id}.starts: begins a day earlier`,
  ]);
  const golden = readCase(
    { case: "次月", expect: { starts: "nextMonth" }, begins: "2020-01-01" },
    {},
    "2020-06-01",
    "here",
  );
  const wrong = (one: typeof pack) => runCase(compile(one), golden).length;
  expect(wrong(pack)).toBe(0);
  expect(wrong(changed({ ...starts, rule: "sameMonth" }))).toBeGreaterThan(0);
  expect(wrong(changed(undefined))).toBeGreaterThan(0);
  expect(wrong(changed({ ...starts, from: "2020-01-02" }))).toBeGreaterThan(0);
  expect(wrong(changed({ ...starts, from: "2019-12-31" }))).toBeGreaterThan(0);
  const [line] = describeExpected(
    compile(pack),
    readCase({ case: "无", expect: { starts: null } }, {}, "2019-06-01", "here"),
  );
  expect(line).toEqual({
    text: expect.objectContaining({ zh: "认定后的起发月份：文件未写，由本单位设定" }),
    holds: true,
  });
});
