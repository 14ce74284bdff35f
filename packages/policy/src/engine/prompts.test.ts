import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import { all, holds, under } from "../author/conditions.ts";
import { assemble, both } from "../author/pack.ts";
import type { AuthoredProvision } from "../author/provisions.ts";
import {
  alert,
  bureauSetting,
  cadence,
  days,
  duty,
  field,
  form,
  fromIncident,
  fromParentStatus,
  fromStep,
  months,
  report,
  required,
  roles,
  row,
  setting,
  timer,
  years,
} from "../author/provisions.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { compile } from "./policy.ts";

const worker = { roles: roles("villageWorker") };
const packWith = (...provisions: AuthoredProvision[]) => assemble({ ...tinySource, provisions });
const prompts = (provision: AuthoredProvision, facts: Facts, on = "2020-06-30") =>
  compile(packWith(provision)).prompts(facts, { on });
const does = both("办理", "Handle it");

test("an alert rings while its condition holds, and asks where it is not known", () => {
  const alone = alert("TY.alone", "TY-5", both("独居", "Living alone"), {
    ...worker,
    when: all(under(16), holds("livesAlone")),
  });
  const child: Facts = { birthDate: "2004-07-01", livesAlone: true };
  expect(prompts(alone, child)).toMatchObject([{ id: "TY.alone", kind: "alert", answer: "yes" }]);
  expect(prompts(alone, child, "2020-07-01")).toEqual([]);
  expect(prompts(alone, { birthDate: "2004-07-01" })).toMatchObject([{ answer: "unknown" }]);
  expect(prompts(alone, { ...child, livesAlone: false })).toEqual([]);
});

test("a provision without its own day holds from the day of its document", () => {
  const always = alert("TY.alone", "TY-5", both("独居", "Living alone"), {
    ...worker,
    when: holds("livesAlone"),
  });
  expect(prompts(always, { livesAlone: true }, "2017-12-31")).toEqual([]);
  expect(prompts(always, { livesAlone: true }, "2018-01-01")).toHaveLength(1);
});

test("a term runs from the earliest open incident and says when it ends", () => {
  const street = timer("TY.street", "TY-5", both("流浪满两年", "Two years on the street"), {
    ...worker,
    starts: fromIncident("street"),
    after: years(2),
    does,
  });
  const since = (date?: string): Facts => ({ incidents: [{ kind: "street", ...(date && { date }) }] });
  expect(prompts(street, since("2018-06-30"))).toMatchObject([{ answer: "yes", due: "2020-06-30" }]);
  expect(prompts(street, since("2018-07-01"))).toMatchObject([{ answer: "no", due: "2020-07-01" }]);
  expect(prompts(street, since())).toMatchObject([{ answer: "unknown" }]);
  expect(prompts(street, {})).toMatchObject([{ answer: "unknown" }]);
  expect(prompts(street, { incidents: [] })).toEqual([]);
  expect(prompts(street, { incidents: [{ kind: "street", date: "2010-01-01", state: "closed" }] })).toEqual(
    [],
  );
});

test("a term from a parent's status takes either parent; days are counted on the calendar", () => {
  const refusal = timer("TY.refusal", "TY-5", both("拒不履行满六个月", "Six months of refusal"), {
    ...worker,
    starts: fromParentStatus("refusesDuty"),
    after: months(6),
    does,
  });
  const mother: Facts = {
    "father.statuses": [],
    "mother.statuses": [{ status: "refusesDuty", since: "2019-08-31" }],
  };
  expect(prompts(refusal, mother, "2020-02-28")).toMatchObject([{ answer: "no", due: "2020-02-29" }]);
  expect(prompts(refusal, mother, "2020-02-29")).toMatchObject([{ answer: "yes" }]);
  const { "father.statuses": _, ...half } = mother;
  expect(prompts(refusal, half, "2020-02-28")).toMatchObject([{ answer: "unknown", due: "2020-02-29" }]);
  const report = timer("TY.report", "TY-5", both("十日", "Ten days"), {
    ...worker,
    starts: fromIncident("abuse"),
    after: days(10),
    does,
  });
  expect(prompts(report, { incidents: [{ kind: "abuse", date: "2020-02-25" }] })).toMatchObject([
    { due: "2020-03-06" },
  ]);
});

test("a step of the product is not counted by the engine", () => {
  const step = timer("TY.step", "TY-5", both("步骤", "Step"), {
    ...worker,
    starts: fromStep("报案", "The police report"),
    after: months(6),
    does,
  });
  expect(prompts(step, {})).toEqual([]);
});

test("what is wrong with a provision is named with its place", () => {
  const title = both("标题", "Title");
  expect(() =>
    packWith(cadence("TY.visit", "TY-5", title, { ...worker, subject: "visit", every: setting("TY.none") })),
  ).toThrow("provisions[0].every.setting");
  const asked = bureauSetting("TY.visits", "TY-5", title, { unit: "months" });
  const visit = cadence("TY.visit", "TY-5", title, {
    ...worker,
    subject: "visit",
    every: setting("TY.visits"),
  });
  expect(packWith(visit, asked).provisions).toHaveLength(2);
  expect(() => packWith(duty("TY.hard", "TY-5", title, { ...worker, place: "workbench" }))).toThrow(
    "used twice",
  );
  expect(() => packWith(duty("TY.duty", "TY-none", title, { ...worker, place: "workbench" }))).toThrow(
    "this clause does not exist",
  );
  const choice = (fields: Parameters<typeof form>[3]["fields"]) =>
    packWith(form("TY.form", "TY-5", title, { record: "visit", fields }));
  expect(() => choice([field("a", "甲", "A", "choice")])).toThrow("fields[0].options");
  expect(() => choice([field("a", "甲", "A"), required(field("a", "乙", "B"))])).toThrow("twice");
  const rows = [row("a", "甲", "A"), row("a", "乙", "B")];
  expect(() => packWith(report("TY.report", "TY-5", title, { ...worker, rows }))).toThrow("rows[1]");
});
