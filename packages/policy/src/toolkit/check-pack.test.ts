import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { allowance, dibao, FROM, packWith } from "../../test/stacking-pack.ts";
import { tinyPack, tinySource } from "../../test/tiny-pack.ts";
import type { Parameter, ToBeEntered } from "../artefact/pack.ts";
import { assemble, both, clause, encoded, type PackSource } from "../author/pack.ts";
import { compile } from "../engine/policy.ts";
import { checkPack } from "./check-pack.ts";
import { readCases } from "./golden-cases.ts";
import { contradictions, holes } from "./judge-rules.ts";
import { locator } from "./locate.ts";
import { mutate, readEquivalents } from "./mutation.ts";

const folder = mkdtempSync(join(tmpdir(), "tongyou-check-"));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "cases"));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const texts = (report: ReturnType<typeof checkPack>) =>
  report.problems.map(({ place, en }) => `${place}: ${en}`);

write(
  "cases/one.yaml",
  `on: 2018-06-30
cases:
  - case: 满六周岁的残疾儿童
    given: { birthDate: 2012-01-15, disabled: true }
    clauses: { TY-4: yes }
    expect: { entitlements: { TY-4: yes } }
`,
);

test("small wrongs that no case notices are named by rule and place", () => {
  const { survivors, mutants, noticed } = mutate(tinyPack, readCases(folder));
  expect(mutants).toBeGreaterThan(20);
  expect(noticed).toBeLessThan(mutants);
  const ids = survivors.map(({ id }) => id);
  expect(ids).toContain("TY-4.all[0].age.under: a day later");
  expect(ids).toContain("TY.low.monthly.values[0]: one fen more");
  expect(ids).not.toContain("TY-4.all[1]: flip");
});

test("a rule nobody reaches, an untested clause and too low a score are problems", () => {
  const said = texts(checkPack(tinyPack, readCases(folder)));
  expect(said).toContain("TY.hard: no golden case makes this rule hold: it may be out of reach");
  expect(said).toContain("TY-4: no golden case decides this clause no");
  expect(said.some((one) => one.startsWith("TY.hard: no golden case notices this change"))).toBe(true);
});

test("an excuse that excuses nothing is a problem, and a wrong entry is refused", () => {
  expect(readEquivalents(folder)).toEqual([]);
  write("equivalent.yaml", "- { mutant: 'TY-4.all[1]: flip', clause: TY-4, why: 无 }\n");
  const report = checkPack(tinyPack, readCases(folder), { equivalents: readEquivalents(folder) });
  expect(texts(report).some((one) => one.includes('"TY-4.all[1]: flip" is noticed'))).toBe(true);
  write("equivalent.yaml", "- { mutant: x }\n");
  expect(() => readEquivalents(folder)).toThrow("equivalent.yaml");
});

test("a case that no wrong rule could break is named with file and line", () => {
  write(
    "cases/idle.yaml",
    `on: 2018-06-30
cases:
  - case: 空
    expect: {}
  - case: 没有的名称
    clauses: { TY-4: no }
    given: { birthDate: 2012-01-15, disabled: false }
    expect: { prompts: { TY.nobody: no }, entitlements: { TY-99: no } }
  - case: 空的金额
    begins: 2018-01-01
    expect: { amounts: {} }
  - case: 条款已足够
    clauses: { TY-4: no }
    given: { birthDate: 2012-01-15, disabled: false }
    expect: {}
`,
  );
  const said = texts(checkPack(tinyPack, readCases(folder))).filter((one) => one.startsWith("idle.yaml"));
  expect(said).toEqual(
    [
      'idle.yaml:3 "空": it proves nothing',
      'idle.yaml:5 "没有的名称", entitlements.TY-99: the pack has nothing of this name',
      'idle.yaml:5 "没有的名称", prompts.TY.nobody: the pack has nothing of this name',
      'idle.yaml:9 "空的金额", amounts: it is empty and proves nothing',
      'idle.yaml:9 "空的金额", begins: nothing it says yes to could begin',
    ].map((one) => one.replace(" ", ": ")),
  );
  rmSync(join(folder, "cases", "idle.yaml"));
});

test("a case that asks for what the pack does not have is a problem at its line, not an end of the check", () => {
  write(
    "cases/odd.yaml",
    `on: 2018-06-30
cases:
  - case: 没有的标准
    expect: { amounts: { TY.nobody: 1 } }
  - case: 没有的读法
    readings: { TY-9.none: yes }
    expect: { needs: [] }
`,
  );
  const said = texts(checkPack(tinyPack, readCases(folder))).filter((one) => one.startsWith("odd.yaml"));
  expect(said).toContain('odd.yaml:3: "没有的标准", amounts.TY.nobody: the pack has nothing of this name');
  expect(
    said.some((one) => one.startsWith('odd.yaml:5: "没有的读法" differs: This pack has no such reading')),
  ).toBe(true);
  rmSync(join(folder, "cases", "odd.yaml"));
});

test("days, operands and rounding of formulas, and rows of reports are moved too", () => {
  const ids = mutate(tinyPack, []).survivors.map(({ id }) => id);
  expect(ids).toContain("TY-4: begins a day later");
  expect(ids).toContain("TY-4: begins a day earlier");
  // It stands on a definition of the same day: earlier would show nowhere.
  expect(ids).toContain("TY.hard: begins a day later");
  expect(ids).not.toContain("TY.hard: begins a day earlier");
  expect(ids).toContain("TY.low.monthly.values[0]: ends a day later");
  expect(ids).toContain("TY.low.monthly.proposal: rounds down");
  expect(ids).toContain("TY.low.monthly.proposal.round.multiply[1].divide[0]: a year earlier");
  expect(new Set(ids).size).toBe(ids.length);
});

test("labels not in their language, holes in dates and clauses nobody cites are named", () => {
  const source: PackSource = {
    ...tinySource,
    documents: tinySource.documents.map((document) => ({
      ...document,
      clauses: [
        ...document.clauses,
        clause("TY-7", "七", "CAT", "没有规则引用", "Cited by no rule", encoded("TY.hard")),
      ],
    })),
    parameters: (tinySource.parameters ?? []).map((one) => ({
      ...one,
      title: both("low", "低档"),
      values: one.values.flatMap((value) => [
        { ...value, until: "2018-06-01" },
        { ...value, from: "2018-06-02" },
      ]),
    })),
  };
  const said = texts(checkPack(assemble(source), []));
  expect(said).toContain(
    "TY.low.monthly: no value between 2018-06-01 and 2018-06-02, and not declared as to be entered (toBeEntered)",
  );
  expect(said).toContain("TY.low.monthly: the Chinese label has no Chinese");
  expect(said).toContain("TY.low.monthly: the English label is missing or still Chinese");
  expect(said).toContain("TY-7: the clause says it became TY.hard, but none of them cites it");
});

const withParameter = (rest: Partial<Parameter>): PackSource => ({
  ...tinySource,
  parameters: [
    ...(tinySource.parameters ?? []),
    {
      id: "TY.rent",
      title: both("房租", "Rent"),
      unit: "fenPerMonth",
      clauses: ["TY-2"],
      values: [],
      ...rest,
    },
  ],
});
const source = { text: both("测试来源", "test source"), status: "press" } as const;
const span = (from: string, until: string) => ({ from, until, fen: 50_000, source });
const gap = { clauses: ["TY-2"], why: both("公告未见", "the notice was not found") };

test("a parameter without a value, or with a gap, says that the bureau enters it", () => {
  const wrong = (rest: Partial<Parameter>) => holes(assemble(withParameter(rest))).map(({ place }) => place);
  expect(wrong({})).toEqual(["TY.rent"]);
  expect(wrong({ toBeEntered: [{ from: "2018-01-01", ...gap }] })).toEqual([]);
  const values = [span("2018-01-01", "2019-01-01"), span("2020-01-01", "2021-01-01")];
  expect(wrong({ values })).toEqual(["TY.rent"]);
  const declared = { ...gap, from: "2019-01-01", until: "2020-01-01" };
  expect(wrong({ values, toBeEntered: [declared] })).toEqual([]);
  const policy = compile(assemble(withParameter({ values, toBeEntered: [declared] })));
  expect(policy.parameterOn("TY.rent", "2019-06-30")).toMatchObject({
    refusal: { zh: expect.stringContaining("公告未见") },
  });
  expect(policy.parameterOn("TY.rent", "2021-06-30")).not.toMatchObject({
    refusal: { zh: expect.stringContaining("公告未见") },
  });
});

test("what is to be entered is said of no day that has a value, and rests on a clause", () => {
  const build = (declared: Partial<ToBeEntered>) =>
    assemble(
      withParameter({
        values: [span("2018-01-01", "2019-01-01")],
        toBeEntered: [{ ...gap, from: "2018-12-31", ...declared }],
      }),
    );
  expect(() => build({})).toThrow("these days have a value");
  expect(() => build({ from: "2019-01-01", clauses: ["TY-99"] })).toThrow("this clause does not exist");
  expect(build({ from: "2019-01-01" }).parameters.at(-1)?.toBeEntered).toHaveLength(1);
});

test("stackings that contradict each other on the same days are named", () => {
  const pack = packWith({ kind: "onTop", schemes: [dibao, allowance] });
  const [first] = pack.stackings;
  if (first === undefined) throw new Error("the pack has a stacking");
  const second = { ...first, id: "ST.other", kind: "exclusive" as const };
  const judge = (other: typeof second) => contradictions({ ...pack, stackings: [first, other] });
  expect(judge(second)).toMatchObject([{ place: "ST.other" }]);
  expect(judge({ ...second, from: FROM, until: FROM })).toEqual([]);
});

test("a problem's id is found in the region's sources, by file and line", () => {
  write("rules.ts", '// first line\nconst rule = { id: "TY.hard" };\n');
  const locate = locator(folder);
  expect(locate("TY.hard")).toBe("rules.ts:2 (TY.hard)");
  expect(locate("TY.nowhere")).toBe("TY.nowhere");
});
