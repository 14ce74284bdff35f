import { expect, test } from "vitest";
import { digestPassword, isPasswordOf, makeFirstPassword, requireGoodPassword } from "./password.ts";

test("a digest verifies its own password and no other", async () => {
  const digest = await digestPassword("一匹 马 在 河边 走");
  expect(digest).toMatch(/^argon2id\$19456\$3\$1\$/);
  expect(await isPasswordOf("一匹 马 在 河边 走", digest)).toBe(true);
  expect(await isPasswordOf("一匹 马 在 河边 跑", digest)).toBe(false);
  expect(await isPasswordOf("", digest)).toBe(false);
});

test("without a digest nothing is right", async () => {
  expect(await isPasswordOf("anything at all", undefined)).toBe(false);
});

test("the same password twice gives two digests", async () => {
  expect(await digestPassword("the same words")).not.toBe(await digestPassword("the same words"));
});

test("full-width and half-width digits are one password", async () => {
  expect(await isPasswordOf("river-2018-march", await digestPassword("river-２０１８-march"))).toBe(true);
});

test.each([
  ["too short", "short-1"],
  ["the login in it", "zhang.san-2018"],
  ["the bureau in it", "myningxiawords"],
  ["the name in it", "王小明明的一个密码"],
  ["one of the worst", "Password123"],
  ["few different characters", "aaaabbbbaaaa"],
])("refused: %s", (_, password) => {
  expect(() => requireGoodPassword(password, ["zhang.san", "王小明", "ningxia"])).toThrow(
    expect.objectContaining({ code: "invalid", field: "next" }),
  );
});

test("a few unrelated words pass, and so does every first password", () => {
  requireGoodPassword("correct horse 27 battery", ["zhang.san", "王小明", "ningxia"]);
  for (let n = 0; n < 50; n++) {
    const first = makeFirstPassword();
    expect(first).toMatch(/^[a-hjkmnp-z]{4}-[2-9]{4}-[a-hjkmnp-z]{5}-[2-9]{4}$/);
    requireGoodPassword(first, ["zhang.san", "ningxia"]);
  }
});
