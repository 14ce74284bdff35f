import { screen, waitFor, within } from "@testing-library/react";
import { type ChildRow, childrenListInput, type RiskLevelOut } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const row = (id: number, name: string): ChildRow => ({
  id: `0190a000-0000-7000-8000-00000000000${id}`,
  name,
  sex: "female",
  birthDate: "2010-03-05",
  age: 8,
  idNumber: "**************0512",
  division: "640423100004",
  divisionName: "城关镇红崖社区",
  status: "active",
  categories: ["NX.family"],
  reviewCategories: [],
  orphan: "no",
  allowanceStatus: "decided",
  allowanceClass: "NX.deFacto",
  allowanceFen: 53_100,
  needsCount: 0,
  riskLevel: null,
  decidedOn: "2018-03-31",
  leftOut: null,
});

const LEVELS: RiskLevelOut[] = [
  { level: 1, title: { zh: "一级", en: "Level 1" }, colour: "red" },
  { level: 2, title: { zh: "二级", en: "Level 2" }, colour: "orange" },
];

function listOf(rows: ChildRow[], { recounting = false, riskLevels = [] as RiskLevelOut[] } = {}) {
  const asked: unknown[] = [];
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => ({
        categories: [{ id: "NX.family", name: { zh: "家庭困境儿童", en: "Family difficulty" } }],
        classes: [{ id: "NX.deFacto", name: { zh: "事实无人抚养孤儿", en: "De facto" } }],
        documents: [
          {
            clauses: [
              {
                no: "NX-2-a",
                items: [{ id: "NX.alone", kind: "alert", name: { zh: "独自居住", en: "Alone" } }],
              },
            ],
          },
        ],
        readings: [],
      })),
    },
    children: {
      list: stand.procedure.input(childrenListInput).query(({ input }) => {
        asked.push(input);
        const found = rows.filter(({ name }) => !input.q || name.includes(input.q));
        return { rows: found, total: found.length, recounting, riskLevels };
      }),
    },
  });
  return { asked, more };
}

test("an empty desk offers the next step", async () => {
  await openConsole("/children", {}, listOf([]).more);
  expect(await screen.findByText("这里还没有儿童")).toBeTruthy();
  expect(screen.getByRole("link", { name: "导入台账" })).toBeTruthy();
});

test("what the address says is what is asked, and clearing takes it away", async () => {
  const { asked, more } = listOf([row(1, "马小云")]);
  const { user } = await openConsole("/children?allowance=needs&q=%E9%A9%AC", {}, more);
  await screen.findByRole("link", { name: "马小云" });
  expect(asked.at(-1)).toMatchObject({ q: "马", allowance: "needs", status: "active" });
  await user.click(screen.getByRole("button", { name: "清除筛选" }));
  await waitFor(() => expect(asked.at(-1)).not.toHaveProperty("allowance"));
});

test("j and k walk the list with a preview beside it, Esc closes it", async () => {
  const { user } = await openConsole("/children", {}, listOf([row(1, "马小云"), row(2, "李小山")]).more);
  await screen.findByRole("link", { name: "马小云" });
  await user.keyboard("jj");
  const preview = await screen.findByRole("complementary", { name: "预览" });
  expect(within(preview).getByRole("heading").textContent).toBe("李小山");
  expect(preview.textContent).toContain("¥531.00");
  await user.keyboard("k");
  expect(within(preview).getByRole("heading").textContent).toBe("马小云");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("complementary", { name: "预览" })).toBeNull());
});

test("chosen columns stay chosen on this machine", async () => {
  const { user } = await openConsole("/children", {}, listOf([row(1, "马小云")]).more);
  const header = () => screen.queryByRole("columnheader", { name: "出生日期" });
  await screen.findByRole("link", { name: "马小云" });
  expect(header()).toBeNull();
  await user.click(screen.getByRole("button", { name: "选择列" }));
  await user.click(await screen.findByRole("checkbox", { name: "出生日期" }));
  await waitFor(() => expect(header()).not.toBeNull());
  expect(Object.values(localStorage).join()).toContain("birthDate");
});

test("a rule of the policy book stands above the list by its name, and can be taken away", async () => {
  const { asked, more } = listOf([row(1, "马小云")]);
  const { user } = await openConsole("/children?provision=NX.alone&group=orphan", {}, more);
  expect(await screen.findByText("事项：独自居住")).toBeTruthy();
  expect(screen.getByText("身份：孤儿")).toBeTruthy();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ provision: "NX.alone", group: "orphan" }));
  await user.click(screen.getByRole("button", { name: "去掉条件“独自居住”" }));
  await waitFor(() => expect(asked.at(-1)).not.toHaveProperty("provision"));
  expect(asked.at(-1)).toMatchObject({ group: "orphan" });
});

test("a row of which parts are left out bears a mark, not a category or an amount", async () => {
  const hidden: ChildRow = {
    ...row(1, "马小云"),
    categories: [],
    allowanceStatus: "restricted",
    allowanceClass: null,
    allowanceFen: null,
    leftOut: "restricted",
  };
  await openConsole("/children", { role: "villageWorker" }, listOf([hidden]).more);
  const line = (await screen.findByRole("link", { name: "马小云" })).closest("tr");
  expect(line && within(line).getAllByText("限阅")).toHaveLength(2);
  expect(line?.textContent).not.toMatch(/未认定类别|¥/);
});

test("a list that is still being counted says so instead of being empty", async () => {
  await openConsole("/children?group=orphan", {}, listOf([], { recounting: true }).more);
  expect(await screen.findByText(/正在重算，名单和人数还不完整/)).toBeTruthy();
  expect(screen.queryByText("没有符合条件的儿童")).toBeNull();
});

test("levels of risk stand in words where the region has them, order the list and narrow it", async () => {
  const rows = [{ ...row(1, "马小云"), riskLevel: 1 }, row(2, "李小山")];
  const { asked, more } = listOf(rows, { riskLevels: LEVELS });
  const { user } = await openConsole("/children?risk=1", {}, more);
  const line = (await screen.findByRole("link", { name: "马小云" })).closest("tr");
  expect(line?.textContent).toContain("一级");
  expect(screen.getByRole("link", { name: "李小山" }).closest("tr")?.textContent).toContain("未评定");
  expect(asked.at(-1)).toMatchObject({ risk: 1 });
  await user.click(screen.getByRole("button", { name: "风险等级" }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ risk: 1, sort: "risk" }));
});

test("a region without levels has no column of them", async () => {
  await openConsole("/children", {}, listOf([row(1, "马小云")]).more);
  await screen.findByRole("link", { name: "马小云" });
  expect(screen.queryByRole("columnheader", { name: "风险等级" })).toBeNull();
});
