import { expect, test } from "vitest";
import { cleanName } from "./clean-name.ts";
import { recogniseFile } from "./recognise-file.ts";
import { REFUSED, SAMPLES } from "./sample-files.fixture.ts";

test.each(Object.entries(SAMPLES))("%s is recognised by its content", (type, make) => {
  expect(recogniseFile(make("more"))).toBe(type);
});

test.each(Object.entries(REFUSED))("%s is recognised as nothing that is kept", (_, bytes) => {
  expect(recogniseFile(bytes)).toBeUndefined();
});

test.each([
  ["判决书.pdf", "判决书.pdf"],
  ["C:\\Users\\某人\\照片.JPG", "照片.jpg"],
  ["../../etc/passwd", "passwd.pdf"],
  ["a/b/.hidden.pdf", "hidden.pdf"],
  ["户口簿\u202Efdp.exe", "户口簿fdp.pdf"],
  ["换行\r\nSet-Cookie: x.pdf", "换行Set-Cookie x.pdf"],
  ["第1.2版.pdf", "第1.2版.pdf"],
  ["...", "附件.pdf"],
  [`${"长".repeat(200)}.pdf`, `${"长".repeat(80)}.pdf`],
])("%j is kept under a name that cannot mislead", (given, kept) => {
  expect(cleanName(given, kept.endsWith("jpg") ? "jpg" : "pdf")).toBe(kept);
});
