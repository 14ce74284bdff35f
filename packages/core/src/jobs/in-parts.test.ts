import { setImmediate as moment } from "node:timers/promises";
import { expect, test } from "vitest";
import { inParts } from "./in-parts.ts";

const TEN = Array.from({ length: 10 }, (_, at) => at);

test("everything is worked on once, in parts, with two of them in hand", async () => {
  const parts: number[][] = [];
  let [inHand, most] = [0, 0];
  await inParts(TEN, 3, async (part) => {
    most = Math.max(most, ++inHand);
    await moment();
    parts.push([...part]);
    inHand--;
  });
  expect(parts.map(({ length }) => length).sort((a, b) => a - b)).toEqual([1, 3, 3, 3]);
  expect(parts.flat().sort((a, b) => a - b)).toEqual(TEN);
  expect(most).toBe(2);
});

test("the first error ends it", async () => {
  await expect(
    inParts(TEN, 3, async (part) => {
      await moment();
      if (part.includes(4)) throw new Error("of the second part");
    }),
  ).rejects.toThrow("of the second part");
});

test("nothing is nothing to do", async () => {
  const work = () => Promise.reject(new Error("there is no part"));
  await expect(inParts([], 3, work)).resolves.toBeUndefined();
});
