import fc from "fast-check";
import { expect, test } from "vitest";
import { tinyPack } from "../../test/tiny-pack.ts";
import { compile } from "../engine/policy.ts";
import { PolicyError } from "../errors.ts";
import { readFacts } from "./read-facts.ts";
import { FACTS } from "./vocabulary.ts";

test("reads the vocabulary, flat or nested, with statuses as words or dated", () => {
  expect(
    readFacts({
      birthDate: "2010-05-01",
      father: { statuses: ["deceased"] },
      "mother.statuses": [{ status: "missing", since: "2015-01-01" }],
      household: { kinds: [] },
      disabled: null,
    }),
  ).toEqual({
    birthDate: "2010-05-01",
    "father.statuses": [{ status: "deceased" }],
    "mother.statuses": [{ status: "missing", since: "2015-01-01" }],
    "household.kinds": [],
  });
});

test.each([
  [null, "应为一个儿童"],
  [[], "应为一个儿童"],
  [{ wealth: 1 }, "不在词汇表"],
  [{ constructor: 1 }, "不在词汇表"],
  [{ birthDate: "2010-02-30" }, "有效日期"],
  [{ disabled: "yes" }, "true 或 false"],
  [{ disabilityGrade: 5 }, "1 到 4"],
  [{ hardships: "living" }, "应为列表"],
  [{ hardships: ["wealth"] }, "不在词汇表"],
  [{ residenceDivision: "6404" }, "12 位"],
  [{ "father.statuses": [{ status: "deceased", from: "2010-01-01" }] }, "没有这一项"],
  [{ incidents: [{ kind: "abuse", safetyThreat: "maybe" }] }, "true 或 false"],
  [{ incidents: [{ kind: "flood" }] }, "不在词汇表"],
])("refuses %j and says why", (json, text) => {
  try {
    readFacts(json);
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyError);
    expect((error as PolicyError).text.zh).toContain(text);
  }
  expect.assertions(2);
});

test("whatever comes in is read or refused, and what was read is decided", () => {
  const policy = compile(tinyPack);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      "2010-05-01",
      "primary",
      "institution",
      ["living"],
      [],
      ["dibao"],
      true,
      2,
      [{ status: "deceased" }],
      [{ status: "imprisoned", since: "2017-01-01" }],
      [{ kind: "abuse" }],
    ),
  );
  const names = fc.constantFrom(...Object.keys(FACTS), "father", "__proto__", "other");
  fc.assert(
    fc.property(fc.array(fc.tuple(names, value), { maxLength: 8 }), (entries) => {
      try {
        policy.decide(readFacts(Object.fromEntries(entries)), { on: "2018-06-30" });
      } catch (error) {
        if (!(error instanceof PolicyError)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});
