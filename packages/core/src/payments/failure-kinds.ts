import type { FailureKind } from "./payments.schema.ts";

/** Words by which banks say what is wrong with an account; the first kind of which one stands in the reason holds. */
const WORDS: readonly (readonly [FailureKind, RegExp])[] = [
  ["payee", /户名|姓名|名称不/],
  ["closed", /销户|已注销|已撤销/],
  ["blocked", /冻结|挂失|止付|锁定|久悬|不动户|睡眠|停用|状态异常|状态不正常/],
  ["limit", /限额|超限|[二三]类|[ⅡⅢ]类|I{2,3}类/],
  ["account", /[账帐卡][号户](不存在|错误|有误|不符|不正确|无效)|无此[账帐卡]|查无|[账帐]号.*位/],
];

/** What is to be put right after a payment failed, as far as the bank's words say; `other`: they do not. */
export const failureKind = (reason: string): FailureKind =>
  WORDS.find(([, words]) => words.test(reason.replaceAll(/\s/g, "")))?.[0] ?? "other";
