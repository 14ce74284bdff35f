import fc from "fast-check";
import { expect, test } from "vitest";
import { timelineOf } from "./timeline.ts";

type Said = { from: string | null; to: string | null; value: string };
const said = (from: string | null, to: string | null, value: string): Said => ({ from, to, value });
const held = (statements: Said[]) =>
  timelineOf(statements).holds.map(({ from, to, statement }) => [from, to, statement.value]);

test("a change from a later day ends the earlier statement that day", () => {
  expect(held([said("2018-03-31", null, "kinship"), said("2018-04-10", null, "foster")])).toEqual([
    ["2018-03-31", "2018-04-10", "kinship"],
    ["2018-04-10", null, "foster"],
  ]);
});

test("a correction from the same day takes the place of the earlier statement", () => {
  const wrong = said("2018-03-31", null, "kinship");
  const right = said("2018-03-31", null, "foster");
  const { holds, superseded } = timelineOf([wrong, right]);
  expect(holds).toEqual([{ from: "2018-03-31", to: null, statement: right }]);
  expect(superseded).toEqual([{ statement: wrong, by: right }]);
});

test("a statement about a stretch in the past leaves what came before and after", () => {
  expect(held([said(null, null, "parents"), said("2018-02-01", "2018-03-01", "institution")])).toEqual([
    [null, "2018-02-01", "parents"],
    ["2018-02-01", "2018-03-01", "institution"],
    ["2018-03-01", null, "parents"],
  ]);
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2018-02-${String(n).padStart(2, "0")}`);
const statement = fc
  .tuple(fc.option(day), fc.option(day), fc.string({ minLength: 1, maxLength: 3 }))
  .filter(([from, to]) => from === null || to === null || from < to)
  .map(([from, to, value]) => said(from, to, value));

test("on every day the statement holds that was made last about it", () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), day, (statements, on) => {
      const covers = ({ from, to }: { from: string | null; to: string | null }) =>
        (from === null || from <= on) && (to === null || on < to);
      const last = statements.filter(covers).at(-1);
      const holding = timelineOf(statements).holds.filter(covers);
      expect(holding.map(({ statement: kept }) => kept)).toEqual(last ? [last] : []);
    }),
  );
});

test("a statement either holds on some day or is superseded, never both and never neither", () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), (statements) => {
      const { holds, superseded } = timelineOf(statements);
      const kept = new Set(holds.map((stretch) => stretch.statement));
      const gone = superseded.map((pair) => pair.statement);
      expect(new Set([...kept, ...gone]).size).toBe(statements.length);
      expect(gone.some((statement) => kept.has(statement))).toBe(false);
    }),
  );
});
