import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { packLibrary } from "../packs.ts";
import type { Settings } from "../standards/load-settings.ts";
import { OTHER_INTERVAL } from "../standards/own-settings.ts";
import { shareSetting } from "./spot-check-share.ts";
import { visitCadences } from "./visit-cadences.ts";
import { visitFields } from "./visit-fields.ts";
import { plannedVisit } from "./visit-plan.ts";

const library = packLibrary(fileURLToPath(new URL("../../../../plugins/dist/", import.meta.url)));
function packOf(id: string) {
  const entry = library.find(id);
  if (!entry) throw new Error(`the pack ${id} is not built`);
  return library.get(id, entry.hash).pack;
}
const NONE: Settings = new Map();
const DAY = "2021-06-01";
const HISTORY = { opened: "2021-01-01", lastOn: "2021-05-01", appointment: null };
const certain = (...ids: string[]) => ({
  touches: Object.fromEntries(ids.map((id) => [id, "yes" as const])),
  riskLevel: undefined,
});

test("a number that the document leaves open is asked of the bureau and counted in its unit", () => {
  const licheng = packOf("licheng");
  const open = visitCadences(licheng, NONE, DAY).visit.find(({ id }) => id === "LC-4.2-p.visit");
  expect(open).toMatchObject({ every: null, setting: "LC.visitMonths", clause: "LC-4.2-p" });
  const settings: Settings = new Map([["LC.visitMonths", { value: 1, from: "2021-02-01" }]]);
  const cadences = visitCadences(licheng, settings, DAY);
  expect(plannedVisit(cadences, certain("LC-4.2-p.visit"), HISTORY)).toMatchObject({
    basis: "cadence",
    due: "2021-06-01",
    cadence: "LC-4.2-p.visit",
  });
});

test("of several cadences the one that comes first counts; one without a number does not hide another", () => {
  const both = certain("LC-4.2-p.visit", "FJ.cadence.keyChild");
  const one: Settings = new Map([["FJ.keyVisitMonths", { value: 2, from: "2020-01-01" }]]);
  expect(plannedVisit(visitCadences(packOf("licheng"), one, DAY), both, HISTORY).due).toBe("2021-07-01");
  const two: Settings = new Map([...one, ["LC.visitMonths", { value: 1, from: "2020-01-01" }]]);
  expect(plannedVisit(visitCadences(packOf("licheng"), two, DAY), both, HISTORY).due).toBe("2021-06-01");
});

test("a child for whom a cadence is not certain to hold is not left out; a certain no is", () => {
  const settings: Settings = new Map([["ZZ.visitInterval", { value: 30, from: "2020-06-01" }]]);
  const cadences = visitCadences(packOf("zhengzhou"), settings, DAY);
  const open = { touches: { "ZZ.keyChildVisit": "unknown" as const }, riskLevel: undefined };
  expect(plannedVisit(cadences, open, HISTORY).due).toBe("2021-05-31");
  expect(plannedVisit(cadences, certain(), HISTORY)).toMatchObject({ basis: "none", due: null });
});

test("a child never visited is due a term after both its file and the rule are there", () => {
  const settings: Settings = new Map([["ZZ.visitInterval", { value: 30, from: "2021-03-01" }]]);
  const cadences = visitCadences(packOf("zhengzhou"), settings, DAY);
  const never = { ...HISTORY, lastOn: null };
  expect(plannedVisit(cadences, certain("ZZ.keyChildVisit"), never).due).toBe("2021-03-31");
});

test("a region without any cadence of visits asks the bureau for its own", () => {
  const cadences = visitCadences(packOf("ningxia"), NONE, "2018-03-31");
  expect(cadences.visit.map(({ setting }) => setting)).toEqual([OTHER_INTERVAL]);
  expect(plannedVisit(cadences, certain(), HISTORY)).toMatchObject({ basis: "unset", due: null });
});

test("a form for some children is left out only where it certainly does not concern the child", () => {
  const mentougou = packOf("mentougou");
  const provisions = (mentougou.provisions ?? []).map((one) =>
    one.kind === "form" ? { ...one, of: { item: "MTG.inDifficulty" } } : one,
  );
  const fields = (touches: Parameters<typeof visitFields>[2]) =>
    visitFields({ ...mentougou, provisions }, DAY, touches).map(({ field }) => field);
  expect(fields({ "MTG.form.visit": "unknown" })).toEqual(["contact", "rating"]);
  expect(fields({})).toEqual([]);
});

test("the share of spot checks is the setting of the clause that orders inspections, else the bureau's own", () => {
  expect(shareSetting(packOf("licheng"))).toBe("FJ.spotCheckShare");
  expect(shareSetting(packOf("ningxia"))).toBe("visits.spotCheckShare");
});

test("the region's own fields are asked; those a part of the form stands for are not asked twice", () => {
  expect(visitFields(packOf("licheng"), DAY, {}).map(({ field }) => field)).toEqual([
    "family",
    "rehabilitation",
    "cause",
  ]);
  expect(visitFields(packOf("mentougou"), DAY, {})).toMatchObject([
    { field: "contact", type: "text", required: false },
    { field: "rating", type: "choice", required: true },
    { field: "found", type: "text", required: false },
    { field: "with", type: "text", required: false },
  ]);
});
