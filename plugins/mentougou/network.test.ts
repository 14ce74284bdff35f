/** What no child's facts can show: titles, stages, numbers the document gives and numbers it does not. */
import { join } from "node:path";
import type { Provision } from "@tongyou/policy";
import { buildPack } from "@tongyou/policy/toolkit";
import { expect, test } from "vitest";

const pack = await buildPack(join(import.meta.dirname));
const provision = <K extends Provision["kind"]>(kind: K, id: string) => {
  const found = (pack.provisions ?? []).find((one) => one.id === id && one.kind === kind);
  return found as Extract<Provision, { kind: K }> | undefined;
};

test("儿童福利督导员 is the village worker here, and the town has a social worker", () => {
  const titleOf = (role: string) => pack.roles.find((one) => one.role === role)?.title.zh;
  expect(titleOf("villageWorker")).toBe("儿童福利督导员");
  expect(titleOf("townSocialWorker")).toBe("儿童社会工作者");
});

test("the chain has five stages and begins with prevention", () => {
  const chain = pack.mechanisms.find((one) => one.id === "MTG.protection");
  expect(chain?.stages.map((stage) => stage.title.zh)).toEqual([
    "源头预防",
    "强制报告",
    "应急处置",
    "评估帮扶",
    "监护干预",
  ]);
  expect(chain?.stages.every((stage) => stage.within === undefined)).toBe(true);
});

test("visits have no number of ours: the bureau sets the interval", () => {
  expect(provision("cadence", "MTG.cadence.visit")?.every).toEqual({ setting: "MTG.setting.visit" });
  expect(provision("setting", "MTG.setting.visit")?.unit).toBe("days");
});

test("one worker a town and one a community, full or part time", () => {
  expect(provision("staffRule", "MTG.staff.town")?.count).toEqual({ per: "town", min: 1 });
  expect(provision("staffRule", "MTG.staff.village")?.count).toEqual({ per: "village", min: 1 });
});

test("each child has a plan: goal, measure, somebody responsible and a day of review", () => {
  const plan = provision("form", "MTG.form.plan");
  expect(plan?.record).toBe("carePlan");
  expect(plan?.fields.filter((field) => field.required).map((field) => field.id)).toEqual([
    "goal",
    "service",
    "owner",
    "review",
  ]);
  expect(plan?.of).toEqual({ any: [{ item: "MTG.inDifficulty" }, { item: "MTG.leftBehind" }] });
});

test("the six months are counted from the refusal of duty", () => {
  const timer = provision("timer", "MTG.timer.refusal");
  expect([timer?.starts, timer?.after]).toEqual([
    { parentStatus: ["refusesDuty"] },
    { count: 6, unit: "months" },
  ]);
});

test("only Beijing's official rate of 2023 is a number; the rest is entered by the bureau", () => {
  const given = pack.parameters.filter((one) => one.values.length > 0);
  expect(given.map((one) => [one.id, one.values.map((value) => [value.fen, value.source.status])])).toEqual([
    ["BJ.orphan.monthly", [[265_000, "official"]]],
  ]);
});

test("the ledger counts a child who is in both groups once", () => {
  const rows = provision("report", "MTG.report.ledger")?.rows ?? [];
  expect(rows.find((row) => row.id === "total")?.counts).toEqual({
    any: [{ item: "MTG.inDifficulty" }, { item: "MTG.leftBehind" }],
  });
});
