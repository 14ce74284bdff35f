import { screen, waitFor, within } from "@testing-library/react";
import type { PaymentBatchView, PaymentRow, ReturnsPreview } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const ID = "0190a000-0000-7000-8000-0000000000bb";
const NONE = { payments: 0, fen: 0 };
const DUE = { payments: 2, fen: 126_800 };
const list: PaymentBatchView = {
  id: ID,
  kind: "month",
  month: "2018-03",
  area: { code: "640423000000", name: "隆德县" },
  payer: "county",
  number: "640423-201803-1",
  state: "prepared",
  version: 2,
  due: DUE,
  paid: NONE,
  failed: NONE,
  open: DUE,
  leftOut: NONE,
  preparedBy: "李志强",
  preparedAt: "2018-04-03T01:00:00.000Z",
  approvedBy: null,
  approvedAt: null,
  exportedAt: null,
  closedAt: null,
  reopen: null,
  mayApprove: false,
  mayAnswerReopen: false,
  checks: [],
  summary: {
    total: DUE,
    byArea: [{ code: "640423100000", name: "城关镇", ...DUE }],
    byKind: [{ kind: "month", items: 2, fen: DUE.fen }],
    byClass: [
      { class: "NX.bothDead", name: { zh: "父母双亡孤儿", en: "Both dead" }, items: 2, fen: DUE.fen },
    ],
    byFunder: [{ funder: null, fen: DUE.fen }],
    rules: [],
  },
  steps: [],
};
const row: PaymentRow = {
  id: "0190a000-0000-7000-8000-0000000000c1",
  number: "640423-201803-1-00001",
  childId: "0190a000-0000-7000-8000-000000000001",
  name: "马小云",
  divisionName: "城关镇红崖社区",
  payee: "马守护",
  bank: "农村商业银行",
  account: "",
  fen: 73_700,
  state: "open",
  problems: ["noAccount"],
  sharedWith: 0,
  answeredOn: null,
  reason: null,
  failure: null,
  items: [
    {
      kind: "month",
      month: "2018-03",
      class: "NX.bothDead",
      name: { zh: "父母双亡孤儿", en: "x" },
      fen: 73_700,
    },
  ],
};
const preview: ReturnsPreview = {
  rows: 2,
  paid: { payments: 1, fen: 73_700 },
  failed: { payments: 1, fen: 53_100 },
  known: 0,
  blank: 0,
  refused: [],
  refusedCount: 0,
};

/** A list on the stand-in server; every act is written down and answered with the list it makes. */
function batchServer(start: Partial<PaymentBatchView>, previews: readonly ReturnsPreview[] = []) {
  let now: PaymentBatchView = { ...list, ...start };
  let looks = 0;
  const acts: [string, unknown][] = [];
  const act = (name: string, change: Partial<PaymentBatchView>) =>
    stand.procedure
      .input((input) => input)
      .mutation(({ input }) => {
        acts.push([name, input]);
        now = { ...now, ...change, version: now.version + 1 };
        return now;
      });
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => ({ categories: [], classes: [], documents: [], readings: [] })),
    },
    payments: {
      get: stand.procedure.query(() => now),
      list: stand.procedure.query(() => ({ rows: [now], total: 1 })),
      rows: stand.procedure.query(() => ({ rows: [row], total: 1 })),
      approve: act("approve", { state: "approved", approvedBy: "王秀兰" }),
      leaveOut: act("leaveOut", { checks: [], leftOut: { payments: 1, fen: 73_700 } }),
      close: act("close", { state: "closed" }),
      takeReturns: act("takeReturns", {
        paid: preview.paid,
        failed: preview.failed,
        open: NONE,
      }),
      previewReturns: stand.procedure
        .input((input) => input)
        .mutation(() => previews[Math.min(looks++, previews.length - 1)]),
    },
  });
  return { acts, more };
}
const finance = { role: "countyFinance" } as const;

test("approving names how many children get how much, and only another person is offered it", async () => {
  const { acts, more } = batchServer({ mayApprove: true });
  const { user } = await openConsole(`/payments/${ID}`, {}, more);
  await user.click(await screen.findByRole("button", { name: /^审\s?批$/ }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "给 2 名儿童发放 ¥1,268.00" }));
  expect(await screen.findByText(/640423-201803-1 已审批/)).toBeTruthy();
  expect(acts).toEqual([["approve", { id: ID, version: 2 }]]);
});

test("what cannot go to the bank is said with a way to the file, and left out with a reason", async () => {
  const { acts, more } = batchServer({ checks: [{ code: "noAccount", blocking: true, payments: 1 }] });
  const { user } = await openConsole(`/payments/${ID}`, finance, more);
  expect((await screen.findAllByText("没有银行账号")).length).toBeGreaterThan(0);
  const link = await screen.findByRole<HTMLAnchorElement>("link", { name: "去档案补" });
  expect(link.getAttribute("href")).toBe(`/children/${row.childId}`);
  await user.click(screen.getByRole("button", { name: "不能发的留到下次" }));
  const dialog = within(await screen.findByRole("dialog"));
  const submit = await dialog.findByRole<HTMLButtonElement>("button", { name: "留下 1 笔" });
  expect(submit.disabled).toBe(true);
  await user.type(dialog.getByLabelText("为什么"), "正在办卡");
  await user.click(submit);
  expect(await screen.findByText("已留到下一份清单。")).toBeTruthy();
  expect(acts).toEqual([["leaveOut", { id: ID, version: 2, reason: "正在办卡" }]]);
});

test("whoever may record the account is led to its form", async () => {
  const { more } = batchServer({ checks: [{ code: "noAccount", blocking: true, payments: 1 }] });
  await openConsole(`/payments/${ID}`, {}, more);
  const link = await screen.findByRole<HTMLAnchorElement>("link", { name: "去档案补" });
  expect(link.getAttribute("href")).toBe(`/children/${row.childId}?say=contact`);
});

test("a returned file with a wrong row cannot be taken over; a right one shows what it brings first", async () => {
  const wrong: ReturnsPreview = {
    ...preview,
    refusedCount: 1,
    refused: [
      {
        row: 3,
        number: "640423-201803-1-00002",
        problem: "amount",
        cause: { zh: "金额与清单不一致", en: "x" },
        remedy: { zh: "请向银行核实后改正", en: "x" },
      },
    ],
  };
  const sent = { state: "approved", exportedAt: "2018-04-03T02:00:00.000Z" } as const;
  const { acts, more } = batchServer(sent, [wrong, preview]);
  const { user } = await openConsole(`/payments/${ID}`, finance, more);
  await user.click(await screen.findByRole("button", { name: "导入银行结果" }));
  const file = () => new File(["发放编号"], "回盘.csv", { type: "text/csv" });
  await user.upload(screen.getByLabelText("银行结果文件"), file());
  expect(await screen.findByText("金额与清单不一致")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "导入 2 笔结果" }).disabled).toBe(true);
  await user.click(screen.getByRole("button", { name: "换一个文件" }));
  await user.upload(screen.getByLabelText("银行结果文件"), file());
  expect(await screen.findByText("成功 1 笔，¥737.00")).toBeTruthy();
  const day = screen.getByLabelText("银行办理日期");
  await user.type(day, "2018-04-04{Enter}");
  await user.click(screen.getByRole("button", { name: "导入 2 笔结果" }));
  expect(await screen.findByText("银行结果已导入：成功 1 笔，失败 1 笔，未答复 0 笔。")).toBeTruthy();
  expect(acts).toMatchObject([
    ["takeReturns", { id: ID, version: 2, on: "2018-04-04", fileName: "回盘.csv" }],
  ]);
});

test("a list is closed when nothing is open, and the question says what was paid and what failed", async () => {
  const { acts, more } = batchServer({
    state: "approved",
    exportedAt: "2018-04-03T02:00:00.000Z",
    paid: preview.paid,
    failed: preview.failed,
    open: NONE,
  });
  const { user } = await openConsole(`/payments/${ID}`, finance, more);
  expect(screen.queryByRole("button", { name: "导入银行结果" })).toBeNull();
  await user.click(await screen.findByRole("button", { name: /^结\s?清$/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("成功 1 笔，¥737.00，失败 1 笔，¥531.00，未答复为零。")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "结清 640423-201803-1" }));
  await waitFor(() => expect(acts).toEqual([["close", { id: ID, version: 2 }]]));
});

test("the lists show what is due, paid, failed and open, and for whom each waits", async () => {
  const { more } = batchServer({});
  await openConsole("/payments", finance, more);
  const table = within(await screen.findByRole("table", { name: "发放清单" }));
  expect(table.getByRole("link", { name: "640423-201803-1" })).toBeTruthy();
  expect(table.getByText("等县级经办审批")).toBeTruthy();
  expect(table.getAllByText("¥1,268.00").length).toBeGreaterThan(0);
});
