import fc from "fast-check";
import { expect, test } from "vitest";
import { amountOfNumber, amountOfText } from "./amount-cell.ts";

test("every amount in fen reads back exactly, as number and as text", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
      expect(amountOfNumber(fen / 100)).toEqual({ fen, clean: true });
      const text = (fen / 100).toFixed(2);
      const grouped = text.replace(/\B(?=(\d{3})+(?=\.))/g, ",");
      for (const written of [text, `${text}元`, `¥${grouped}`]) {
        expect(amountOfText(written)).toEqual({ fen, clean: false });
      }
    }),
  );
});

test("a formula's rounding noise is not money", () => {
  expect(amountOfNumber(0.1 + 0.2)).toEqual({ fen: 30, clean: true });
});

test.each([
  "五百元",
  "-531",
  "531.005",
  "5,31",
  "531-600",
  "约531",
  "531.5.5",
  "1e3",
  "NaN",
  "531元/年",
  "0x10",
])("%s is no amount", (text) => {
  expect(amountOfText(text)).toBeUndefined();
});

test.each([-1, 531.005, Number.NaN, Number.POSITIVE_INFINITY, 1e12])("%d is no amount", (value) => {
  expect(amountOfNumber(value)).toBeUndefined();
});
