import { expect, test } from "vitest";
import { tinyPack } from "../../test/tiny-pack.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { compile } from "./policy.ts";

const policy = compile(tinyPack);
const at = { on: "2018-06-30" };
const facts: Facts = { birthDate: "2010-05-01", hardships: ["living"], disabled: true };

test("a replay with the same pack, facts and context gives the same decision", () => {
  const receipt = policy.receipt(facts, at, policy.decide(facts, at), "2018-07-01T00:00:00Z");
  expect(receipt).toMatchObject({
    pack: "tiny@1",
    packHash: tinyPack.hash,
    on: "2018-06-30",
    knownAt: "2018-07-01T00:00:00Z",
  });
  expect(policy.replay(facts, at, receipt)).toMatchObject({ same: true, differs: [] });
});

test("the order in which facts were written does not matter", () => {
  const receipt = policy.receipt(facts, at, policy.decide(facts, at));
  expect(
    policy.replay({ disabled: true, hardships: ["living"], birthDate: "2010-05-01" }, at, receipt).same,
  ).toBe(true);
});

test("a replay says what is not the same", () => {
  const receipt = policy.receipt(facts, at, policy.decide(facts, at));
  expect(policy.replay({ ...facts, hardships: [] }, at, receipt).differs).toEqual(["facts", "decision"]);
  expect(policy.replay(facts, { ...at, choices: { "TY-1.ill": "yes" } }, receipt).differs).toEqual([
    "context",
  ]);
  expect(policy.replay(facts, at, { ...receipt, packHash: "0" }).differs).toEqual(["pack"]);
});
