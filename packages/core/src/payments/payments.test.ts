import { afterAll, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { house, later, MARCH } from "../months/month-desk.fixture.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { approveBatch, cancelBatch } from "./approve-batch.ts";
import { getBankFile } from "./bank-file.ts";
import { answerReopen, askReopen, closeBatch } from "./close-batch.ts";
import { getBatchView } from "./get-batch.ts";
import { leaveOut } from "./leave-out.ts";
import { listBatches } from "./list-batches.ts";
import { listPayments } from "./list-payments.ts";
import { markAllPaid, markPayment } from "./mark-payment.ts";
import {
  approved,
  CARDS,
  csvOf,
  fixedMarch,
  prepared,
  returned,
  rowsOf,
  sheetOf,
  takenOver,
  versionOf,
} from "./payment-desk.fixture.ts";
import { prepareBatch } from "./prepare-batch.ts";
import { getSummaryFile } from "./summary-file.ts";
import { previewReturns, takeReturns } from "./take-returns.ts";
import { getWaiting } from "./waiting.ts";

afterAll(() => house.close());

const conflict = { code: "conflict" };
const because = "监护人正在办卡";
const page = { offset: 0, limit: 50 };

test("a month goes from the fixed list to the bank and back to zero", async () => {
  const desk = await fixedMarch();
  const { finance, officer } = desk;
  const list = await prepared(desk);
  expect(list).toMatchObject({
    kind: "month",
    number: "640423-201803-1",
    state: "prepared",
    due: { payments: 3, fen: 231_700 },
    checks: [{ code: "noAccount", blocking: true, payments: 1 }],
  });
  await expect(approveBatch(officer, versionOf(list))).rejects.toMatchObject(conflict);
  const left = await leaveOut(finance, { ...versionOf(list), reason: because });
  expect(left).toMatchObject({ due: { payments: 2, fen: 178_600 }, leftOut: { payments: 1, fen: 53_100 } });
  const sent = await approved(desk, left);
  expect(sent).toMatchObject({ state: "approved", open: { payments: 2, fen: 178_600 }, checks: [] });
  const answered = await takenOver(desk, sent, {
    丁双亡: ["成功"],
    丁机构: ["失败", "账号户名不符"],
  });
  expect(answered).toMatchObject({
    paid: { payments: 1, fen: 73_700 },
    failed: { payments: 1, fen: 104_900 },
    open: { payments: 0, fen: 0 },
  });
  const closed = await closeBatch(finance, versionOf(answered));
  expect(closed).toMatchObject({ state: "closed", due: { payments: 2, fen: 178_600 } });
  expect(closed.steps.map(({ step }) => step)).toEqual([
    "prepared",
    "leftOut",
    "approved",
    "exported",
    "returned",
    "closed",
  ]);
  // What failed and what was left out goes into the next list, once.
  expect(await getWaiting(finance)).toEqual([{ kind: "again", payments: 1, fen: 104_900 }]);
  // In Ningxia the town pays its own children.
  const id = (await rowsOf(finance, list)).get("丁机构")?.childId ?? "";
  const { division } = await getChild(officer, { id });
  const town = {
    ...(await desk.bureau.staff("townSupervisor", `${division.slice(0, 9)}000`)),
    now: () => finance.now(),
  };
  const { todos } = await getWorkbench(town, {});
  expect(todos.filter(({ kind }) => kind === "paymentPrepare")).toMatchObject([
    { title: { zh: "待发：发放失败 1 笔，¥1,049.00" }, to: "/payments" },
  ]);
  const next = await prepared(desk, { kind: "offCycle" });
  expect(await getWaiting(finance)).toEqual([]);
  expect(next).toMatchObject({ number: "640423-201804-1", due: { payments: 2, fen: 158_000 } });
  expect(next.checks).toEqual(
    expect.arrayContaining([{ code: "failedBefore", blocking: false, payments: 1 }]),
  );
  const before = await listPayments(finance, { id: next.id, filter: "failedBefore", ...page });
  expect(before.rows.map(({ name }) => name)).toEqual(["丁机构"]);
  const failed = await listPayments(finance, { id: list.id, filter: "failed", ...page });
  expect(failed.rows).toMatchObject([{ name: "丁机构", reason: "账号户名不符", failure: "payee" }]);
  const rows = await rowsOf(finance, next);
  expect(rows.get("丁机构")?.items).toMatchObject([{ kind: "again", month: MARCH, fen: 104_900 }]);
  expect(rows.get("丁双残")?.items).toMatchObject([{ kind: "month", month: MARCH, fen: 53_100 }]);
  await expect(prepareBatch(finance, { kind: "offCycle" })).rejects.toMatchObject(conflict);
});

test("the bank's list says who gets what where, the same in both formats, and its sum is that of its lines", async () => {
  const desk = await fixedMarch();
  const { finance } = desk;
  const list = await prepared(desk);
  await expect(getBankFile(finance, { id: list.id, format: "csv" })).rejects.toMatchObject(conflict);
  const sent = await approved(desk, await leaveOut(finance, { ...versionOf(list), reason: because }));
  const [header, ...lines] = csvOf(await getBankFile(finance, { id: sent.id, format: "csv" }));
  expect(header).toEqual([
    "发放编号",
    "收款人",
    "儿童姓名",
    "公民身份号码",
    "开户银行",
    "银行账号",
    "金额（元）",
    "用途",
    "结果",
    "原因",
  ]);
  const byName = new Map(lines.map((line) => [line[2], line]));
  expect(new Set(byName.keys())).toEqual(new Set(["丁双亡", "丁机构"]));
  const [number, payee, , idNumber, bank, account, amount, purpose] = byName.get("丁双亡") ?? [];
  expect(number).toMatch(/^640423-201803-1-0000[1-3]$/);
  expect(idNumber).toMatch(/^\d{17}[\dX]$/);
  expect([payee, bank, account, amount, purpose]).toEqual([
    "丁守护",
    "农村商业银行",
    CARDS.丁双亡,
    "737.00",
    expect.stringMatching(/^2018-03/),
  ]);
  const cents = lines.map((line) => Math.round(Number(line[6]) * 100));
  expect(cents.reduce((sum, fen) => sum + fen, 0)).toBe(sent.due.fen);

  const sheet = sheetOf(await getBankFile(finance, { id: sent.id, format: "xlsx" }));
  const start = sheet.findIndex((row) => row[0] === "发放编号");
  expect(sheet.slice(start + 1, start + 3)).toEqual(
    lines
      .map((line) => line.slice(0, 8).map((cell, index) => (index === 6 ? Number(cell) : cell)))
      .map((line) => expect.arrayContaining(line)),
  );
  expect(sheet[start + 3]?.[6]).toBe(1786);
  expect(sheet.flat()).toContain("合计金额（大写）：壹仟柒佰捌拾陆元整　　（小写）¥1,786.00");
});

test("finance gets the sums by place, kind and class; each block adds up to the total", async () => {
  const desk = await fixedMarch();
  const list = await prepared(desk);
  const { summary } = list;
  const total = (rows: readonly { fen: number }[]) => rows.reduce((sum, { fen }) => sum + fen, 0);
  for (const block of [summary.byArea, summary.byKind, summary.byClass ?? [], summary.byFunder])
    expect(total(block)).toBe(summary.total.fen);
  expect(summary.total).toEqual({ payments: 3, fen: 231_700 });
  expect(summary.byFunder).toEqual([{ funder: null, fen: 231_700 }]);
  const sheet = sheetOf(await getSummaryFile(desk.finance, { id: list.id }));
  for (const block of ["按地区", "按款项", "按档次", "按资金分担"])
    expect(sheet.filter((row) => row[0] === block).reduce((sum, row) => sum + Number(row[3]), 0)).toBe(2317);
  expect(sheet.find((row) => row[0] === "合计")?.[3]).toBe(2317);
});

test("a second click, a second person and a stale page change nothing twice", async () => {
  const desk = await fixedMarch();
  const { finance, officer } = desk;
  const list = await prepared(desk);
  await expect(prepareBatch(finance, { kind: "month", month: MARCH })).rejects.toMatchObject(conflict);
  const left = await leaveOut(finance, { ...versionOf(list), reason: because });
  await expect(leaveOut(finance, { ...versionOf(list), reason: because })).rejects.toMatchObject({
    code: "stale",
  });
  // Whoever prepared it cannot approve it.
  const own = await fixedMarch();
  const mine = await prepared({ ...own, finance: own.officer });
  await expect(approveBatch(own.officer, versionOf(mine))).rejects.toMatchObject(conflict);
  const twice = await Promise.allSettled([
    approveBatch(officer, versionOf(left)),
    approveBatch(officer, versionOf(left)),
  ]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const sent = await getBatchView(finance, { id: list.id });
  const content = await returned(finance, sent, { 丁双亡: ["成功"] });
  const fresh = await getBatchView(finance, { id: list.id });
  const file = { ...versionOf(fresh), fileName: "回盘.csv", content, on: "2018-04-05" };
  const both = await Promise.allSettled([takeReturns(finance, file), takeReturns(finance, file)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const after = await getBatchView(finance, { id: list.id });
  expect(after.paid).toEqual({ payments: 1, fen: 73_700 });
  // The same file again says only what is known.
  expect(await previewReturns(finance, { id: list.id, fileName: "回盘.csv", content })).toMatchObject({
    known: 1,
    blank: 1,
    paid: { payments: 0 },
    refusedCount: 0,
  });
});

test("rows of a returned file that cannot be right are refused with cause and remedy, and nothing is half taken", async () => {
  const desk = await fixedMarch();
  const { finance } = desk;
  const list = await prepared(desk);
  const sent = await approved(desk, await leaveOut(finance, { ...versionOf(list), reason: because }));
  const answers = { 丁双亡: ["成功"], 丁机构: ["失败", "户名不符"] } as const;
  const changed = (change: (row: string[], rows: string[][]) => string[][]) =>
    returned(finance, sent, answers, (rows) => rows.flatMap((row) => change(row, rows)));
  const onlyFirst = (row: string[]) => row[2] === "丁双亡";
  const cases = {
    unknown: (row: string[]) => [onlyFirst(row) ? ["640423-201803-1-99999", ...row.slice(1)] : row],
    otherList: (row: string[]) => [onlyFirst(row) ? ["640423-201802-1-00001", ...row.slice(1)] : row],
    twice: (row: string[]) => (onlyFirst(row) ? [row, row] : [row]),
    amount: (row: string[]) => [onlyFirst(row) ? row.with(6, "737.01") : row],
    word: (row: string[]) => [onlyFirst(row) ? row.with(8, "差不多") : row],
    noReason: (row: string[]) => [onlyFirst(row) ? row : row.with(9, "")],
  } as const;
  for (const [problem, change] of Object.entries(cases)) {
    const content = await changed(change);
    const preview = await previewReturns(finance, { id: list.id, fileName: "回盘.csv", content });
    expect(preview.refused).toMatchObject([{ problem, cause: { zh: expect.any(String) } }]);
    const fresh = await getBatchView(finance, { id: list.id });
    await expect(
      takeReturns(finance, { ...versionOf(fresh), fileName: "回盘.csv", content, on: "2018-04-05" }),
    ).rejects.toMatchObject(conflict);
    const after = await getBatchView(finance, { id: list.id });
    expect(after).toMatchObject({ version: fresh.version, open: { payments: 2 } });
  }
  const half = await changed((row) => (onlyFirst(row) ? [row] : []));
  const fresh = await getBatchView(finance, { id: list.id });
  const partly = await takeReturns(finance, {
    ...versionOf(fresh),
    fileName: "回盘.csv",
    content: half,
    on: "2018-04-05",
  });
  expect(partly).toMatchObject({ paid: { payments: 1 }, open: { payments: 1 } });
  for (const bytes of ["发放编号,金额\n1,2", "PKnot a workbook", "", "随便"]) {
    const content = Buffer.from(bytes).toString("base64");
    await expect(previewReturns(finance, { id: list.id, fileName: "x.csv", content })).rejects.toMatchObject({
      code: "invalid",
      field: "content",
    });
  }
  const other = await changed((row) => [onlyFirst(row) ? row.with(8, "失败").with(9, "退回") : row]);
  expect(await previewReturns(finance, { id: list.id, fileName: "x.csv", content: other })).toMatchObject({
    refused: [{ problem: "answered" }],
  });
});

test("a list is closed when nothing is open, and opened again only as a correction by two people", async () => {
  const desk = await fixedMarch();
  const { finance, officer } = desk;
  const sent = await approved(
    desk,
    await leaveOut(finance, { ...versionOf(await prepared(desk)), reason: because }),
  );
  await expect(closeBatch(finance, versionOf(sent))).rejects.toMatchObject(conflict);
  await expect(
    markAllPaid(finance, { ...versionOf(sent), on: "2018-04-06", reason: "银行回单" }),
  ).rejects.toMatchObject({ code: "invalid", field: "on" });
  const all = await markAllPaid(finance, { ...versionOf(sent), on: "2018-04-05", reason: "银行回单" });
  const closed = await closeBatch(finance, versionOf(all));
  const payment = (await rowsOf(finance, closed)).get("丁机构")?.id ?? "";
  const late = { payment, answer: "failed", on: "2018-04-05", reason: "银行补退" } as const;
  await expect(markPayment(finance, { ...versionOf(closed), ...late })).rejects.toMatchObject(conflict);
  const asked = await askReopen(finance, { ...versionOf(closed), reason: "银行通知退回一笔" });
  expect(asked).toMatchObject({ state: "closed", reopen: { reason: "银行通知退回一笔" } });
  await expect(answerReopen(finance, { ...versionOf(asked), agree: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  const open = await answerReopen(officer, { ...versionOf(asked), agree: true });
  const right = await markPayment(finance, { ...versionOf(open), ...late });
  expect(right).toMatchObject({ failed: { payments: 1, fen: 104_900 }, paid: { payments: 1 } });
  const again = await closeBatch(finance, versionOf(right));
  expect(again.state).toBe("closed");
  // On its way again, it cannot be said to have arrived after all.
  await prepared(desk, { kind: "offCycle" });
  const reopened = await answerReopen(officer, {
    ...versionOf(await askReopen(finance, { ...versionOf(again), reason: "又说到账" })),
    agree: true,
  });
  await expect(
    markPayment(finance, { ...versionOf(reopened), ...late, answer: "paid" }),
  ).rejects.toMatchObject(conflict);
});

test("a cancelled list gives everything back", async () => {
  const desk = await fixedMarch();
  const list = await prepared(desk);
  const cancelled = await cancelBatch(desk.finance, versionOf(list));
  expect(cancelled).toMatchObject({ state: "cancelled", due: { payments: 0 } });
  expect(await prepared(desk)).toMatchObject({
    number: "640423-201803-2",
    due: { payments: 3, fen: 231_700 },
  });
});

test("the desks are told what waits for them, and the child's timeline what was sent", async () => {
  const desk = await fixedMarch();
  const { finance, officer } = desk;
  const kinds = async (context: typeof finance) =>
    (await getWorkbench(context, {})).counts
      .map(({ kind }) => kind)
      .filter((kind) => kind.startsWith("payment"));
  expect(await kinds(finance)).toEqual(["paymentPrepare"]);
  const list = await prepared(desk);
  expect(await kinds(finance)).toEqual([]);
  const left = await leaveOut(finance, { ...versionOf(list), reason: because });
  expect(await kinds(officer)).toEqual(["paymentApprove"]);
  const sent = await approved(desk, left);
  expect(await kinds(finance)).toEqual(["paymentSend"]);
  await getBankFile(finance, { id: sent.id, format: "xlsx" });
  expect(await kinds(finance)).toEqual(["paymentReturn"]);
  const fresh = await getBatchView(finance, { id: sent.id });
  const all = await markAllPaid(finance, { ...versionOf(fresh), on: "2018-04-05", reason: "银行回单" });
  expect(await kinds(finance)).toEqual(["paymentClose"]);
  await closeBatch(finance, versionOf(all));
  expect(await kinds(finance)).toEqual([]);
  const childId = (await rowsOf(finance, list)).get("丁双亡")?.childId ?? "";
  const told = await getTimeline(officer, { id: childId, kinds: ["payment"], ...page, superseded: false });
  expect(told.rows).toMatchObject([{ kind: "payment", text: { zh: expect.stringContaining("已到账") } }]);
  expect((await getChild(officer, { id: childId })).name).toBe("丁双亡");
});

test("the area, the bureau and the role each shut a list", async () => {
  const desk = await fixedMarch();
  const { bureau } = desk;
  const { id, version } = await prepared(desk);
  const outside = [
    later(await bureau.staff("countyFinance", "640422000000"), "2018-04-05"),
    later(await (await house.bureau()).staff("countyFinance"), "2018-04-05"),
  ];
  const refused = { code: "notFound" };
  for (const context of outside) {
    expect(await listBatches(context, page)).toMatchObject({ rows: [], total: 0 });
    await expect(getBatchView(context, { id })).rejects.toMatchObject(refused);
    await expect(listPayments(context, { id, filter: "all", ...page })).rejects.toMatchObject(refused);
    await expect(leaveOut(context, { id, version, reason: because })).rejects.toMatchObject(refused);
    await expect(cancelBatch(context, { id, version })).rejects.toMatchObject(refused);
    await expect(getBankFile(context, { id, format: "csv" })).rejects.toMatchObject(refused);
    await expect(getSummaryFile(context, { id })).rejects.toMatchObject(refused);
    await expect(prepareBatch(context, { kind: "month", month: MARCH })).rejects.toMatchObject(conflict);
  }
  const worker = await bureau.staff("villageWorker");
  const forbidden = { code: "forbidden" };
  await expect(listPayments(worker, { id, filter: "all", ...page })).rejects.toMatchObject(forbidden);
  await expect(prepareBatch(worker, { kind: "month", month: MARCH })).rejects.toMatchObject(forbidden);
  await expect(getBankFile(desk.officer, { id, format: "csv" })).rejects.toMatchObject(forbidden);
  await expect(approveBatch(desk.finance, { id, version })).rejects.toMatchObject(forbidden);
});
