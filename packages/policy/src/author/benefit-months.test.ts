import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import type { Benefit, MonthRule } from "../artefact/pack.ts";
import { describeRule } from "../engine/describe-rule.ts";
import { diffPacks } from "../toolkit/diff-packs.ts";
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
