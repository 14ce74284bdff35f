import { expect, test } from "vitest";
import { tinyPack, tinySource } from "../../test/tiny-pack.ts";
import type { Pack } from "../artefact/pack.ts";
import { CADENCE_SUBJECTS, RECORDS } from "../artefact/provision.ts";
import { assemble, both, clause, encoded, manual, type PackSource } from "../author/pack.ts";
import {
  type AuthoredProvision,
  alert,
  bureauSetting,
  cadence,
  deadline,
  duty,
  field,
  form,
  institutionRule,
  months,
  perArea,
  report,
  roles,
  row,
  setting,
  staffRule,
} from "../author/provisions.ts";
import { placesIn } from "./places-of.ts";

const title = both("标题", "Title");
const worker = { roles: roles("villageWorker") };

/** The places of one clause that became these provisions. */
function placesOf(...provisions: AuthoredProvision[]) {
  const became = encoded(...provisions.map(({ id }) => id));
  const [document] = tinySource.documents;
  if (!document) throw new Error("the tiny pack has a document");
  const own = {
    ...document,
    clauses: [...document.clauses, clause("TY-7", "七", "WF", "条款", "A clause", became)],
  };
  const pack = assemble({ ...tinySource, documents: [own], provisions });
  return placesOfClause(pack, "TY-7");
}
const placesOfClause = (pack: Pack, no: string) =>
  pack.documents
    .flatMap(({ clauses }) => clauses)
    .filter((one) => one.no === no)
    .map(placesIn(pack))[0];

test("rules, money and steps of a person each have their places; information has none to name", () => {
  const found = ["TY-1", "TY-2", "TY-3", "TY-4", "TY-5", "TY-6"].map((no) => placesOfClause(tinyPack, no));
  expect(found).toEqual([
    ["childFile"],
    ["months", "standards"],
    ["months"],
    ["childFile", "referrals"],
    ["workbench"],
    undefined,
  ]);
});

test("a duty names its place, and what else the clause became adds its own, each once", () => {
  const tell = duty("TY.tell", "TY-7", title, { ...worker, place: "referrals" });
  const visits = cadence("TY.visit", "TY-7", title, {
    ...worker,
    subject: "visit",
    every: setting("TY.months"),
  });
  const record = form("TY.record", "TY-7", title, { record: "visit", fields: [field("a", "栏", "Field")] });
  const asked = bureauSetting("TY.months", "TY-7", title, { unit: "months" });
  expect(placesOf(tell, visits, record, asked)).toEqual(["referrals", "visits", "standards"]);
});

test("of a rule for staff the number is in the coverage, the training in the trainings, the person in the register", () => {
  const rule = (rest: Parameters<typeof staffRule>[3]) =>
    placesOf(staffRule("TY.staff", "TY-7", title, rest));
  expect(rule({ ...worker, count: perArea("village", 1) })).toEqual(["coverage"]);
  expect(rule({ ...worker, count: perArea("village", 1), gate: true })).toEqual(["coverage", "training"]);
  expect(rule({ ...worker, every: months(12) })).toEqual(["training"]);
  expect(rule({ ...worker, topics: [title] })).toEqual(["people"]);
  expect(rule({ roles: roles("institutionStaff"), topics: [title] })).toEqual(["institutions"]);
});

test("institutions, reports, days and alerts follow from their kind", () => {
  expect(placesOf(institutionRule("TY.home", "TY-7", title, { institution: "home" }))).toEqual([
    "institutions",
  ]);
  expect(placesOf(report("TY.report", "TY-7", title, { ...worker, rows: [row("a", "行", "Row")] }))).toEqual([
    "packReports",
  ]);
  expect(placesOf(deadline("TY.day", "TY-7", title, { ...worker, by: "2020-12-31" }))).toEqual([
    "workRecords",
  ]);
  expect(
    placesOf(alert("TY.alone", "TY-7", title, { ...worker, when: { is: ["livesAlone", true] } })),
  ).toEqual(["workbench", "childFile"]);
});

test.each(CADENCE_SUBJECTS)("what is repeated has a place: %s", (subject) => {
  expect(placesOf(cadence("TY.often", "TY-7", title, { ...worker, subject, every: months(1) }))).not.toEqual(
    [],
  );
});
test.each(RECORDS)("a record has a place: %s", (record) => {
  const fields = [field("a", "栏", "Field")];
  expect(placesOf(form("TY.record", "TY-7", title, { record, fields }))).not.toEqual([]);
});

test("a duty of a pack from before there were places has none, and no other part makes up for it", () => {
  const tell = duty("TY.tell", "TY-7", title, { ...worker, place: "referrals" });
  const { place: _, ...old } = tell as Extract<AuthoredProvision, { kind: "duty" }>;
  const asked = bureauSetting("TY.months", "TY-7", title, { unit: "months" });
  expect(placesOf(old, asked)).toEqual([]);
});

test("what a region disabled stays in its place for the clause that names it", () => {
  const tell = duty("TY.tell", "TY-5", title, { ...worker, place: "plans" });
  const [document] = tinySource.documents;
  if (!document) throw new Error("the tiny pack has a document");
  const named = document.clauses.map((one) =>
    one.no === "TY-5" ? { ...one, became: encoded("TY.tell") } : one,
  );
  const parent: PackSource = {
    ...tinySource,
    documents: [{ ...document, clauses: named }],
    provisions: [tell],
  };
  const pack = assemble({
    id: "district",
    version: "1",
    title,
    extends: parent,
    documents: [
      {
        id: "DS",
        title,
        number: "1",
        effective: "2019-01-01",
        clauses: [
          clause("DS-1", "一", "WF", "不再要求", "No longer", manual("policy", "政策条款", "Policy")),
        ],
      },
    ],
    changes: [{ disable: "TY.tell", clauses: ["DS-1"] }],
  });
  expect(placesOfClause(pack, "TY-5")).toEqual(["plans"]);
  expect(placesOfClause(pack, "DS-1")).toEqual(["policy"]);
});
