import { expect, test } from "vitest";
import { searchNames } from "./identity.ts";

test.each([
  ["张小明", "zhangxiaoming", "zxm"],
  ["单雄信", "shanxiongxin", "sxx"],
  ["曾子", "zengzi", "zz"],
  ["欧阳修", "ouyangxiu", "oyx"],
  ["吕绿", "lvlv", "ll"],
  ["马·阿依莎", "maayisha", "mays"],
])("%s is found as %s and %s", (name, pinyin, initials) => {
  expect(searchNames(name)).toEqual({ pinyin, initials });
});
