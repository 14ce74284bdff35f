import { expect, test } from "vitest";
import { type BankList, bankSheet } from "./bank-file.ts";
import { writeCsv } from "./csv.ts";
import { readReturns } from "./read-returns.ts";

const line = (serial: string, fen: number) => ({
  number: `640423-201803-1-${serial}`,
  payee: "丁守护",
  name: "丁双亡",
  idNumber: "",
  bank: "农村商业银行",
  account: "6299990000000000012",
  fen,
});
const LIST: BankList = {
  title: "隆德县一卡通发放清单",
  number: "640423-201803-1",
  bureau: "隆德县民政局",
  purpose: "2018-03 津贴",
  lines: [line("00001", 73_700), line("00002", 104_900)],
};

const TOLD = [
  { number: "640423-201803-1-00001", fen: 73_700, result: "成功", reason: "" },
  { number: "640423-201803-1-00002", fen: 104_900, result: "失败", reason: "账号户名不符" },
];

test("our own workbook as it went out has its rows and nothing else: no title, total or amount in words", async () => {
  expect(readReturns(await bankSheet(LIST))).toMatchObject([
    { number: TOLD[0]?.number, fen: 73_700, result: "", reason: "" },
    { number: TOLD[1]?.number, fen: 104_900, result: "", reason: "" },
  ]);
});

test("a bank's own table is read: other names, another order, a title, a total, a repeated header", async () => {
  const table = [
    ["代发结果清单"],
    ["失败原因", "处理状态", "实发金额(元)", "业务编号"],
    ["", "代发成功", "737.00", "640423-201803-1-00001"],
    ["失败原因", "处理状态", "实发金额(元)", "业务编号"],
    ["账号户名不符", "退票", "1,049.00", "640423-201803-1-00002"],
    ["合计", "", "1,786.00", "共2笔"],
  ];
  const told = TOLD.map((one, index) => ({ ...one, result: index === 0 ? "代发成功" : "退票" }));
  for (const encoding of ["utf8", "gb18030"] as const)
    expect(readReturns(writeCsv(table, encoding))).toMatchObject(told);
});

test("a result without a number is kept, to be refused; a row that says nothing is not", () => {
  const rows = [
    ["发放编号", "金额", "结果"],
    ["", "737.00", "成功"],
    ["", "", ""],
  ];
  expect(readReturns(writeCsv(rows))).toEqual([
    { row: 2, number: "", fen: 73_700, result: "成功", reason: "" },
  ]);
});

test.each([
  ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), "旧版 .xls"],
  ["a column twice", writeCsv([["发放编号", "金额", "结果", "处理结果"]]), "这一列有两个"],
  ["no amount", writeCsv([["发放编号", "结果"]]), "没有找到“金额”这一列"],
  ["a list of something else", writeCsv([["姓名", "金额"]]), "没有找到“发放编号”、“结果”这几列"],
])("%s is refused with what to do", (_, bytes, cause) => {
  expect(() => readReturns(bytes)).toThrow(
    expect.objectContaining({
      code: "invalid",
      reason: expect.objectContaining({ zh: expect.stringContaining(cause) }),
    }),
  );
});
