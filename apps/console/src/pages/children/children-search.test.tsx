import { expect, test } from "vitest";
import { childrenSearch, isNarrowed } from "./children-search.ts";
import { readIdNumber } from "./read-id-number.ts";

test("the address keeps what the list understands and drops the rest", () => {
  expect(
    childrenSearch({ q: " 马 ", allowance: "needs", status: "gone", page: "3", sort: "secret", other: "1" }),
  ).toEqual({ q: "马", allowance: "needs", page: 3 });
  expect(childrenSearch({ page: "-1", q: "  " })).toEqual({});
});

test("rules of the policy book narrow the list; the area, the order and the page do not", () => {
  expect(childrenSearch({ group: "orphan", entitlement: "NX-3.3-a", provision: "LC.alone" })).toEqual({
    group: "orphan",
    entitlement: "NX-3.3-a",
    provision: "LC.alone",
  });
  expect(childrenSearch({ group: "giants" })).toEqual({});
  expect(isNarrowed({ provision: "LC.alone" })).toBe(true);
  const rest = { area: "640423000000", sort: "pinyin", page: 2 } as const;
  expect(isNarrowed(rest)).toBe(false);
});

test("a whole ID number tells the birth date and the sex, a part of one nothing", () => {
  expect(readIdNumber("64042320100305124X")).toEqual({ birthDate: "2010-03-05", sex: "female" });
  expect(readIdNumber("640423201003051231")).toEqual({ birthDate: "2010-03-05", sex: "male" });
  expect(readIdNumber("64042320100305")).toBeUndefined();
  expect(readIdNumber("640423201013051231")).toBeUndefined();
});
