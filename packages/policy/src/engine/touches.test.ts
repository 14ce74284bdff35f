import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import { holds } from "../author/conditions.ts";
import { assemble, both } from "../author/pack.ts";
import type { AuthoredProvision } from "../author/provisions.ts";
import {
  alert,
  cadence,
  days,
  duty,
  fromIncident,
  fromParentStatus,
  fromStep,
  months,
  roles,
  timer,
} from "../author/provisions.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { compile } from "./policy.ts";
import { isConditional } from "./touches.ts";

const title = both("标题", "Title");
const worker = { roles: roles("villageWorker") };
const alone = alert("TY.alone", "TY-5", title, { ...worker, when: holds("livesAlone") });
const visit = cadence("TY.visit", "TY-5", title, {
  ...worker,
  subject: "visit",
  every: months(3),
  of: holds("livesAlone"),
});
const report = timer("TY.report", "TY-5", title, {
  ...worker,
  starts: fromIncident("abuse"),
  after: days(10),
  does: title,
  when: holds("livesAlone"),
});
const always = duty("TY.duty", "TY-5", title, { ...worker, place: "workbench" });
const step = timer("TY.step", "TY-5", title, {
  ...worker,
  starts: fromStep("报案", "The police report"),
  after: days(10),
  does: title,
});

const packOf = (...provisions: AuthoredProvision[]) => assemble({ ...tinySource, provisions });
const pack = packOf(alone, visit, report, always, step);
const touches = (facts: Facts, on = "2020-06-30") => compile(pack).touches(facts, { on });

test("what has a condition touches the children for whom it holds, from its day on", () => {
  expect(touches({ livesAlone: true, incidents: [] })).toEqual({ "TY.alone": "yes", "TY.visit": "yes" });
  expect(touches({ livesAlone: false, incidents: [] })).toEqual({});
  expect(touches({ incidents: [] })).toEqual({ "TY.alone": "unknown", "TY.visit": "unknown" });
  expect(touches({ livesAlone: true, incidents: [] }, "2017-12-31")).toEqual({});
});

test("a term touches while it runs and after it has run out, and no longer when the incident is closed", () => {
  const since = (date: string, state?: "closed"): Facts => ({
    livesAlone: true,
    incidents: [{ kind: "abuse", date, ...(state && { state }) }],
  });
  expect(touches(since("2020-06-29"))).toMatchObject({ "TY.report": "yes" });
  expect(touches(since("2020-01-01"))).toMatchObject({ "TY.report": "yes" });
  expect(touches(since("2020-06-29", "closed"))).not.toHaveProperty("TY.report");
  const { livesAlone: _, ...open } = since("2020-06-29");
  expect(touches(open)).toMatchObject({ "TY.report": "unknown" });
});

test("a term that began with one parent runs while nothing is said of the other", () => {
  const refusal = timer("TY.refusal", "TY-5", title, {
    ...worker,
    starts: fromParentStatus("refusesDuty"),
    after: months(6),
    does: title,
  });
  const father: Facts = { "father.statuses": [{ status: "refusesDuty", since: "2020-06-01" }] };
  const touched = (facts: Facts) => compile(packOf(refusal)).touches(facts, { on: "2020-06-30" });
  expect(touched(father)).toEqual({ "TY.refusal": "yes" });
  expect(touched({})).toEqual({ "TY.refusal": "unknown" });
});

test("duties for everybody and terms of the product's own steps touch nobody in particular", () => {
  const conditional = (pack.provisions ?? []).filter(isConditional).map(({ id }) => id);
  expect(conditional).toEqual(["TY.alone", "TY.visit", "TY.report"]);
  expect(compile(packOf(always)).touches({ livesAlone: true }, { on: "2020-06-30" })).toEqual({});
});

test("a pack says which facts its rules look at", () => {
  const policy = compile(packOf(alone));
  expect(policy.looksAt("livesAlone")).toBe(true);
  expect(policy.looksAt("hivInfected")).toBe(false);
});
