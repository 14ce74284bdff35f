import { expect, test } from "vitest";
import { fenOf, yuanOf } from "./money.tsx";

test.each([
  [0, "¥0.00"],
  [5, "¥0.05"],
  [104_900, "¥1,049.00"],
  [-53_100, "−¥531.00"],
  [123_456_789_01, "¥123,456,789.01"],
])("%d fen reads %s", (fen, text) => {
  expect(yuanOf(fen)).toBe(text);
});

test.each([
  ["1049", 104_900],
  ["1,049.00", 104_900],
  ["￥531.5", 53_150],
  ["0.07", 7],
  ["1.005", undefined],
  ["-3", undefined],
  ["", undefined],
  ["一千", undefined],
])("%s yuan is typed as %s fen", (text, fen) => {
  expect(fenOf(text)).toBe(fen);
});
