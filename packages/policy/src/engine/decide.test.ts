import { describe, expect, test } from "vitest";
import { tinyPack } from "../../test/tiny-pack.ts";
import { PolicyError } from "../errors.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { compile } from "./policy.ts";

const policy = compile(tinyPack);
const at = { on: "2018-06-30" };
const orphaned: Facts = {
  birthDate: "2010-05-01",
  "father.statuses": [{ status: "deceased", since: "2016-01-01" }],
  "mother.statuses": [{ status: "imprisoned", since: "2017-01-01" }],
  careArrangement: "kinship",
  benefitsDrawn: [],
  hardships: [],
  disabled: false,
};

describe("unknown is never no", () => {
  test("an absent fact leaves the answers open and is asked for", () => {
    const decision = policy.decide({}, at);
    expect(decision.categories).toEqual({ "TY.hard": "unknown" });
    expect(decision.inDifficulty).toBe("unknown");
    expect(decision.orphan).toBe("undefined");
    expect(decision.allowance.status).toBe("needs");
    expect(decision.needs[0]).toBe("birthDate");
  });

  test("a fact that can change nothing is not asked for", () => {
    const decision = policy.decide(
      { birthDate: "2000-01-01", hardships: [], "father.statuses": [{ status: "normal" }] },
      at,
    );
    expect(decision.allowance).toEqual({ status: "none" });
    expect(decision.needs).toEqual([]);
  });

  test("null is absent", () => {
    const facts = { ...orphaned, careArrangement: null } as unknown as Facts;
    expect(policy.decide(facts, at).needs).toEqual(["careArrangement"]);
  });
});

describe("the allowance", () => {
  test("decided: the class and its amount in fen", () => {
    expect(policy.decide(orphaned, at).allowance).toEqual({
      status: "decided",
      class: "TY.low",
      fen: 60_000,
    });
    expect(policy.decide({ ...orphaned, careArrangement: "institution" }, at).allowance.fen).toBe(90_000);
  });

  test("at least: the smallest amount whatever the missing facts turn out to be", () => {
    const { careArrangement: _, ...rest } = orphaned;
    expect(policy.decide(rest, at).allowance).toEqual({
      status: "atLeast",
      class: "TY.low",
      fen: 60_000,
      needs: ["careArrangement"],
    });
  });

  test("a status that must have lasted counts from the day it has, and asks since when", () => {
    const since = (day: string): Facts => ({
      ...orphaned,
      "mother.statuses": [{ status: "imprisoned", since: day }],
    });
    expect(policy.decide(since("2017-12-30"), at).categories["TY.hard"]).toBe("yes");
    expect(policy.decide(since("2018-01-01"), at).categories["TY.hard"]).toBe("no");
    const unknown = policy.decide({ ...orphaned, "mother.statuses": [{ status: "imprisoned" }] }, at);
    expect(unknown.categories["TY.hard"]).toBe("unknown");
    expect(unknown.needs).toEqual(["mother.statuses"]);
  });

  test("two statuses of one parent never make a pair", () => {
    const facts: Facts = {
      ...orphaned,
      "father.statuses": [{ status: "deceased" }, { status: "imprisoned", since: "2015-01-01" }],
      "mother.statuses": [{ status: "normal" }],
    };
    expect(policy.decide(facts, at).categories["TY.hard"]).toBe("no");
  });

  test("a scheme that excludes it stops for a person, and the person's choice settles it", () => {
    const facts: Facts = { ...orphaned, benefitsDrawn: ["dibao"] };
    const open = policy.decide(facts, at);
    expect(open.allowance).toEqual({ status: "choice", class: "TY.low" });
    expect(open.conflicts).toEqual(["TY-3"]);
    expect(policy.decide(facts, { ...at, choices: { "TY-3": "allowance" } }).allowance.fen).toBe(60_000);
    expect(policy.decide(facts, { ...at, choices: { "TY-3": "dibao" } }).allowance).toEqual({
      status: "none",
    });
  });

  test("an unknown draw guarantees nothing", () => {
    const { benefitsDrawn: _, ...rest } = orphaned;
    expect(policy.decide(rest, at).allowance).toEqual({
      status: "needs",
      class: "TY.low",
      needs: ["benefitsDrawn"],
    });
  });

  test("review carries the class and no amount, until a person or a reading says yes", () => {
    const facts: Facts = { ...orphaned, "mother.statuses": [{ status: "severeIllness" }] };
    const open = policy.decide(facts, at);
    expect(open.categories["TY.hard"]).toBe("review");
    expect(open.allowance).toEqual({ status: "review", class: "TY.low" });
    expect(open.reviews).toEqual([{ clause: "TY-1", reading: "TY-1.ill" }]);
    for (const choices of [{ "TY-1.ill": "yes" }, { "TY-1": "yes" }])
      expect(policy.decide(facts, { ...at, choices }).allowance.fen).toBe(60_000);
    expect(policy.decide(facts, { ...at, choices: { "TY-1.ill": "no" } }).allowance).toEqual({
      status: "none",
    });
    expect(policy.decide(facts, { ...at, readings: { "TY-1.ill": "include" } }).allowance.fen).toBe(60_000);
    expect(policy.decide(facts, { ...at, readings: { "TY-1.ill": "exclude" } }).allowance).toEqual({
      status: "none",
    });
  });

  test("one child's choice is not the next child's", () => {
    const facts: Facts = { ...orphaned, "mother.statuses": [{ status: "severeIllness" }] };
    policy.decide(facts, { ...at, choices: { "TY-1.ill": "yes" } });
    expect(policy.decide(facts, at).allowance.status).toBe("review");
  });
});

describe("dates", () => {
  test("outside the dates of a standard there is a refusal with its remedy, and no amount", () => {
    const { allowance } = policy.decide(orphaned, { on: "2020-01-01" });
    expect(allowance.status).toBe("undefined");
    expect(allowance.class).toBe("TY.low");
    expect(allowance.fen).toBeUndefined();
    expect(allowance.refusal?.zh).toContain("请录入");
    expect(policy.missingStandards({ on: "2020-01-01" }).map((one) => one.parameter)).toEqual([
      "TY.high.monthly",
      "TY.low.monthly",
    ]);
    expect(policy.missingStandards({ on: "2019-12-31" })).toEqual([]);
  });

  test("an entered standard extends the pack's and wins on the same day", () => {
    const standards = {
      parameters: {
        "TY.low.monthly": [
          { from: "2018-01-01", fen: 61_000, source: "录入" },
          { from: "2020-01-01", fen: 70_000, source: "录入" },
        ],
      },
    };
    expect(policy.decide(orphaned, { on: "2018-06-30", standards }).allowance.fen).toBe(61_000);
    expect(policy.decide(orphaned, { on: "2020-01-01", standards }).allowance.fen).toBe(70_000);
    expect(policy.decide(orphaned, at).allowance.fen).toBe(60_000);
  });

  test("an older entered standard does not win over a later one of the pack", () => {
    const standards = { parameters: { "TY.low.monthly": [{ from: "2017-06-01", fen: 1, source: "录入" }] } };
    expect(policy.decide(orphaned, { on: "2018-06-30", standards }).allowance.fen).toBe(60_000);
    expect(policy.parameterOn("TY.low.monthly", "2017-12-31", standards)).toMatchObject({
      fen: 1,
      entered: true,
    });
  });

  test("before the document nothing is defined", () => {
    const decision = policy.decide(orphaned, { on: "2017-12-31" });
    expect(decision.categories).toEqual({});
    expect(decision.inDifficulty).toBe("undefined");
    expect(decision.allowance.status).toBe("undefined");
    expect(decision.allowance.refusal?.en).toContain("2018-01-01");
  });

  test("a status begins and ends on its days", () => {
    const facts: Facts = { ...orphaned, "father.statuses": [{ status: "deceased", since: "2018-06-30" }] };
    expect(policy.decide(facts, { on: "2018-06-29" }).categories["TY.hard"]).toBe("no");
    expect(policy.decide(facts, { on: "2018-06-30" }).categories["TY.hard"]).toBe("yes");
  });
});

test.each([
  [{ on: "2018-02-30" }, "on"],
  [{ on: "2018-06-30", readings: { "TY-9": "include" } }, "readings.TY-9"],
  [{ on: "2018-06-30", readings: { "TY-1.ill": "perhaps" } }, "readings.TY-1.ill"],
  [
    {
      on: "2018-06-30",
      standards: { parameters: { "TY.low.monthly": [{ from: "2018-01-01", fen: 0.5, source: "" }] } },
    },
    "standards.TY.low.monthly",
  ],
])("a wrong question is refused with its place: %j", (question, place) => {
  expect(() => policy.decide(orphaned, question)).toThrow(PolicyError);
  expect(() => policy.decide(orphaned, question)).toThrow(place);
});

test("a word outside the vocabulary is refused, not ignored", () => {
  expect(() => policy.decide({ ...orphaned, hardships: ["wealth"] } as unknown as Facts, at)).toThrow(
    PolicyError,
  );
});
