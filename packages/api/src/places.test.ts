import { PLACES_OF_WORK } from "@tongyou/core";
import { expect, test } from "vitest";
import { appRouter } from "./index.ts";

const known = new Set(Object.keys(appRouter._def.procedures));

test.each(Object.entries(PLACES_OF_WORK))("the router has what is done in %s", (_, { doors, procedures }) => {
  expect(procedures.length).toBeGreaterThan(0);
  const named = [...procedures, ...doors.map(({ procedure }) => procedure)];
  expect(named.filter((procedure) => !known.has(procedure))).toEqual([]);
});
