import { expect, test } from "vitest";
import { draftOf, saidValue } from "./fact-value.ts";

test("a set starts from what is known, a single value from nothing", () => {
  expect(draftOf("father.statuses", [{ status: "imprisoned", since: "2017-01-01" }])).toEqual({
    type: "statuses",
    rows: [{ key: 0, status: "imprisoned", since: "2017-01-01" }],
  });
  expect(draftOf("sex", "male")).toEqual({ type: "one", value: undefined });
});

test("a status that has ended keeps the day it ended", () => {
  const ended = [{ status: "imprisoned", since: "2015-01-01", until: "2017-01-01" }];
  expect(saidValue("father.statuses", draftOf("father.statuses", ended))).toEqual(ended);
});

test("a draft that is not whole has no value", () => {
  expect(
    saidValue("father.statuses", { type: "statuses", rows: [{ key: 0, status: undefined }] }),
  ).toBeUndefined();
  expect(saidValue("school", { type: "one", value: "  " })).toBeUndefined();
  expect(saidValue("disabilityGrade", { type: "one", value: 9 })).toBeUndefined();
});

test("unknown parts are left out, and an empty set says that nothing holds", () => {
  expect(
    saidValue("mother.statuses", {
      type: "statuses",
      rows: [{ key: 3, status: "missing", since: undefined }],
    }),
  ).toEqual([{ status: "missing" }]);
  expect(saidValue("incidents", { type: "incidents", rows: [] })).toEqual([]);
  expect(saidValue("incidents", { type: "incidents", rows: undefined })).toBeUndefined();
  expect(saidValue("hivInfected", { type: "one", value: false })).toBe(false);
});
