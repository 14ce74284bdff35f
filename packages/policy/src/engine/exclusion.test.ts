import { describe, expect, test } from "vitest";
import { allowance, dibao, packWith } from "../../test/stacking-pack.ts";
import { both } from "../author/pack.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { describeRule } from "./describe-rule.ts";
import { compile } from "./policy.ts";

const orphan: Facts = {
  birthDate: "2010-05-05",
  hukouType: "rural",
  "father.statuses": [{ status: "deceased" }],
  "mother.statuses": [{ status: "deceased" }],
  benefitsDrawn: ["dibao"],
};
const at = { on: "2020-03-31" };
type Kind = Parameters<typeof packWith>[0];
const decide = (kind: Kind, facts: Facts, choices?: Record<string, string>) =>
  compile(packWith(kind)).decide(facts, choices ? { ...at, choices } : at);
const schemes = [dibao, allowance];
const { benefitsDrawn: _, ...drawsUnknown } = orphan;

describe("rates by a fact", () => {
  test("the rate follows the hukou type", () => {
    expect(decide(undefined, orphan).allowance).toMatchObject({ status: "decided", fen: 80_000 });
    expect(decide(undefined, { ...orphan, hukouType: "urban" }).allowance.fen).toBe(110_000);
  });
  test("an unknown type guarantees nothing while another type has no rate", () => {
    const { hukouType: _type, ...unknown } = orphan;
    expect(decide(undefined, unknown).allowance).toMatchObject({ status: "needs", needs: ["hukouType"] });
  });
  test("a type without a rate is refused, never paid", () => {
    const { allowance: answer } = decide(undefined, { ...orphan, hukouType: "other" });
    expect(answer).toMatchObject({ status: "undefined", class: "ST.orphan" });
    expect(answer.refusal?.en).toContain("None of the rates");
  });
});

describe("exclusive", () => {
  test("a person chooses, unless the text says which stays", () => {
    expect(decide({ kind: "exclusive", schemes }, orphan)).toMatchObject({
      allowance: { status: "choice" },
      conflicts: ["ST-2"],
    });
    const kept = decide({ kind: "exclusive", keeps: "allowance", schemes }, orphan);
    expect(kept).toMatchObject({ allowance: { status: "decided", fen: 80_000 }, conflicts: [] });
    expect(decide({ kind: "exclusive", keeps: "dibao", schemes }, orphan).allowance.status).toBe("none");
  });
  test("what is drawn is asked only where it matters", () => {
    expect(decide({ kind: "exclusive", keeps: "dibao", schemes }, drawsUnknown).allowance).toMatchObject({
      status: "needs",
      needs: ["benefitsDrawn"],
    });
    expect(decide({ kind: "exclusive", keeps: "allowance", schemes }, drawsUnknown).allowance.status).toBe(
      "decided",
    );
  });
  test("a class the scheme does not speak of is not excluded", () => {
    const other = { ...allowance, classes: ["ST.orphan"] };
    expect(decide({ kind: "exclusive", schemes: [dibao, other] }, orphan).allowance.status).toBe("choice");
    expect(() =>
      packWith({ kind: "exclusive", schemes: [dibao, { ...allowance, classes: ["ST.nobody"] }] }),
    ).toThrow("no such class");
  });
});

describe("highestOf", () => {
  const must = { kind: "highestOf", when: "anyTwo", schemes } as const;
  test("the higher of two known amounts is paid", () => {
    expect(decide(must, { ...orphan, drawnFen: 60_000 }).allowance).toMatchObject({ fen: 80_000 });
    expect(decide(must, { ...orphan, drawnFen: 90_000 }).allowance.status).toBe("none");
    expect(decide(must, orphan).allowance).toMatchObject({ status: "needs", needs: ["drawnFen"] });
  });
  test("a text that only allows it leaves it to a person", () => {
    expect(decide({ ...must, may: true }, { ...orphan, drawnFen: 60_000 }).allowance.status).toBe("choice");
    expect(decide({ ...must, may: true }, orphan, { "ST-2": "allowance" }).allowance.fen).toBe(80_000);
    expect(decide({ ...must, may: true }, orphan, { "ST-2": "dibao" }).allowance.status).toBe("none");
  });
  test("a trigger of every scheme waits for every scheme", () => {
    const tekun = { id: "tekun", title: dibao.title, drawn: ["tekun"] };
    const every = { kind: "highestOf", when: "every", may: true, schemes: [...schemes, tekun] } as const;
    expect(decide(every, orphan).allowance.status).toBe("decided");
    expect(decide(every, { ...orphan, benefitsDrawn: ["dibao", "tekun"] }).allowance.status).toBe("choice");
  });
});

describe("a trigger that hangs on a reading", () => {
  const tekun = { id: "tekun", title: dibao.title, drawn: ["tekun"] };
  const under = (triggers: Record<string, "anyTwo" | "every">) =>
    ({
      kind: "highestOf",
      when: { under: ["ST.trigger", triggers] },
      may: true,
      schemes: [...schemes, tekun],
    }) as const;
  const two = both("任两项", "Any two");
  const trigger = {
    id: "ST.trigger",
    clause: "ST-2",
    text: both("何时择高不明确", "When it begins is not clear"),
    options: [
      { id: "two", text: two },
      { id: "all", text: both("每一项", "Every one") },
    ],
    taken: "two",
  };
  const pack = packWith(under({ two: "anyTwo", all: "every" }), [trigger]);
  const policy = compile(pack);
  const status = (facts: Facts, readings?: Record<string, string>) =>
    policy.decide(facts, { ...at, ...(readings && { readings }) }).allowance.status;
  test("the option in force says how many schemes have to meet", () => {
    expect(status(orphan)).toBe("choice");
    expect(status(orphan, { "ST.trigger": "all" })).toBe("decided");
    const everything: Facts = { ...orphan, benefitsDrawn: ["dibao", "tekun"] };
    expect(status(everything, { "ST.trigger": "all" })).toBe("choice");
    const answer = (readings: Record<string, string>) =>
      policy.clauseAnswer("ST-2", orphan, { ...at, readings });
    expect([answer({ "ST.trigger": "two" }), answer({ "ST.trigger": "all" })]).toEqual(["yes", "no"]);
  });
  test("the rule says it under each option", () => {
    const line = describeRule(pack, "ST.stack")?.children?.[1];
    expect(line).toMatchObject({ reading: { id: "ST.trigger" }, clauses: ["ST-2"] });
    expect(line?.children?.map(({ text, children }) => [text.zh, children?.[0]?.text.zh])).toEqual([
      ["任两项", "任两项相遇即适用"],
      ["每一项", "各项同时符合才适用"],
    ]);
  });
  test("a reading that does not exist, or an option without a trigger, is refused", () => {
    expect(() => packWith(under({ two: "anyTwo" }), [trigger])).toThrow("one entry for each option");
    expect(() => packWith(under({ two: "anyTwo", all: "every" }))).toThrow("this reading does not exist");
  });
});

describe("not counted as income", () => {
  const tekun = { id: "tekun", title: both("特困", "Tekun"), drawn: ["tekun"] };
  const three = { kind: "disregardAsIncome", schemes: [...schemes, tekun] } as const;
  test("between two it is the allowance; among three it has to be said", () => {
    expect(() => packWith(three)).toThrow("say whose money is not counted");
    const pack = packWith({ ...three, disregards: ["allowance", "tekun"] });
    const [income, tests] = describeRule(pack, "ST.stack")?.children ?? [];
    expect(income?.children?.map(({ text }) => text.zh)).toEqual(["津贴", "特困"]);
    expect(tests?.children?.map(({ text }) => text.zh)).toEqual(["低保"]);
    const plain = describeRule(packWith({ kind: "disregardAsIncome", schemes }), "ST.stack")?.children?.[0];
    expect(plain?.children?.map(({ text }) => text.zh)).toEqual(["津贴"]);
  });
  test("the allowance is among them, and somebody tests the means", () => {
    const say = (disregards: string[]) => () => packWith({ ...three, disregards });
    expect(say(["tekun"])).toThrow("the allowance of this pack is expected");
    expect(say(["allowance", "rent"])).toThrow("one of its schemes is expected");
    expect(say(["allowance", "tekun", "dibao"])).toThrow("a scheme that tests the means");
    expect(() => packWith({ kind: "disregardAsIncome", schemes: [dibao, tekun] })).toThrow("the allowance");
  });
});

describe("topUp", () => {
  const topUp = { kind: "topUp", schemes } as const;
  test("the difference is paid, to the fen, and nothing when the standard is reached", () => {
    expect(decide(topUp, { ...orphan, drawnFen: 45_001 }).allowance.fen).toBe(34_999);
    expect(decide(topUp, { ...orphan, drawnFen: 80_000 }).allowance.status).toBe("none");
    expect(decide(topUp, { ...orphan, benefitsDrawn: [] }).allowance.fen).toBe(80_000);
  });
  test("missing amounts are asked, what else is drawn goes to a person", () => {
    expect(decide(topUp, orphan).allowance.needs).toEqual(["drawnFen"]);
    expect(decide(topUp, drawsUnknown).allowance.needs).toEqual(["benefitsDrawn"]);
    const mixed: Facts = { ...orphan, benefitsDrawn: ["dibao", "tekun"], drawnFen: 10_000 };
    expect(decide(topUp, mixed).allowance.status).toBe("choice");
  });
});

test("schemes that go together leave the amount whole, and the explanation says so", () => {
  for (const kind of ["onTop", "disregardAsIncome"] as const) {
    const policy = compile(packWith({ kind, schemes }));
    expect(policy.decide(orphan, at).allowance.fen).toBe(80_000);
    expect(policy.decide(drawsUnknown, at).allowance.fen).toBe(80_000);
    const reasons = policy.explain(orphan, at).allowance.reason.children ?? [];
    expect(reasons.some(({ clauses }) => clauses?.includes("ST-2"))).toBe(true);
  }
});
