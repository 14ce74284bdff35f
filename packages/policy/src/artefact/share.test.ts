import fc from "fast-check";
import { expect, test } from "vitest";
import { shareAndFreeze } from "./share.ts";

test("equal parts become one object, all of it frozen, and nothing changes", () => {
  const shared = shareAndFreeze({ a: { x: ["one", 1] }, b: { x: ["one", 1] }, c: { x: ["one", "1"] } });
  expect(shared).toEqual({ a: { x: ["one", 1] }, b: { x: ["one", 1] }, c: { x: ["one", "1"] } });
  expect(shared.a).toBe(shared.b);
  expect(shared.a).not.toBe(shared.c);
  expect(Object.isFrozen(shared.c.x)).toBe(true);
});

test("whatever JSON says is kept, the order of keys too", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.stringify(shareAndFreeze(value))).toBe(JSON.stringify(value));
    }),
  );
});
