import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, displayOf } from "./cell-text.ts";

const widen = (text: string) =>
  text
    .replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    .replaceAll(" ", "　");

test("full-width codes are narrowed, whatever they hold", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[!-~]{1,20}$/), (text) => {
      expect(cleanText(widen(text), "code")).toEqual({ text, fullWidth: true, spaces: false });
      expect(cleanText(text, "code")).toEqual({ text, fullWidth: false, spaces: false });
    }),
  );
});

test("cleaning twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("code", "name", "prose"), (raw, form) => {
      const once = cleanText(raw, form).text;
      expect(cleanText(once, form)).toEqual({ text: once, fullWidth: false, spaces: false });
    }),
  );
});

test("spaces inside a code and between the characters of a name go", () => {
  expect(cleanText("640423 20051114 9387", "code")).toEqual({
    text: "640423200511149387",
    fullWidth: false,
    spaces: true,
  });
  expect(cleanText("薛　博学", "name")).toEqual({ text: "薛博学", fullWidth: true, spaces: true });
  expect(cleanText(" 买买提·艾力\u200b", "name")).toEqual({
    text: "买买提·艾力",
    fullWidth: false,
    spaces: true,
  });
  expect(cleanText("Anna Smith", "name")).toEqual({ text: "Anna Smith", fullWidth: false, spaces: false });
});

test("prose keeps its Chinese punctuation and inner spaces", () => {
  expect(cleanText("城关镇（东街）：8组，41号", "prose").text).toBe("城关镇（东街）：8组，41号");
  expect(cleanText("城关镇 ８组", "prose")).toEqual({ text: "城关镇 8组", fullWidth: true, spaces: false });
});

test("what a cell shows", () => {
  expect(displayOf(640423100012)).toBe("640423100012");
  expect(displayOf(6.40423200908209e17)).toBe("640423200908209024");
  expect(displayOf(531.5)).toBe("531.5");
  expect(displayOf(null)).toBe("");
  expect(displayOf(new Date("2010-03-05T00:00:00Z"))).toBe("2010-03-05");
  expect(displayOf(new Date(Number.NaN))).toBe("");
});
