import { screen, within } from "@testing-library/react";
import type { PackReport } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const REPORT: PackReport = {
  id: "X.report",
  title: { zh: "困境儿童台账", en: "Ledger" },
  clauses: ["X-1"],
  roles: [{ zh: "县级", en: "County" }],
  rows: [
    { id: "poor", title: { zh: "家庭贫困", en: "Poor" }, counted: true },
    { id: "rate", title: { zh: "满意度", en: "Satisfaction" }, counted: false },
  ],
  every: null,
  setting: null,
  due: null,
  overdue: false,
  last: null,
  mayFile: true,
  today: "2018-04-02",
  area: { code: "640423000000", name: "隆德县" },
  countedOn: { from: "2018-03-31", to: "2018-03-31" },
  recounting: false,
  places: [{ division: "640423100000", name: "城关镇", counts: { poor: { yes: 12, open: 3 } } }],
  total: { poor: { yes: 12, open: 3 } },
  opens: true,
  withoutRestricted: false,
  period: { from: "2018-01-01", to: "2018-12-31" },
  months: 12,
  filings: [],
  below: [],
};
const { procedure, router } = stand;
const get = procedure.query(() => REPORT);

test("numbers open the lists of their children, and the day of the decisions is said", async () => {
  await openConsole("/statistics/X.report", {}, router({ packReports: { get } }));
  const table = within(await screen.findByRole("table", { name: "人数" }));
  const row = within(table.getByRole("row", { name: /城关镇/ }));
  expect(row.getByRole("link", { name: "家庭贫困：城关镇 12 人" }).getAttribute("href")).toBe(
    "/children?row=X.report.poor&area=640423100000",
  );
  expect(row.getByRole("link", { name: /3 待核实/ }).getAttribute("href")).toContain("row=X.report.poor%3F");
  expect(screen.getByText(/人数按 2018-03-31 的认定统计/)).toBeDefined();
});

test("what no rule counts is handed in by a person, with its source", async () => {
  const sent: unknown[] = [];
  const file = procedure
    .input((input) => input)
    .mutation(({ input }) => {
      sent.push(input);
      return { number: 1 };
    });
  const { user } = await openConsole("/statistics/X.report", {}, router({ packReports: { get, file } }));
  await user.click(await screen.findByRole("button", { name: "填报本期" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.queryByLabelText("家庭贫困")).toBeNull();
  await user.type(dialog.getByLabelText("满意度"), "92%");
  const submit = dialog.getByRole("button", { name: /报\s*送/ });
  expect(submit.hasAttribute("disabled")).toBe(true);
  await user.type(dialog.getByLabelText("满意度：来源"), "调查报告");
  await user.click(submit);
  await screen.findByText("本期还没有填报。");
  expect(sent).toEqual([
    expect.objectContaining({
      report: "X.report",
      from: "2018-01-01",
      to: "2018-12-31",
      number: 0,
      entries: { rate: { value: "92%", source: "调查报告" } },
    }),
  ]);
});

test("a report nobody may hand in here shows no button", async () => {
  await openConsole(
    "/statistics/X.report",
    { role: "auditor" },
    router({ packReports: { get: procedure.query(() => ({ ...REPORT, mayFile: false })) } }),
  );
  await screen.findByRole("table", { name: "人数" });
  expect(screen.queryByRole("button", { name: "填报本期" })).toBeNull();
});

test("a region whose documents ask for no report says where to keep circulars", async () => {
  const list = procedure.query(() => ({ today: "2018-04-02", reports: [] }));
  await openConsole("/statistics", {}, router({ packReports: { list } }));
  expect(await screen.findByText("本地区的文件没有要求报表")).toBeDefined();
  expect(screen.getByRole("link", { name: "打开工作记录" }).getAttribute("href")).toBe("/work");
});
