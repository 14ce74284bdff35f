import { expect, test } from "vitest";
import { hideSmall } from "./hide-small.ts";

test("numbers that could point at a person are hidden, and one hidden alone takes the next with it", () => {
  expect(hideSmall([0, 12, 30])).toEqual([0, 12, 30]);
  expect(hideSmall([3, 30, 12, 0])).toEqual([null, 30, null, 0]);
  expect(hideSmall([3, 9, 10])).toEqual([null, null, 10]);
  expect(hideSmall([3])).toEqual([null]);
});
