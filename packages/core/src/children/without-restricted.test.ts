import type { Decision, Explanation, Reason } from "@tongyou/policy";
import { expect, test } from "vitest";
import type { Known, Part } from "./restricted-parts.ts";
import { decisionWithoutRestricted, withoutRestricted } from "./without-restricted.ts";

const text = (zh: string) => ({ zh, en: zh });
const restricted: Reason = {
  text: text("感染艾滋病病毒"),
  holds: true,
  clauses: ["LC-1-a"],
  fact: { name: "hivInfected", value: true },
};
const open: Reason = { text: text("有残疾"), holds: true, fact: { name: "disabled", value: true } };
const reason: Reason = { text: text("符合下列之一"), holds: true, children: [restricted, open] };

const explanation: Explanation = {
  on: "2018-03-31",
  sentence: text("该儿童属于困境儿童。"),
  categories: [{ id: "X", name: text("类别"), answer: "yes", reason }],
  groups: [{ id: "orphan", name: text("孤儿"), answer: "no", reason }],
  allowance: { status: "none", name: text("津贴"), reason, working: [] },
  entitlements: [{ clause: "LC-1-b", name: text("救助"), answer: "yes", reason }],
  wouldChange: [{ fact: "hivInfected", to: false, text: text("若未感染") }],
  needs: [{ fact: "aidsAffected", question: text("是否受影响"), why: text("影响待遇") }],
};

const decision: Decision = {
  categories: { X: "unknown", Y: "yes" },
  inDifficulty: "yes",
  orphan: "unknown",
  deFacto: "undefined",
  leftBehind: "undefined",
  allowance: { status: "needs", needs: ["hivInfected", "benefitsDrawn"] },
  entitlements: { "LC-1-b": "unknown" },
  conflicts: [],
  needs: ["hivInfected", "benefitsDrawn"],
  reviews: [],
};
const knownWithout = (...restricted: Part[]): Known => ({
  facts: {},
  at: { on: "2018-03-31" },
  decision,
  restricted: new Set(restricted),
});

test("nothing of a restricted fact is left in an explanation but the line it stood on", () => {
  const shown = withoutRestricted(explanation, knownWithout());
  expect(JSON.stringify(shown)).not.toMatch(/hivInfected|aidsAffected|艾滋病|未感染|受影响/);
  expect(shown.categories[0]?.reason.children).toHaveLength(2);
  expect(shown.categories[0]?.reason.children?.[0]).toMatchObject({ holds: null, clauses: ["LC-1-a"] });
  expect(shown.categories[0]?.reason.children?.[1]).toEqual(open);
  expect(shown.sentence).toEqual(explanation.sentence);
  expect(shown).not.toHaveProperty("restricted");
});

test("a part that rests on restricted facts is left out of an explanation, and nothing speaks of it", () => {
  const shown = withoutRestricted(explanation, knownWithout("category:X"));
  expect(shown.categories).toEqual([]);
  expect(shown).toMatchObject({ restricted: true, wouldChange: [], allowance: { status: "none" } });
  expect(shown.sentence).not.toEqual(explanation.sentence);
  const unpaid = withoutRestricted(explanation, knownWithout("allowance"));
  expect(unpaid.allowance).toMatchObject({ status: "restricted", working: [], reason: { holds: null } });
});

test("a decision sends nobody without the right to them after restricted facts", () => {
  const shown = decisionWithoutRestricted(knownWithout());
  expect(shown.needs).toEqual(["benefitsDrawn"]);
  expect(shown.allowance).toEqual({ status: "needs", needs: ["benefitsDrawn"] });
});

test("a decision is told without the parts that rest on restricted facts", () => {
  const known = knownWithout("category:X", "group:orphan", "entitlement:LC-1-b", "allowance");
  expect(decisionWithoutRestricted(known)).toMatchObject({
    categories: { Y: "yes" },
    inDifficulty: "yes",
    orphan: null,
    entitlements: {},
    allowance: { status: "restricted" },
    restricted: true,
  });
  expect(decisionWithoutRestricted(known).categories).toEqual({ Y: "yes" });
});
