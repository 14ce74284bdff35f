import type { DesignColumn } from "../ledger/index.ts";

/** The columns of the bank's list; the last two are empty when it goes out, and come back filled. */
export const BANK_COLUMNS = [
  { header: "发放编号", width: 26, kind: "text" },
  { header: "收款人", width: 12, kind: "text" },
  { header: "儿童姓名", width: 12, kind: "text" },
  { header: "公民身份号码", width: 22, kind: "text" },
  { header: "开户银行", width: 20, kind: "text" },
  { header: "银行账号", width: 24, kind: "text" },
  { header: "金额（元）", width: 14, kind: "money" },
  { header: "用途", width: 28, kind: "text" },
  { header: "结果", width: 12, kind: "text" },
  { header: "原因", width: 24, kind: "text" },
] as const satisfies readonly DesignColumn[];

/** What a column of a returned file may be called; white space, brackets and units do not count. */
export const RETURN_HEADERS = {
  number: ["发放编号", "付款编号", "支付编号", "业务编号"],
  amount: ["金额", "发放金额", "交易金额", "实发金额", "代发金额"],
  result: ["结果", "发放结果", "处理结果", "交易结果", "代发结果", "交易状态", "处理状态"],
  reason: ["原因", "失败原因", "退回原因", "退票原因", "失败说明", "处理说明"],
} as const;

/** What banks write for a payment that arrived, and for one that came back. */
export const RESULT_WORDS = {
  paid: [
    "成功",
    "已发放",
    "发放成功",
    "已入账",
    "入账成功",
    "交易成功",
    "支付成功",
    "代发成功",
    "已支付",
    "处理成功",
  ],
  failed: [
    "失败",
    "未成功",
    "发放失败",
    "退回",
    "已退回",
    "退票",
    "已退票",
    "交易失败",
    "支付失败",
    "代发失败",
    "入账失败",
    "处理失败",
  ],
} as const;
