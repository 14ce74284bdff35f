import { expect, test } from "vitest";
import { waterfallOf } from "./waterfall.ts";

const counts = {
  new: 0,
  stopped: 0,
  changed: 0,
  unchanged: 0,
  unawarded: 0,
  suspended: 0,
  needs: 0,
  choice: 0,
  review: 0,
  none: 0,
};

test("each step hangs where the one before ended, and the last bar is this month", () => {
  const bars = waterfallOf({
    children: 3,
    paid: 3,
    fen: 230_000,
    previousFen: 200_000,
    joinedFen: 104_900,
    leftFen: -73_700,
    changedFen: -1_200,
    counts,
    byClass: [],
    alreadyFixed: 0,
  });
  expect(bars.map(({ key, low, high }) => [key, low, high])).toEqual([
    ["last", 0, 200_000],
    ["joined", 200_000, 304_900],
    ["left", 231_200, 304_900],
    ["changed", 230_000, 231_200],
    ["now", 0, 230_000],
  ]);
});
