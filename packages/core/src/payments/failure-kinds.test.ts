import { expect, test } from "vitest";
import { failureKind } from "./failure-kinds.ts";

test.each([
  ["账号户名不符", "payee"],
  ["收款人 姓名 有误", "payee"],
  ["帐号不存在", "account"],
  ["查无此账户", "account"],
  ["该账户已销户", "closed"],
  ["账户冻结", "blocked"],
  ["卡片挂失", "blocked"],
  ["久悬户", "blocked"],
  ["超过Ⅱ类账户限额", "limit"],
  ["系统繁忙", "other"],
  ["", "other"],
] as const)("%s: %s is to be put right", (reason, kind) => {
  expect(failureKind(reason)).toBe(kind);
});
