import { expect, test } from "vitest";
import { type AwardSpan, awardIn, gapsFrom, isAwarded } from "./award-spans.ts";

const span = (from: string, until: string | null, state: AwardSpan["state"] = "granted"): AwardSpan => ({
  id: from,
  from,
  until,
  state,
});

test("a month before the end belongs to a span, the end does not; a suspended month is not awarded", () => {
  const spans = [span("2018-03", "2018-06"), span("2018-06", "2018-08", "suspended"), span("2018-08", null)];
  expect(awardIn(spans, "2018-05")?.state).toBe("granted");
  expect(awardIn(spans, "2018-06")?.state).toBe("suspended");
  expect(awardIn(spans, "2018-02")).toBeUndefined();
  const awarded = ["2018-02", "2018-03", "2018-05", "2018-06", "2018-07", "2018-08"];
  expect(awarded.filter((month) => isAwarded(spans, month))).toEqual(["2018-03", "2018-05", "2018-08"]);
});

test("gaps are what no span covers from a month on", () => {
  const ended = [span("2018-03", "2018-06"), span("2018-09", "2018-11", "suspended")];
  expect(gapsFrom(ended, "2018-01")).toEqual([
    { from: "2018-01", until: "2018-03" },
    { from: "2018-06", until: "2018-09" },
    { from: "2018-11", until: null },
  ]);
  expect(gapsFrom(ended, "2018-10")).toEqual([{ from: "2018-11", until: null }]);
  expect(gapsFrom([span("2018-03", null)], "2018-03")).toEqual([]);
  expect(gapsFrom([], "2018-03")).toEqual([{ from: "2018-03", until: null }]);
});
