import { screen, within } from "@testing-library/react";
import type { Todo, WorkloadPlace, WorkloadTable } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { openConsole } from "../../testing/render-console.tsx";

const todo = (kind: Todo["kind"], name: string, due: string | null, overdue = false): Todo => ({
  kind,
  title: { zh: name, en: name },
  why: { zh: `${name}的缘由`, en: "why" },
  due,
  overdue,
  to: `/children/${encodeURIComponent(name)}`,
});
const TODOS = [
  todo("protection", "案件甲", "2018-04-01", true),
  todo("visit", "马小云", "2018-04-05"),
  todo("needs", "马小草", null),
];

const list = () => screen.findByRole("region", { name: "待办事项" });
const rows = async () =>
  within(await list())
    .getAllByRole("listitem")
    .map((row) => row.textContent);

test("what waits stands by urgency, and a kind in the address narrows it", async () => {
  const { user } = await openConsole("/", { role: "villageWorker", todos: TODOS });
  const headings = within(await list()).getAllByRole("heading");
  expect(headings.map(({ textContent }) => textContent)).toEqual(["已超期 1", "七天内到期 1", "没有期限 1"]);
  expect(await rows()).toHaveLength(3);
  within(screen.getByRole("complementary", { name: "本区域概况" })).getByText("按 2018-03-31 的情况");
  const kinds = within(screen.getByRole("group", { name: "按类别" }));
  await user.click(kinds.getByRole("button", { name: "该走访 1" }));
  expect(await rows()).toEqual([expect.stringContaining("马小云")]);
  expect(kinds.getByRole("button", { name: "该走访 1" }).getAttribute("aria-pressed")).toBe("true");
  await user.click(kinds.getByRole("button", { name: "全部 3" }));
  expect(await rows()).toHaveLength(3);
});

test("what is opened from a place's desk stays in that place", async () => {
  const todos = [
    { ...todo("visit", "马小云", null), to: "/visits/new?child=c1" },
    todo("needs", "马小草", null),
  ];
  await openConsole("/?area=640423100000", { role: "townSupervisor", todos });
  const links = within(await list()).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/visits/new?child=c1&area=640423100000",
    `/children/${encodeURIComponent("马小草")}?area=640423100000`,
  ]);
});

test("j and k go from one act to the next", async () => {
  const { user } = await openConsole("/", { role: "villageWorker", todos: TODOS });
  await list();
  await user.keyboard("j");
  expect(document.activeElement?.textContent).toBe("办理");
  await user.keyboard("j");
  expect(document.activeElement?.textContent).toBe("记录走访");
  await user.keyboard("k");
  expect(document.activeElement?.textContent).toBe("办理");
});

const TOWN: WorkloadPlace = {
  division: "640423100000",
  name: "城关镇",
  workers: ["马建国"],
  children: 40,
  needs: 3,
  visits: { overdue: 7, due: 12, done: 9, oldest: "2018-02-01" },
  verification: null,
  reports: { open: 2, overdue: 1, nextDue: "2018-04-01T02:00:00.000Z" },
  referrals: { waiting: 4, overdue: 0 },
};
const EMPTY: WorkloadPlace = {
  ...TOWN,
  division: "640423101000",
  name: "沙塘镇",
  workers: [],
  needs: 0,
  visits: { overdue: 0, due: 0, done: 0, oldest: null },
  reports: { open: 0, overdue: 0, nextDue: null },
  referrals: { waiting: 0, overdue: 0 },
};
const WORKLOAD: WorkloadTable = {
  area: { code: "640423000000", name: "隆德县" },
  level: 4,
  workerTitle: { zh: "儿童督导员", en: "Child supervisor" },
  month: { from: "2018-04-01", to: "2018-04-30" },
  places: [TOWN, EMPTY, { ...EMPTY, division: "640423102000", name: "联财镇", children: 0 }],
  total: TOWN,
};

test("who oversees an area sees its places, each number opening its list there, and who has nobody", async () => {
  await openConsole("/", { role: "countyOfficer", workload: WORKLOAD });
  const table = within(await screen.findByRole("table", { name: "本区域工作量" }));
  const [, town, empty, ...more] = table.getAllByRole("row");
  expect(more).toEqual([]);
  const links = within(town ?? document.body).getAllByRole("link");
  expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["城关镇", "/?area=640423100000"],
    ["40", "/children?status=active&area=640423100000"],
    ["⚠ 7", "/visits?view=overdue&area=640423100000"],
    ["12", "/visits?view=due&area=640423100000"],
    ["9", "/visits?tab=done&from=2018-04-01&to=2018-04-30&area=640423100000"],
    ["2", "/protection?state=open&area=640423100000"],
    ["⚠ 1", "/protection?clock=overdue&area=640423100000"],
    ["4", "/referrals?view=waiting&area=640423100000"],
    ["3", "/children?allowance=needs&area=640423100000"],
  ]);
  expect(empty?.textContent).toContain("还没有儿童督导员账号");
  expect(screen.getByText(/另有 1 个地区没有在册儿童/)).toBeDefined();
});

test("a village worker is not shown the workload of others", async () => {
  await openConsole("/", { role: "villageWorker", todos: TODOS, workload: WORKLOAD });
  await list();
  expect(screen.queryByRole("region", { name: "本区域工作量" })).toBeNull();
});
