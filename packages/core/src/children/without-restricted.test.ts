import type { Decision, Explanation, Reason } from "@tongyou/policy";
import { expect, test } from "vitest";
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

test("nothing of a restricted fact is left in an explanation but the line it stood on", () => {
  const shown = withoutRestricted(explanation);
  expect(JSON.stringify(shown)).not.toMatch(/hivInfected|aidsAffected|艾滋病|未感染|受影响/);
  expect(shown.categories[0]?.reason.children).toHaveLength(2);
  expect(shown.categories[0]?.reason.children?.[0]).toMatchObject({ holds: null, clauses: ["LC-1-a"] });
  expect(shown.categories[0]?.reason.children?.[1]).toEqual(open);
});

test("a decision sends nobody without the right to them after restricted facts", () => {
  const decision: Decision = {
    categories: {},
    inDifficulty: "unknown",
    orphan: "no",
    deFacto: "undefined",
    leftBehind: "undefined",
    allowance: { status: "needs", needs: ["hivInfected", "benefitsDrawn"] },
    entitlements: {},
    conflicts: [],
    needs: ["hivInfected", "benefitsDrawn"],
    reviews: [],
  };
  const shown = decisionWithoutRestricted(decision);
  expect(shown.needs).toEqual(["benefitsDrawn"]);
  expect(shown.allowance).toEqual({ status: "needs", needs: ["benefitsDrawn"] });
});
