import { screen, within } from "@testing-library/react";
import type { ImportRow, ImportSummary } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const ID = "0190a000-0000-7000-8000-0000000000bb";
const preview: ImportSummary = {
  id: ID,
  fileName: "隆德县2018-03.xlsx",
  unit: "隆德县民政局",
  county: { code: "640423000000", name: "隆德县" },
  referenceDate: "2018-03-31",
  state: "previewed",
  version: 1,
  counts: { rows: 5, new: 2, changed: 1, unchanged: 1, warned: 1, rejected: 1, skipped: 4, absent: 2 },
  problems: [
    { code: "W_SPACES", severity: "warned", rows: 1, title: { zh: "多余空格已去掉", en: "Spaces" } },
    {
      code: "E_ID_CHECK",
      severity: "rejected",
      rows: 1,
      title: { zh: "身份证号校验位不符", en: "Check digit" },
    },
  ],
  columns: { recognised: 51, unknown: [] },
  progress: { done: 0, total: 4 },
  createdBy: "王秀兰",
  createdAt: "2018-04-02T01:00:00.000Z",
  confirmedBy: null,
  finishedAt: null,
  error: null,
  undoable: false,
};
const rejected: ImportRow = {
  row: 11,
  name: "马泽",
  verdict: "rejected",
  change: "rejected",
  childId: null,
  problems: [
    {
      code: "E_ID_CHECK",
      column: "儿童基本信息/公民身份号码",
      message: { zh: "校验位不符。请核对证件。", en: "The check digit is wrong. Compare with the document." },
      before: "640423200909229353",
    },
  ],
  differences: [],
  kept: [],
  closedFile: false,
};
const changed: ImportRow = {
  ...rejected,
  row: 12,
  name: "马小云",
  verdict: "accepted",
  change: "changed",
  problems: [],
  differences: [
    {
      fact: "mother.statuses",
      label: { zh: "母亲状况", en: "Mother's statuses" },
      before: { zh: "服刑", en: "in prison" },
      after: { zh: "正常", en: "normal" },
      from: "2018-03-31",
    },
  ],
  kept: [
    { fact: "school", label: { zh: "学校名称", en: "School" }, shown: { zh: "城关小学", en: "城关小学" } },
  ],
  closedFile: true,
};

/** An import on the stand-in server: confirming runs it, and the second look finds it done. */
function importServer(start: Partial<ImportSummary> = {}) {
  let now: ImportSummary = { ...preview, ...start };
  const acts: [string, unknown][] = [];
  const more = stand.router({
    imports: {
      list: stand.procedure.query(() => [now]),
      get: stand.procedure.query(() => {
        const seen = now;
        if (now.state === "running")
          now = { ...now, state: "done", undoable: true, confirmedBy: "王秀兰", finishedAt: now.createdAt };
        return seen;
      }),
      rows: stand.procedure.query(() => ({ rows: [rejected, changed], total: 2 })),
      confirm: stand.procedure
        .input((input) => input)
        .mutation(({ input }) => {
          acts.push(["confirm", input]);
          now = { ...now, state: "running", version: 2 };
          return now;
        }),
      undo: stand.procedure
        .input((input) => input)
        .mutation(({ input }) => {
          acts.push(["undo", input]);
          now = { ...now, state: "undone", undoable: false, version: 4 };
          return now;
        }),
    },
  });
  return { acts, more };
}

test("the preview says of each row what is wrong, what to do, and what changes from what", async () => {
  await openConsole(`/imports/${ID}`, {}, importServer().more);
  const rows = await screen.findByRole("table", { name: "预览" });
  const text = rows.textContent ?? "";
  expect(text).toContain("校验位不符。请核对证件。");
  expect(text).toContain("640423200909229353");
  expect(text).toContain("母亲状况 服刑 → 正常");
  expect(text).toContain("未填，沿用原记录：学校名称 城关小学");
  expect(text).toContain("档案已结案，不会自动重新建档");
  expect(screen.getByText("在册但这份台账里没有的儿童：2 名", { exact: false })).toBeTruthy();
  const kinds = screen.getAllByText(/校验位不符$|多余空格已去掉/).map((node) => node.textContent);
  expect(kinds[0]).toContain("校验位不符");
});

test("confirming names what is written, follows the writing and ends with a receipt that can be undone", async () => {
  const { acts, more } = importServer();
  const { user } = await openConsole(`/imports/${ID}`, {}, more);
  await user.click(await screen.findByRole("button", { name: "确认写入" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("1 行有错误，不会写入");
  await user.click(within(dialog).getByRole("button", { name: "登记 2 名新儿童，更新 1 名儿童的事实" }));
  expect(await screen.findByText("已写入")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "撤销这次导入" }));
  const undo = await screen.findByRole("dialog");
  await user.type(within(undo).getByLabelText("为什么撤销"), "导错了县");
  await user.click(within(undo).getByRole("button", { name: "撤回 3 行" }));
  expect(await screen.findByText("这次导入已撤销，儿童档案回到导入之前。")).toBeTruthy();
  expect(acts).toEqual([
    ["confirm", { id: ID, version: 1 }],
    ["undo", { id: ID, version: 2, reason: "导错了县" }],
  ]);
});

test("a file that is no workbook is refused before it is sent, with what to do", async () => {
  const { user } = await openConsole("/imports", {}, importServer().more);
  const input = await screen.findByLabelText<HTMLInputElement>("选择台账文件");
  input.removeAttribute("accept");
  await user.upload(input, new File(["x"], "台账.xls"));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("“台账.xls”不是 .xlsx 文件");
  expect(alert.textContent).toContain("另存为");
});
