import { join } from "node:path";
import type { Facts, Reason } from "@tongyou/policy";
import { buildPack, compile } from "@tongyou/policy/toolkit";
import { expect, test } from "vitest";

const policy = compile(await buildPack(join(import.meta.dirname)));
const at = { on: "2018-03-31" };

const MARKS = { yes: "✓", no: "✗", open: "?", review: "~" } as const;
/** A reason as the half page for a guardian prints it. */
function lines(reason: Reason, depth = 0): string[] {
  const mark =
    reason.holds === null ? MARKS.open : !reason.holds ? MARKS.no : reason.review ? MARKS.review : MARKS.yes;
  const clauses = reason.clauses ? ` [${reason.clauses.join(" ")}]` : "";
  return [
    `${"  ".repeat(depth)}${mark} ${reason.text.zh}${clauses}`,
    ...(reason.children ?? []).flatMap((child) => lines(child, depth + 1)),
  ];
}

const base: Facts = {
  birthDate: "2009-01-15",
  disabled: false,
  severelyIll: false,
  incidents: [],
  "household.kinds": [],
  hardships: [],
  benefitsDrawn: [],
  careArrangement: "kinship",
  educationStage: "primary",
  schoolState: "enrolled",
};

test("a category says which limb holds, with the parents' facts and their dates", () => {
  const why = policy.explain(
    {
      ...base,
      "father.statuses": [{ status: "deceased", since: "2015-03-02" }],
      "mother.statuses": [{ status: "remarriedNotRaising", since: "2016-01-01" }],
    },
    at,
  );
  expect(why.sentence.zh).toBe(
    "2018-03-31，该儿童属于监护困境儿童；须由专人确认是否按“事实无人抚养孤儿”发放。",
  );
  const guardianship = why.categories.find((one) => one.id === "NX.guardianship");
  expect(guardianship && lines(guardianship.reason)).toEqual([
    "✓ 属于监护困境儿童 [NX-2.3-a NX-2.3-b NX-2.3-c NX-2.3-d NX-2.3-e]",
    "  ✓ 未满18周岁：2009-01-15 出生，9 周岁",
    "  ✓ 父亲死亡，母亲改嫁且不抚养 [NX-2.3-a]",
    "    ✓ 父亲：死亡（2015-03-02 起）",
    "    ✓ 母亲：改嫁（再婚）且不抚养（2016-01-01 起）",
  ]);
});

test("an amount says its class, its standard with the source, and what would change it", () => {
  const why = policy.explain(
    { ...base, "father.statuses": [{ status: "deceased" }], "mother.statuses": [{ status: "deceased" }] },
    at,
  );
  expect(why.sentence).toEqual({
    zh: "2018-03-31，该儿童是孤儿；按“父母双亡孤儿”每月发放 737 元。",
    en: "On 2018-03-31 the child is an orphan; 737 yuan a month as Orphan of two dead parents.",
  });
  expect(why.allowance.working.map((one) => one.zh)).toEqual([
    "父母双亡孤儿：每月 737 元，自 2018-01-01 起（2019年10月新华社报道所引2018年标准，待与原文核对）",
  ]);
  expect(why.wouldChange.map((one) => one.text.zh)).toEqual([
    "如果照料方式为“机构”：按“机构养育孤儿”每月发放 1049 元",
    "如果已享受待遇为“低保”：须由专人在互斥的待遇中选择",
    "2027-01-15 满 18 周岁起：不发放津贴",
  ]);
});

test("a missing fact becomes a question with what it settles", () => {
  const { careArrangement: _, ...rest } = base;
  const why = policy.explain(
    { ...rest, "father.statuses": [{ status: "deceased" }], "mother.statuses": [{ status: "deceased" }] },
    at,
  );
  expect(why.sentence.zh).toBe("2018-03-31，该儿童是孤儿；每月至少 737 元。");
  expect(why.allowance.working.map((one) => one.zh).at(-1)).toBe("资料不全，先按其中最低的一档计");
  expect(why.needs[0]).toEqual({
    fact: "careArrangement",
    question: { zh: "孩子现在由谁照料？", en: "Who cares for the child now?" },
    why: {
      zh: expect.stringContaining("孤儿养育津贴"),
      en: expect.stringContaining("Orphan-raising allowance"),
    },
  });
});

test("an exclusion names the clause, and afterwards the person's choice", () => {
  const facts: Facts = {
    ...base,
    "father.statuses": [{ status: "deceased" }],
    "mother.statuses": [{ status: "deceased" }],
    benefitsDrawn: ["dibao"],
  };
  const stop = policy.explain(facts, at).allowance.reason;
  expect(stop.text.zh).toBe("须由专人在互斥的待遇中选择");
  expect(lines(stop)).toContain("  ✓ 低保、孤儿养育津贴、特困供养不重复享受（须由专人选择其一） [NX-3.1-j]");
  const chosen = policy.explain(facts, { ...at, choices: { "NX-3.1-j": "dibao" } });
  expect(chosen.allowance.status).toBe("none");
  expect(lines(chosen.allowance.reason)).toContain(
    "  ✓ 低保、孤儿养育津贴、特困供养不重复享受（专人已选择：最低生活保障） [NX-3.1-j]",
  );
});

test("why not: a pair of one parent's own statuses fills one place only", () => {
  const why = policy.explain(
    { ...base, "father.statuses": [{ status: "deceased" }], "mother.statuses": [{ status: "deceased" }] },
    at,
  );
  const family = why.categories.find((one) => one.id === "NX.family");
  expect(family && lines(family.reason).slice(3, 6)).toEqual([
    "    ✗ 父母一方死亡，另一方重病或重残 [NX-2.1-a]",
    "      ✓ 父亲：死亡",
    "      ✗ 母亲：死亡",
  ]);
});

test("a refusal says what to enter", () => {
  const why = policy.explain(
    { ...base, "father.statuses": [{ status: "deceased" }], "mother.statuses": [{ status: "deceased" }] },
    { on: "2020-03-31" },
  );
  expect(why.allowance.refusal?.zh).toContain("请录入当日执行的标准及其文号");
  expect(why.allowance.fen).toBeUndefined();
});

test("every line is said in both languages", () => {
  const each = (reason: Reason): Reason[] => [reason, ...(reason.children ?? []).flatMap(each)];
  const why = policy.explain({}, at);
  const reasons = [
    ...why.categories.map((one) => one.reason),
    ...why.entitlements.map((one) => one.reason),
    why.allowance.reason,
  ].flatMap(each);
  for (const { text } of reasons) {
    expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(text.en).toMatch(/^[^\u4e00-\u9fff]+$/);
  }
});

test("the sentence asks of what is open, in both languages", () => {
  expect(policy.explain(base, at).sentence).toEqual({
    zh: "2018-03-31，该儿童是否孤儿尚不能确定，是否属于家庭困境儿童、监护困境儿童尚不能确定；津贴尚不能确定。",
    en: "On 2018-03-31 the child may be an orphan, not known yet; may be in Family difficulty, Guardianship difficulty, not known yet; the allowance cannot be decided yet.",
  });
});
