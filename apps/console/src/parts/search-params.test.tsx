import { expect, test } from "vitest";
import { childrenSearch } from "../pages/children/children-search.ts";
import { frameSearch, signInSearch } from "../shell/frame-search.ts";
import { parseSearch, stringifySearch } from "./search-params.ts";

test("a division code stays twelve digits of text on its way through the address", () => {
  const address = stringifySearch({ area: "640423100000", q: "马 小军", page: undefined });
  expect(address).toBe("?area=640423100000&q=%E9%A9%AC+%E5%B0%8F%E5%86%9B");
  expect(parseSearch(address)).toEqual({ area: "640423100000", q: "马 小军" });
});

test("what does not fit is undefined, so that it overrides the raw text of the address", () => {
  expect(frameSearch({ area: "6404" })).toStrictEqual({ area: undefined });
  expect(childrenSearch(parseSearch("?page=0&allowance=all"))).toHaveProperty("page", undefined);
});

test.each(["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "elsewhere"])(
  "after signing in nobody is sent to %s",
  (next) => {
    expect(signInSearch({ next }).next).toBeUndefined();
  },
);
