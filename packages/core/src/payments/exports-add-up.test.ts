import { afterAll, expect, test } from "vitest";
import { getChildMoney } from "../child-money/get-child-money.ts";
import { moneyPaper } from "../child-money/money-paper.ts";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import { approveCorrections } from "../corrections/approve-corrections.ts";
import { computeCorrections } from "../corrections/compute-corrections.ts";
import { correctionsListInput } from "../corrections/corrections.schema.ts";
import { listCorrections } from "../corrections/list-corrections.ts";
import { type CellContent, readWorkbook } from "../ledger/workbook.ts";
import { getRoster } from "../months/get-roster.ts";
import { listMonths } from "../months/list-months.ts";
import { house } from "../months/month-desk.fixture.ts";
import { bankSheet, getBankFile } from "./bank-file.ts";
import {
  approved,
  CARDS,
  csvOf,
  type Desk,
  fixedMarch,
  PAID,
  prepared,
  rowsOf,
  sheetOf,
  takenOver,
} from "./payment-desk.fixture.ts";
import type { PaymentBatchView } from "./payments.schema.ts";
import { getSummaryFile } from "./summary-file.ts";

afterAll(() => house.close());

const WITH_ACCOUNTS = PAID.map((line) => ({ ...line, bank: "农村商业银行", bankAccount: CARDS.丁双亡 }));

/** A list of two payments: one that came back and goes out again, and arrears of another child. */
async function mixedList(): Promise<{ desk: Desk; id: string; list: PaymentBatchView }> {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { officer, finance } = desk;
  const first = await approved(desk, await prepared(desk));
  await takenOver(desk, first, { 丁双亡: ["成功"], 丁双残: ["成功"], 丁机构: ["失败", "账户冻结"] });
  const id = (await rowsOf(finance, first)).get("丁双亡")?.childId ?? "";
  const { version } = await getChild(officer, { id });
  const said = {
    name: "careArrangement",
    value: "institution",
    from: "2018-03-01",
    evidence: "入住协议",
  } as const;
  await recordFact(officer, { id, version, ...said });
  await computeCorrections(officer, {});
  const { rows, sums } = await listCorrections(finance, correctionsListInput.parse({}));
  const ids = rows.flatMap(({ months }) => months.map((month) => month.id));
  await approveCorrections(finance, { ids, fen: sums.arrearsFen - sums.recoveryFen });
  return { desk, id, list: await approved(desk, await prepared(desk, { kind: "offCycle" })) };
}

type Rows = readonly (readonly CellContent[])[];
const fenOf = (yuan: CellContent | undefined) => Math.round(Number(yuan) * 100);
const added = (amounts: readonly number[]) => amounts.reduce((sum, fen) => sum + fen, 0);
/** The amounts below a header, as far as rows are told apart by their first cell. */
function amountsOf(rows: Rows, header: string, isLine: (first: string) => boolean): number[] {
  const start = rows.findIndex((row) => row.includes(header));
  const at = rows[start]?.indexOf(header) ?? -1;
  return rows
    .slice(start + 1)
    .filter(([first]) => isLine(String(first ?? "")))
    .map((row) => fenOf(row[at]));
}
const totalOf = (rows: Rows, header: string) => {
  const at = rows.find((row) => row.includes(header))?.indexOf(header) ?? -1;
  return fenOf(rows.find((row) => row.some((cell) => String(cell ?? "").startsWith("合计")))?.[at]);
};

const LIST_FEN = 104_900 + 31_200;
const isNumber = (first: string) => first.startsWith("640423-");

test("the bank's list, in each format, and the sums for finance add up to what the lines say", async () => {
  const { desk, list } = await mixedList();
  expect(list.due).toEqual({ payments: 2, fen: LIST_FEN });
  const sheet = sheetOf(await getBankFile(desk.finance, { id: list.id, format: "xlsx" }));
  const lines = amountsOf(sheet, "金额（元）", isNumber);
  expect(lines.toSorted((a, b) => a - b)).toEqual([31_200, 104_900]);
  expect(totalOf(sheet, "金额（元）")).toBe(LIST_FEN);
  for (const format of ["csv", "csvGb"] as const) {
    const table = csvOf(await getBankFile(desk.finance, { id: list.id, format }));
    expect(table).toHaveLength(3);
    expect(amountsOf(table, "金额（元）", isNumber)).toEqual(lines);
  }
  const sums = sheetOf(await getSummaryFile(desk.finance, { id: list.id }));
  for (const block of ["按地区", "按款项", "按档次", "按资金分担"]) {
    const amounts = amountsOf(sums, "金额（元）", (first) => first === block);
    expect([block, amounts.length > 0, added(amounts)]).toEqual([block, true, LIST_FEN]);
  }
  expect(totalOf(sums, "金额（元）")).toBe(LIST_FEN);
});

test("the roster adds up to its total, and its classes to the same", async () => {
  const { finance } = await fixedMarch(WITH_ACCOUNTS);
  const [run] = await listMonths(finance);
  const rows = sheetOf(await getRoster(finance, { id: run?.id ?? "" }));
  const lines = amountsOf(rows, "月金额（元）", (first) => /^\d+$/.test(first));
  expect(lines).toHaveLength(3);
  expect(added(lines)).toBe(231_700);
  expect(totalOf(rows, "月金额（元）")).toBe(231_700);
  const classes = rows.flatMap(([first]) => /^其中：.* (\d+) 人，¥([\d,.]+)/.exec(String(first ?? "")) ?? []);
  const [children, money] = [1, 2].map((group) =>
    classes.filter((_, index) => index % 3 === group).map((text) => Number(text.replaceAll(",", ""))),
  );
  expect(added(children ?? [])).toBe(3);
  expect(added((money ?? []).map(fenOf))).toBe(231_700);
});

test("the guardian's paper adds up: months to the year, what each payment holds to the payment", async () => {
  const { desk, id } = await mixedList();
  const money = await getChildMoney(desk.officer, { id });
  const tables = moneyPaper(money).filter((block) => block.kind === "table");
  const fenOfText = (text = "") => fenOf(text.replaceAll(/[¥,]/g, "").replace("−", "-"));
  const [year, payments] = tables;
  const [sum, ...months] = (year?.rows ?? []).toReversed();
  expect(months).toHaveLength(1);
  for (const column of [2, 3])
    expect(added(months.map((row) => fenOfText(row[column])))).toBe(fenOfText(sum?.[column]));
  expect(fenOfText(sum?.[2])).toBe(104_900);
  expect(payments?.rows).toHaveLength(2);
  for (const row of payments?.rows ?? []) {
    const parts = [...(row[3] ?? "").matchAll(/¥[\d,.]+/g)].map(([text]) => fenOfText(text));
    expect(added(parts)).toBe(fenOfText(row[1]));
  }
});

test("what a person wrote never becomes a formula, and long numbers stay text", async () => {
  const line = {
    number: "640423-201803-1-00001",
    payee: "=HYPERLINK(1)",
    name: "丁，双,亡",
    idNumber: "010423201001010013",
    bank: "+农商",
    account: "0000999900000000001",
    fen: 73_700,
  };
  const bytes = await bankSheet({ title: "清单", number: "x", bureau: "局", purpose: "@", lines: [line] });
  const [sheet] = readWorkbook(bytes);
  expect(sheet?.formulas.size).toBe(0);
  expect(sheet?.rows.find(([first]) => first === line.number)?.slice(1, 8)).toEqual([
    "=HYPERLINK(1)",
    "丁，双,亡",
    "010423201001010013",
    "+农商",
    "0000999900000000001",
    737,
    "@",
  ]);
});
