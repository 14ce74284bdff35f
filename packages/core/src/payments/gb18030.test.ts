import fc from "fast-check";
import { expect, test } from "vitest";
import { writeGb18030 } from "./gb18030.ts";

const read = (bytes: Uint8Array) => new TextDecoder("gb18030", { fatal: true }).decode(bytes);

test("names are written as the national character set has them, rare ones too", () => {
  expect([...writeGb18030("结果,成功")]).toEqual([0xbd, 0xe1, 0xb9, 0xfb, 0x2c, 0xb3, 0xc9, 0xb9, 0xa6]);
  for (const name of ["丁䶮", "丁㛃", "丁𬱖", "买买提·丁"]) expect(read(writeGb18030(name))).toBe(name);
});

test("whatever text is written reads back the same", () => {
  const character = fc
    .integer({ min: 0, max: 0x10_ffff })
    .filter((point) => point !== 0xfffd && (point < 0xd800 || point > 0xf8ff))
    .map((point) => String.fromCodePoint(point));
  const text = fc.string({ unit: character });
  fc.assert(
    fc.property(text, (one) => {
      expect(read(writeGb18030(one))).toBe(one);
    }),
  );
});

test("half a character becomes a question mark", () => {
  expect([...writeGb18030("\uD800")]).toEqual([0x3f]);
});
