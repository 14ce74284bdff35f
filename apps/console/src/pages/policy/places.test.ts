import { PLACES_OF_WORK } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { createConsoleRouter } from "../../router.tsx";

const { routesByPath } = createConsoleRouter("/");
const routes = new Map(Object.entries(routesByPath));
const doors = Object.entries(PLACES_OF_WORK).flatMap(([place, { doors: own }]) =>
  own.map(({ path, procedure }) => [place, path, procedure] as const),
);

test.each(doors)("%s: %s is a page, opened by %s, that knows its search", (_, path, procedure) => {
  const [page = "", search = ""] = path.split("?");
  const route = routes.get(page);
  expect(route, path).toBeDefined();
  // The workbench is everybody's, as its procedure is.
  expect(route?.options.staticData?.permission ?? "workbench.get").toBe(procedure);
  const asked = Object.fromEntries(new URLSearchParams(search));
  const validate: unknown = route?.options.validateSearch;
  expect(typeof validate === "function" ? validate(asked) : {}).toMatchObject(asked);
});

test("every place has a page", () => {
  const closed = Object.entries(PLACES_OF_WORK).filter(([, place]) => place.doors.length === 0);
  expect(closed.map(([place]) => place)).toEqual([]);
});
