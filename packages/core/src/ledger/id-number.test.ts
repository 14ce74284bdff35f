import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDigit, readIdNumber } from "./id-number.ts";

/** Birth days 1900 to 2099 as eight digits. */
const birthDay = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const place = fc.integer({ min: 110_000, max: 659_999 }).map(String);
const order = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, "0"));
const seventeen = fc
  .tuple(place, birthDay, order)
  .map(([a, b, c]) => ({ digits: a + b.replaceAll("-", "") + c, birth: b }));

/** The check digit as GB 11643 states it: the sum of digit times 2^(place) is 1 modulo 11. */
function fitsStandard(id: string): boolean {
  let sum = 0;
  for (let index = 0; index < 18; index++) {
    const value = id[index] === "X" ? 10 : Number(id[index]);
    sum += value * (2 ** (17 - index) % 11);
  }
  return sum % 11 === 1;
}

test("the example of the standard", () => {
  expect(checkDigit("11010519491231002")).toBe("X");
  expect(checkDigit("44052418800101001")).toBe("4");
});

test("a number with its check digit is valid, and tells birth and sex", () => {
  fc.assert(
    fc.property(seventeen, ({ digits, birth }) => {
      const number = digits + checkDigit(digits);
      expect(fitsStandard(number)).toBe(true);
      const sex = Number(digits[16]) % 2 === 1 ? "male" : "female";
      expect(readIdNumber(number)).toEqual({ kind: "valid", number, birthDate: birth, sex });
    }),
  );
});

test("any single wrong digit is found, and any two neighbours swapped", () => {
  fc.assert(
    fc.property(seventeen, fc.nat(17), fc.integer({ min: 1, max: 9 }), ({ digits }, at, step) => {
      const number = digits + checkDigit(digits);
      const wrong = at === 17 ? (number[17] === "X" ? "0" : "X") : String((Number(number[at]) + step) % 10);
      const slipped = number.slice(0, at) + wrong + number.slice(at + 1);
      expect(readIdNumber(slipped).kind).not.toBe("valid");
      const swapped = number.slice(0, 14) + number.charAt(15) + number.charAt(14) + number.slice(16);
      if (swapped !== number) expect(readIdNumber(swapped).kind).toBe("check");
    }),
  );
});

test("fifteen digits become eighteen, and the same person", () => {
  fc.assert(
    fc.property(seventeen, ({ digits, birth }) => {
      fc.pre(birth.startsWith("19"));
      const old = digits.slice(0, 6) + digits.slice(8);
      const reading = readIdNumber(old);
      expect(reading).toMatchObject({ kind: "old", number: digits + checkDigit(digits), birthDate: birth });
    }),
  );
});

test.each([
  "",
  "64042320090820961",
  "6404232009082096166",
  "64042320090230961X",
  "64042320091320961X",
  "X40423200908209616",
  "64042320090820961x",
  "640423200908209616 ",
  "640423991320905",
  "不详",
])("%j is no citizen number", (text) => {
  expect(readIdNumber(text)).toEqual({ kind: "format" });
});
