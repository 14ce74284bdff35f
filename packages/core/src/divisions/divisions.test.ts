import { expect, test } from "vitest";
import {
  areaRange,
  countyOf,
  divisionsUnder,
  findCountiesByName,
  findCountyByName,
  findDivision,
  isKnownVillage,
  isWithin,
} from "./index.ts";

test("a village has its name, its full address and its town as parent", () => {
  expect(findDivision("640423100012")).toEqual({
    code: "640423100012",
    name: "隆泉社区",
    fullName: "宁夏回族自治区固原市隆德县城关镇隆泉社区",
    level: 5,
    parent: "640423100000",
  });
});

test("grouping names stay out of the full name", () => {
  expect(findDivision("110109000000")).toMatchObject({
    name: "门头沟区",
    fullName: "北京市门头沟区",
    level: 3,
  });
});

test("a village outside the named provinces is known by its code", () => {
  const [village] = divisionsUnder("130102001000", 5);
  expect(village && isKnownVillage(village.code)).toBe(true);
  expect(village?.name).toBe(village?.code);
});

test("unknown, malformed and non-village codes are not villages", () => {
  for (const code of [
    "640423100998",
    "640423999999",
    "640423100000",
    "64042310001",
    "",
    "64042310001X",
    "640423",
  ]) {
    expect(isKnownVillage(code)).toBe(false);
  }
  expect(findDivision("640423999999")).toBeUndefined();
  expect(findDivision("640499000000")).toBeUndefined();
});

test.each([
  ["640000000000", "650000000000"],
  ["640400000000", "640500000000"],
  ["640423000000", "640424000000"],
  ["640423100000", "640423101000"],
  ["640423100012", "640423100013"],
  ["640499000000", "640500000000"],
])("the area %s ends before %s", (lo, hi) => {
  expect(areaRange(lo)).toEqual({ lo, hi });
});

test("a malformed area is refused, never widened", () => {
  for (const code of ["", "64", "640423", "64042310001X", "000000000000"]) {
    expect(() => areaRange(code)).toThrow(RangeError);
  }
});

test("within an area by code", () => {
  expect(isWithin("640423100012", "640423000000")).toBe(true);
  expect(isWithin("640423000000", "640423000000")).toBe(true);
  expect(isWithin("640424100012", "640423000000")).toBe(false);
  expect(countyOf("640423100012")).toBe("640423000000");
});

test("the divisions of a province count as the statistics do", () => {
  expect(divisionsUnder("640000000000", 5)).toHaveLength(2912);
  expect(divisionsUnder("640000000000", 2)).toHaveLength(5);
  expect(divisionsUnder("640423000000", 3).map(({ name }) => name)).toEqual(["隆德县"]);
  expect(divisionsUnder("640423000000", 4).length).toBeGreaterThan(10);
  expect(divisionsUnder("350000000000", 5)).toHaveLength(17498);
});

test("a city that is its own county stands once", () => {
  expect(findDivision("441900000000")).toMatchObject({ name: "东莞市", level: 2 });
  const [town] = divisionsUnder("441900000000", 4);
  expect(town?.fullName.startsWith("广东省东莞市东莞市")).toBe(false);
  expect(town?.parent).toBe("441900000000");
});

test("the reporting unit names its county", () => {
  expect(findCountyByName("填报单位：隆德县民政局（盖章）")?.code).toBe("640423000000");
  expect(findCountyByName("登封市民政局")?.code).toBe("410185000000");
  expect(findCountyByName("莆田市荔城区民政局")?.code).toBe("350304000000");
  expect(findCountyByName("民政局")).toBeUndefined();
});

test("a name several counties bear is narrowed by its city, else left open", () => {
  expect(findCountyByName("鼓楼区民政局")).toBeUndefined();
  expect(findCountiesByName("鼓楼区民政局").length).toBeGreaterThan(2);
  expect(findCountyByName("福建省福州市鼓楼区民政局")?.code).toBe("350102000000");
});
