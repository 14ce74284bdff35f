import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import type { Expression } from "../artefact/expression.ts";
import {
  all,
  any,
  beforeAge,
  bothParents,
  cite,
  holds,
  incident,
  item,
  wordSays,
} from "../author/conditions.ts";
import { assemble, both, clause, encoded } from "../author/pack.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { inSentence } from "../facts/words.ts";
import { describeRule } from "./describe-rule.ts";
import { compile } from "./policy.ts";

const at = { on: "2018-06-30" };
const policyOf = (when: Expression) =>
  compile(
    assemble({
      id: "asked",
      version: "1",
      title: both("问", "Asked"),
      extends: tinySource,
      documents: [
        {
          id: "AS",
          title: both("文件", "Document"),
          number: "1",
          effective: "2018-01-01",
          clauses: [clause("AS-1", "一", "CAT", "问题", "The question", encoded("AS.asked"))],
        },
      ],
      items: [
        {
          kind: "category",
          id: "AS.asked",
          title: both("问", "Asked"),
          clauses: ["AS-1"],
          from: "2018-01-01",
          when,
        },
      ],
    }),
  );
const answer = (when: Expression, facts: Facts) => {
  const decision = policyOf(when).decide(facts, at);
  return decision.categories["AS.asked"];
};

test("a word that leaves the question open is unknown, and its fact is asked for", () => {
  const rural = wordSays("hukouType", { yes: ["rural"], open: ["resident"] });
  expect(answer(rural, { hukouType: "rural" })).toBe("yes");
  expect(answer(rural, { hukouType: "urban" })).toBe("no");
  expect(answer(rural, { hukouType: "resident" })).toBe("unknown");
  expect(policyOf(rural).decide({ hukouType: "resident" }, at).needs).toContain("hukouType");
  expect(() => policyOf(wordSays("hukouType", { yes: ["rural"], open: ["rural"] }))).toThrow("both say yes");
});

test("an incident is asked for by the state it is in", () => {
  const intervening = incident({ kinds: ["abuse"], state: "intervening" });
  const said = (state?: "open" | "intervening" | "closed") =>
    answer(intervening, { incidents: [{ kind: "abuse", ...(state && { state }) }] });
  expect([said("intervening"), said("open"), said("closed"), said()]).toEqual(["yes", "no", "no", "unknown"]);
  expect(describeRule(policyOf(intervening).pack, "AS.asked")?.children?.[0]?.text).toEqual({
    zh: "遭遇虐待（监护干预中）",
    en: "met with abuse (intervening)",
  });
  expect(() => policyOf(incident({ kinds: ["abuse"], state: "intervening", open: true }))).toThrow(
    "only one of",
  );
  const wrong = { incident: { kinds: ["abuse"], state: "begun" } } as unknown as Expression;
  expect(() => policyOf(wrong)).toThrow("not in the vocabulary");
});

test("an abbreviation keeps its capitals inside a sentence", () => {
  const said = (when: Expression) => describeRule(policyOf(when).pack, "AS.asked")?.children?.[0]?.text.en;
  const title = said(holds("hivInfected")) ?? "";
  expect(title).toContain("HIV");
  const child = { hivInfected: true } as const;
  const reason = policyOf({ is: ["hivInfected", false] })
    .explain(child, at)
    .categories.at(-1)?.reason;
  expect(reason?.children?.[0]?.text.en ?? reason?.text.en).toContain("HIV");
  expect(inSentence("Infected with HIV In School")).toBe("infected with HIV in school");
});

test("a status counts when it began before the child's birthday; an unknown beginning stays open", () => {
  const orphanedAsChild = all(bothParents(beforeAge(18, "deceased")));
  const child = (since: string | undefined): Facts => ({
    birthDate: "2000-02-29",
    "father.statuses": [{ status: "deceased", since: "2010-01-01" }],
    "mother.statuses": [since === undefined ? { status: "deceased" } : { status: "deceased", since }],
  });
  expect(answer(orphanedAsChild, child("2018-02-28"))).toBe("yes");
  expect(answer(orphanedAsChild, child("2018-03-01"))).toBe("no");
  expect(answer(orphanedAsChild, child(undefined))).toBe("unknown");
  expect(policyOf(orphanedAsChild).decide(child(undefined), at).needs).toContain("mother.statuses");
  const { birthDate: _, ...undated } = child("2010-01-01");
  expect(answer(orphanedAsChild, undated)).toBe("unknown");
  expect(policyOf(orphanedAsChild).decide(undated, at).needs).toContain("birthDate");
});

test("under a line in the author's own words stands the one category that makes it hold", () => {
  const words = both("符合一类即可", "One category is enough");
  const policy = policyOf(cite("AS-1", any(item("TY.hard"), holds("disabled")), words));
  const facts: Facts = {
    birthDate: "2010-05-06",
    "father.statuses": [{ status: "deceased" }],
    "mother.statuses": [{ status: "imprisoned", since: "2017-01-01" }],
  };
  const reasonIn = (given: Facts) =>
    policy.explain(given, at).categories.find(({ id }) => id === "AS.asked")?.reason.children?.[0];
  expect(reasonIn(facts)).toMatchObject({
    text: words,
    children: [{ text: { zh: "困难儿童" }, holds: true }],
  });
  expect(reasonIn({ birthDate: "2010-05-06", disabled: true })).toMatchObject({
    text: words,
    children: [{ fact: { name: "disabled" } }],
  });
});
