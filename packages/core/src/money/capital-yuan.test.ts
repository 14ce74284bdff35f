import fc from "fast-check";
import { expect, test } from "vitest";
import { capitalYuan } from "./capital-yuan.ts";

test.each([
  [0, "零元整"],
  [1, "壹分"],
  [10, "壹角"],
  [11, "壹角壹分"],
  [100, "壹元整"],
  [105, "壹元零伍分"],
  [150, "壹元伍角"],
  [1000, "壹拾元整"],
  [10010, "壹佰元壹角"],
  [10100, "壹佰零壹元整"],
  [73700, "柒佰叁拾柒元整"],
  [100100, "壹仟零壹元整"],
  [104900, "壹仟零肆拾玖元整"],
  [1000100, "壹万零壹元整"],
  [1001000, "壹万零壹拾元整"],
  [5377800, "伍万叁仟柒佰柒拾捌元整"],
  [10000000, "壹拾万元整"],
  [10010000, "壹拾万零壹佰元整"],
  [1001000107, "壹仟零壹万零壹元零柒分"],
  [10000000000, "壹亿元整"],
  [10000000100, "壹亿零壹元整"],
  [10001000000, "壹亿零壹万元整"],
  [-105, "负壹元零伍分"],
])("%i fen is %s", (fen, text) => {
  expect(capitalYuan(fen)).toBe(text);
});

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const UNITS: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Reads capital numerals back, independently of the writer. */
function read(text: string): number {
  const fraction = /(?:(.)角)?(?:零?(.)分)?整?$/.exec(text);
  const yuan = text.includes("元") ? text.slice(0, text.indexOf("元")) : "";
  let [total, section, digit] = [0, 0, 0];
  for (const character of yuan) {
    if (character === "万" || character === "亿") {
      total = (total + section + digit) * (character === "万" ? 10_000 : 100_000_000);
      [section, digit] = [0, 0];
    } else if (UNITS[character]) {
      section += digit * (UNITS[character] ?? 0);
      digit = 0;
    } else digit = DIGITS.indexOf(character);
  }
  const value = (character: string | undefined) => (character ? DIGITS.indexOf(character) : 0);
  return (total + section + digit) * 100 + value(fraction?.[1]) * 10 + value(fraction?.[2]);
}

test("what is written reads back as the same amount, up to a hundred million yuan", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (fen) => {
      expect(read(capitalYuan(fen))).toBe(fen);
    }),
  );
});

test("never two 零 in a row, and never 零 before a unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999_999_99 }), (fen) => {
      expect(capitalYuan(fen)).not.toMatch(/零零|零[拾佰仟万亿元角分]/);
    }),
  );
});

test("anything but integer fen is refused", () => {
  for (const value of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
    expect(() => capitalYuan(value)).toThrow(RangeError);
  }
});
