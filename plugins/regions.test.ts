/** Every region folder here is built and judged; a new region is judged the day its folder appears. */
import { join } from "node:path";
import {
  buildPack,
  checkPack,
  locator,
  readCases,
  readEquivalents,
  regionsIn,
} from "@tongyou/policy/toolkit";
import { expect, test } from "vitest";

const here = import.meta.dirname;

test.each(regionsIn(here))("%s passes its own check", async (region) => {
  const folder = join(here, region);
  const report = checkPack(await buildPack(folder), readCases(folder), {
    equivalents: readEquivalents(folder),
    locate: locator(folder),
  });
  expect(report.problems).toEqual([]);
  expect(report.cases).toBeGreaterThan(0);
  expect(report.coverage.map((one) => one.unclassified + one.itemsWithoutClause)).toEqual(
    report.coverage.map(() => 0),
  );
});
