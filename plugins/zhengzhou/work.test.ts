/** What no child's facts can show: titles, stages, the one number of the text, and the numbers it does not give. */
import { join } from "node:path";
import type { Facts, Provision } from "@tongyou/policy";
import { buildPack, compile } from "@tongyou/policy/toolkit";
import { expect, test } from "vitest";

const pack = await buildPack(join(import.meta.dirname));
const provision = <K extends Provision["kind"]>(kind: K, id: string) => {
  const found = (pack.provisions ?? []).find((one) => one.id === id && one.kind === kind);
  return found as Extract<Provision, { kind: K }> | undefined;
};
const stagesOf = (id: string) =>
  pack.mechanisms.find((one) => one.id === id)?.stages.map((stage) => stage.title.zh);

test("儿童主任 works in the village and 儿童督导员 in the town", () => {
  const titleOf = (role: string) => pack.roles.find((one) => one.role === role)?.title.zh;
  expect([titleOf("villageWorker"), titleOf("townSupervisor")]).toEqual(["儿童主任", "儿童督导员"]);
});

test("the county's chain has four stages, the community's the same four after prevention", () => {
  const four = ["强制报告", "应急处置", "评估帮扶", "监护干预"];
  expect(stagesOf("ZZ.protection")).toEqual(four);
  expect(stagesOf("ZZ.community")).toEqual(["监测预防", ...four]);
});

test("adoption in the country comes before adoption abroad", () =>
  expect(stagesOf("ZZ.adoption")).toEqual(["国内收养", "涉外收养"]));

test("data are verified each quarter; how often to visit and to train is the bureau's to set", () => {
  expect(provision("cadence", "ZZ.dataCheck")?.every).toEqual({ count: 3, unit: "months" });
  expect(provision("cadence", "ZZ.keyChildVisit")?.every).toEqual({ setting: "ZZ.visitInterval" });
  expect(provision("staffRule", "ZZ.training")?.every).toEqual({ setting: "ZZ.trainingInterval" });
});

test("no document gives an amount: every standard is the bureau's to enter", () => {
  const own = pack.parameters.filter((one) => one.id.startsWith("ZZ."));
  expect(own.length).toBe(5);
  expect(own.every((one) => one.values.length === 0)).toBe(true);
  const facts: Facts = {
    birthDate: "2010-01-15",
    "father.statuses": [{ status: "deceased" }],
    "mother.statuses": [{ status: "deceased" }],
    careArrangement: "kinship",
    benefitsDrawn: [],
  };
  const { allowance } = compile(pack).decide(facts, { on: "2020-06-30" });
  expect(allowance.fen).toBeUndefined();
  expect(allowance.refusal?.zh).toContain("由本单位录入");
});

test("an institution that entrusts children to another signs an agreement", () => {
  const required = provision("form", "ZZ.entrustmentAgreement")?.fields.filter((field) => field.required);
  expect(required?.map((field) => field.id)).toEqual(["entruster", "entrusted", "signedOn", "agreement"]);
});

test("the base count has five rows; de facto children are a part of those in difficulty", () => {
  const rows = provision("report", "ZZ.baseCount")?.rows;
  expect(rows?.map((row) => row.id)).toEqual(["leftBehind", "inDifficulty", "deFacto", "orphans", "women"]);
  expect(rows?.at(-1)?.counts).toBeUndefined();
});

test("an empty county institution takes no orphan; every county has a centre", () => {
  expect(provision("institutionRule", "ZZ.emptyCountyInstitution")?.refuses).toBeDefined();
  expect(provision("institutionRule", "ZZ.countyCentre")?.count).toEqual({ per: "county", min: 1 });
});

test("the national definition stays visible under the city's own words", () =>
  expect(pack.shadowed.map((one) => [one.id, one.pack, one.by])).toEqual([
    ["GJ.deFacto", "national", "replace"],
  ]));
