import { addDays, isCivilDate } from "@tongyou/policy";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt } from "./due-at.ts";
import { isWorkingDay } from "./working-calendar.ts";

const evening = new Date("2026-09-29T20:30:00+08:00");

describe("a span runs out", () => {
  test("hours after the instant, wherever midnight lies", () => {
    expect(dueAt(evening, { count: 24, unit: "hours" })).toEqual({
      at: new Date("2026-09-30T20:30:00+08:00"),
      day: "2026-09-30",
    });
  });

  test("at the end of the last day, the first not counted", () => {
    expect(dueAt(evening, { count: 3, unit: "days" })).toEqual({
      at: new Date("2026-10-03T00:00:00+08:00"),
      day: "2026-10-02",
    });
    // 00:30 in Shanghai is still the day before in UTC.
    expect(dueAt(new Date("2026-09-29T16:30:00Z"), { count: 1, unit: "days" }).day).toBe("2026-10-01");
  });

  test.each([
    ["over the National Day holidays", "2026-09-30", 1, "2026-10-08"],
    ["on a Saturday worked in exchange", "2026-10-09", 1, "2026-10-10"],
    ["over an ordinary weekend", "2026-11-20", 3, "2026-11-25"],
    ["from a holiday", "2026-10-03", 2, "2026-10-09"],
    ["over a spring festival", "2018-02-14", 2, "2018-02-23"],
  ])("in working days %s", (_case, from, count, day) => {
    expect(dueAt(from, { count, unit: "workingDays" })).toMatchObject({ day });
    expect(dueAt(from, { count, unit: "workingDays" })).not.toHaveProperty("calendar");
  });

  test("in working days of a year whose holidays are not published, and says so", () => {
    expect(dueAt("2098-12-30", { count: 5, unit: "workingDays" })).toMatchObject({
      day: "2099-01-06",
      calendar: 2098,
    });
  });

  test.each([
    ["2026-08-31", { count: 6, unit: "months" }, "2027-02-28"],
    ["2024-02-29", { count: 1, unit: "years" }, "2025-02-28"],
    ["2017-03-05", { count: 2, unit: "years" }, "2019-03-05"],
  ] as const)("in months and years held to the last day of the month: %s", (from, span, day) => {
    expect(dueAt(from, span).day).toBe(day);
  });
});

test("working days are counted one by one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 40 }), (offset, count) => {
      const from = addDays("2012-01-01", offset);
      const { day } = dueAt(from, { count, unit: "workingDays" });
      let worked = 0;
      for (let on = addDays(from, 1); on <= day; on = addDays(on, 1)) worked += Number(isWorkingDay(on));
      expect(isCivilDate(day)).toBe(true);
      expect([worked, isWorkingDay(day)]).toEqual([count, true]);
    }),
  );
});
