import { join } from "node:path";
import { buildPack, compile } from "@tongyou/policy/toolkit";
import { expect, test } from "vitest";

const policy = compile(await buildPack(join(import.meta.dirname)));
const { pack } = policy;
const ORPHAN = {
  birthDate: "2009-01-15",
  hivInfected: false,
  careArrangement: "kinship",
  benefitsDrawn: [],
  "father.statuses": [{ status: "deceased" }],
  "mother.statuses": [{ status: "deceased" }],
} as const;

test("the notice's title of the village worker ends the day the province's begins", () => {
  const titles = pack.roles
    .filter((one) => one.role === "villageWorker")
    .map((one) => [one.title.zh, one.from, one.until]);
  expect(titles).toEqual([
    ["儿童福利督导员（儿童权利监察员）", "2017-09-05", "2019-09-20"],
    ["儿童主任", "2019-09-20", undefined],
  ]);
  // 儿童督导员 is the town's worker, not the village's of a like name.
  expect(pack.roles.find((one) => one.role === "townSupervisor")?.title.zh).toBe("儿童督导员");
});

test("every month from January 2017 is paid, the months before the notice too", () => {
  const months = ["01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30"];
  const paid = months.map((day) => policy.decide(ORPHAN, { on: `2017-${day}` }).allowance.fen);
  expect(paid).toEqual(months.map(() => 90_000));
});

test("a month waits for the standards its day can need, and for no later one's", () => {
  const waitsFor = (on: string) => policy.missingStandards({ on }).map(({ parameter }) => parameter);
  expect(waitsFor("2018-06-30")).toEqual([]);
  expect(waitsFor("2024-08-31")).toEqual(["LC.institution.monthly", "LC.scattered.monthly"]);
});

test("the two chains of four stages stay apart", () => {
  expect(
    pack.mechanisms.map((one) => [one.chain, one.stages.map((stage) => stage.title.zh).join("、")]),
  ).toEqual([
    ["casework", "监测预防、发现报告、评估转介、帮扶干预"],
    ["protection", "强制报告、应急处置、评估帮扶、监护干预"],
  ]);
});

test("four risk levels, their criteria left to the bureau and to the city's document", () => {
  const risk = pack.provisions?.find((one) => one.id === "LC.risk");
  expect(risk).toMatchObject({ kind: "riskScheme", source: { zh: "泉政办〔2016〕56号" } });
  expect(risk?.kind === "riskScheme" && risk.levels.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
});

test("no visit has a number of its own", () => {
  const visits = (pack.provisions ?? []).filter(
    (one) => one.kind === "cadence" && (one.subject === "visit" || one.subject === "followUp"),
  );
  expect(visits.length).toBeGreaterThan(0);
  for (const visit of visits) expect(visit).toMatchObject({ every: { setting: expect.any(String) } });
});

test("the province's allowance stays visible behind the district's", () => {
  expect(pack.shadowed).toMatchObject([
    { id: "FJ.allowance", pack: "fujian", by: "replace", clauses: ["LC-3.1-e", "LC-3.1-f"] },
  ]);
});
