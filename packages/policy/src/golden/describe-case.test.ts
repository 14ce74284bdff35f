import { expect, test } from "vitest";
import { tinyPack } from "../../test/tiny-pack.ts";
import { compile } from "../engine/policy.ts";
import { describeExpected } from "./describe-expected.ts";
import { describeGiven } from "./describe-given.ts";
import { readCase } from "./golden-case.ts";

const policy = compile(tinyPack);
const background = { birthDate: "2010-01-15", "father.statuses": ["deceased since 2015-03-02"] };
const read = (written: object) =>
  readCase({ case: "例", expect: {}, ...written }, background, "2018-06-30", "tiny/one.yaml:1");

test("what the case itself says comes first, what is not known among it, and the background after it", () => {
  const [reading] = tinyPack.readings;
  const option = reading?.options.find(({ id }) => id !== reading.taken);
  if (!reading || !option) throw new Error("the pack has a reading with two options");
  const lines = describeGiven(
    tinyPack,
    read({
      given: { disabled: true, "mother.statuses": null },
      readings: { [reading.id]: option.id },
      standards: { parameters: { "TY.low.monthly": [{ from: "2018-01-01", fen: 65_050, source: "录入" }] } },
      choices: { [reading.id]: "no" },
    }),
  );
  expect(lines.map(({ text, own }) => [own, text.zh])).toEqual([
    [true, "是"],
    [true, "不详"],
    [true, option.text.zh],
    [true, "自 2018-01-01 起 650.50 元"],
    [true, "专人确认：否"],
    [false, "2010-01-15 出生，8 周岁"],
    [false, "死亡（2015-03-02 起）"],
  ]);
  expect(lines.map(({ fact }) => fact).filter(Boolean)).toEqual([
    "disabled",
    "mother.statuses",
    "birthDate",
    "father.statuses",
  ]);
});

test("each expected answer is said with whether it still holds, and what is said now where it does not", () => {
  const given = { birthDate: "2013-01-15", disabled: true };
  const right = read({ given, clauses: { "TY-4": "yes" }, expect: { entitlements: { "TY-4": "yes" } } });
  expect(describeExpected(policy, right)).toEqual([
    { text: { zh: "条款 TY-4：成立", en: "Clause TY-4: holds" }, holds: true },
    { text: { zh: "免费康复：是", en: "Rehabilitation: yes" }, holds: true },
  ]);
  const wrong = read({ given, clauses: { "TY-4": "no" }, expect: { entitlements: {} } });
  expect(describeExpected(policy, wrong)).toMatchObject([
    { text: { zh: "条款 TY-4：不成立" }, holds: false, now: { zh: "条款 TY-4：成立" } },
    { text: { zh: "保障措施：无" }, holds: false, now: { zh: "保障措施：免费康复：是" } },
  ]);
});

test("money, lists and the day on which something begins are said in words", () => {
  const orphan = {
    given: { "mother.statuses": ["imprisoned since 2017-01-01"], benefitsDrawn: [] },
    expect: {
      categories: { "TY.hard": "yes" },
      allowance: { status: "decided", class: "TY.low", yuan: 1 },
      conflicts: [],
      needs: ["disabled"],
    },
  };
  const lines = describeExpected(policy, read({ ...orphan, begins: "2018-06-29" }));
  const said = lines.map(({ text }) => text.zh);
  expect(said).toEqual(
    expect.arrayContaining([
      "须由专人选择的条款：无",
      "还须了解：是否残疾",
      "每月金额：1 元",
      "自 2018-06-29 起如此，前一天还不是",
    ]),
  );
  expect(lines.at(-1)?.holds).toBe(false);
});
