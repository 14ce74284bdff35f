import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  divide,
  multiply,
  parseRational,
  type Rational,
  rational,
  roundTo,
  subtract,
  toDecimal,
} from "./rational.ts";

const parse = (text: string): Rational => parseRational(text) ?? rational(0n);

test("reads decimals and fractions exactly, and nothing else", () => {
  expect(parse("0.1")).toEqual(rational(1n, 10n));
  expect(parse("-9118.70")).toEqual(rational(-91187n, 10n));
  expect(parse("4/6")).toEqual(rational(2n, 3n));
  for (const text of ["", "1e3", "1,000", "０.1", "1/0", "abc", "1.", ".5", "9".repeat(60)])
    expect(parseRational(text)).toBeUndefined();
});

test("a tenth and two tenths are three tenths", () => {
  expect(add(parse("0.1"), parse("0.2"))).toEqual(parse("0.3"));
});

test("rounds by mode and unit, halves away from zero", () => {
  const yuan = rational(1n);
  expect(toDecimal(roundTo(parse("48.5"), yuan, "halfUp"))).toBe("49");
  expect(toDecimal(roundTo(parse("-48.5"), yuan, "halfUp"))).toBe("-49");
  expect(toDecimal(roundTo(parse("48.86"), yuan, "down"))).toBe("48");
  expect(toDecimal(roundTo(parse("-48.86"), yuan, "down"))).toBe("-49");
  expect(toDecimal(roundTo(parse("48.01"), yuan, "up"))).toBe("49");
  expect(toDecimal(roundTo(parse("-48.01"), yuan, "up"))).toBe("-48");
  expect(toDecimal(roundTo(parse("1234"), parse("5"), "halfUp"))).toBe("1235");
});

test("shows what is not exact", () => {
  expect(toDecimal(parse("1/3"))).toBe("0.3333…");
  expect(toDecimal(parse("-0.5"))).toBe("-0.5");
});

test("division undoes multiplication, subtraction undoes addition", () => {
  const some = fc
    .tuple(fc.bigInt(-1_000_000_000n, 1_000_000_000n), fc.bigInt(1n, 1_000_000n))
    .map(([n, d]) => rational(n, d));
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(subtract(add(a, b), b)).toEqual(a);
      if (b.numerator !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
    }),
  );
  expect(() => divide(rational(1n), rational(0n))).toThrow(RangeError);
});
