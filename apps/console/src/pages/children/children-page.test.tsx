import { screen, waitFor, within } from "@testing-library/react";
import { type ChildRow, childrenListInput } from "@tongyou/core/schemas";
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
  decidedOn: "2018-03-31",
});

function listOf(rows: ChildRow[]) {
  const asked: unknown[] = [];
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => ({
        categories: [{ id: "NX.family", name: { zh: "家庭困境儿童", en: "Family difficulty" } }],
        classes: [{ id: "NX.deFacto", name: { zh: "事实无人抚养孤儿", en: "De facto" } }],
        documents: [],
        readings: [],
      })),
    },
    children: {
      list: stand.procedure.input(childrenListInput).query(({ input }) => {
        asked.push(input);
        const found = rows.filter(({ name }) => !input.q || name.includes(input.q));
        return { rows: found, total: found.length };
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
