import { screen, within } from "@testing-library/react";
import type { RegisterCheck } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const CHECK: RegisterCheck = {
  counts: { rows: 3, register: 1, change: 0, appoint: 1, same: 1, wrong: 1 },
  unknown: ["备注"],
  plan: "a".repeat(64),
  rows: [
    {
      row: 6,
      name: "陈秀兰",
      post: { title: { zh: "儿童主任", en: "Child director" }, place: "城关镇红崖社区", part: null },
      does: ["register", "appoint"],
      changed: [],
      problems: [],
    },
    { row: 7, name: "马在册", post: null, does: [], changed: [], problems: [] },
    {
      row: 8,
      name: "吴新",
      post: null,
      does: [],
      changed: [],
      problems: [
        {
          field: "role",
          column: "岗位",
          cause: { zh: "FJ-2.2.2-e：培训合格后上岗。", en: "FJ-2.2.2-e: pass first." },
          remedy: { zh: "请先把岗位留空。", en: "Leave the post empty." },
        },
      ],
    },
  ],
};

test("a workbook is checked and shown before anything is written, then just its good rows are taken", async () => {
  const sent: unknown[] = [];
  const people = {
    checkRegister: stand.procedure.mutation(() => CHECK),
    takeRegister: stand.procedure
      .input((input) => input)
      .mutation(({ input }) => {
        sent.push(input);
        return CHECK.counts;
      }),
  };
  const { user } = await openConsole("/people/import", {}, stand.router({ people }));
  const input = await screen.findByLabelText<HTMLInputElement>("选择人员名册表格");
  await user.upload(input, new File(["x"], "名册.xlsx"));
  const table = await screen.findByRole("table", { name: "各行核对结果" });
  expect(within(table).getAllByRole("row")).toHaveLength(2);
  expect(table.textContent).toContain("FJ-2.2.2-e：培训合格后上岗。 请先把岗位留空。");
  expect(document.body.textContent).toContain("这些列不认识，没有读取：备注");
  await user.click(screen.getByText("会写入 1"));
  expect(screen.getByRole("table", { name: "各行核对结果" }).textContent).toContain("新登记安排岗位");
  expect(sent).toEqual([]);
  await user.click(screen.getByRole("button", { name: "只导入没有问题的 2 行" }));
  expect(await screen.findByText(/已导入：新登记 1 人/)).toBeTruthy();
  expect(sent).toEqual([{ fileName: "名册.xlsx", content: btoa("x"), plan: CHECK.plan, goodOnly: true }]);
});
