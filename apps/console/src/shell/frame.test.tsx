import { screen, waitFor, within } from "@testing-library/react";
import type { Role } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../testing/desk-server.ts";
import { openConsole } from "../testing/render-console.tsx";

/** The daily work, behind the files, of everybody who works on children's files. */
const CASEWORK = [
  "走访与计划",
  "帮扶方案",
  "关爱保护",
  "协同办理",
  "受理登记",
  "委托监护",
  "认定申请",
  "待遇认定",
];
const MENUS: Record<Role, string[]> = {
  villageWorker: ["工作台", "儿童", ...CASEWORK, "统计报表", "政策", "工作记录", "机构"],
  townSupervisor: [
    "工作台",
    "儿童",
    ...CASEWORK,
    "台账导入",
    "发放与对账",
    "统计报表",
    "政策",
    "人员名册",
    "工作记录",
    "机构",
  ],
  townSocialWorker: [
    "工作台",
    "儿童",
    ...CASEWORK,
    "发放与对账",
    "统计报表",
    "政策",
    "人员名册",
    "工作记录",
    "机构",
  ],
  countyOfficer: [
    "工作台",
    "儿童",
    "在院儿童",
    ...CASEWORK,
    "台账导入",
    "待遇发放",
    "发放与对账",
    "补发与追回",
    "统计报表",
    "政策",
    "政策测算",
    "人员名册",
    "工作记录",
    "机构",
  ],
  countyFinance: [
    "工作台",
    "儿童",
    "认定申请",
    "待遇认定",
    "待遇发放",
    "发放与对账",
    "补发与追回",
    "政策",
    "政策测算",
  ],
  institutionStaff: ["工作台", "在院儿童", "部门待办", "受理登记", "统计报表", "政策", "工作记录", "机构"],
  departmentStaff: ["工作台", "部门待办", "受理登记", "政策"],
  tenantAdmin: ["工作台", "政策", "人员名册", "机构", "人员账号", "审计", "通知通道"],
  auditor: [
    "工作台",
    "儿童",
    "在院儿童",
    "走访与计划",
    "帮扶方案",
    "保护监督",
    "协同办理",
    "受理登记",
    "委托监护",
    "认定申请",
    "待遇认定",
    "待遇发放",
    "发放与对账",
    "补发与追回",
    "统计报表",
    "政策",
    "政策测算",
    "人员名册",
    "工作记录",
    "机构",
    "审计",
  ],
  nationalAdmin: ["国家平台"],
};

test.each(Object.entries(MENUS))(
  "the menu of %s holds what the role can use and nothing else",
  async (role, words) => {
    await openConsole("/account", { role: role as Role });
    const menu = await screen.findByRole("navigation", { name: "主菜单" });
    expect(
      within(menu)
        .getAllByRole("link")
        .map(({ textContent }) => textContent),
    ).toEqual(words);
  },
);

test.each([
  ["/institutions", "机构"],
  ["/institutions/residents", "在院儿童"],
  ["/institutions/1", "机构"],
  ["/referrals", "协同办理"],
  ["/referrals/intakes", "受理登记"],
  ["/referrals/1", "协同办理"],
])("the menu marks one entry for %s", async (path, word) => {
  await openConsole(path, { role: "countyOfficer" });
  const menu = await screen.findByRole("navigation", { name: "主菜单" });
  const marked = within(menu)
    .getAllByRole("link")
    .filter((link) => link.getAttribute("aria-current") === "page");
  expect(marked.map(({ textContent }) => textContent)).toEqual([word]);
});

test("a page outside the role says so instead of opening", async () => {
  await openConsole("/staff", { role: "villageWorker" });
  expect(await screen.findByText("您的岗位不使用这一页")).toBeTruthy();
});

test("the language switch changes every word and is kept", async () => {
  const { user } = await openConsole("/", {
    todos: [
      {
        kind: "needs",
        title: { zh: "马小军", en: "Ma Xiaojun" },
        why: { zh: "缺出生日期", en: "No birth date" },
        due: null,
        overdue: false,
        to: "/children/1",
      },
    ],
  });
  expect(await screen.findByText("缺出生日期")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "English" }));
  expect(await screen.findByRole("heading", { name: "Workbench" })).toBeTruthy();
  expect(screen.getByText("No birth date")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Children" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("en");
  expect(document.body.textContent).not.toMatch(/工作台|儿童|缺出生日期/);
  expect(localStorage.getItem("tongyou.language")).toBe("en");
});

test("the bell counts what waits, and the page in the address stays narrowed to its area", async () => {
  const todo = { title: { zh: "", en: "" }, why: { zh: "", en: "" }, due: null, overdue: false, to: "/" };
  await openConsole("/account?area=640423100000", {
    todos: [
      { ...todo, kind: "choice" },
      { ...todo, kind: "needs" },
    ],
  });
  const bell = await screen.findByRole("link", { name: "待办 2 项" });
  await waitFor(() => expect(bell.getAttribute("href")).toBe("/?area=640423100000"));
});

test("a deputy sees at which place they work, and goes to the other from the head of the page", async () => {
  const gone: unknown[] = [];
  const places = [
    { code: "640423000000", name: "城关镇红崖社区", until: null },
    { code: "640423100013", name: "城关镇吴山村", until: "2018-09-01" },
  ];
  const people = {
    workAt: stand.procedure
      .input((input) => input)
      .mutation(({ input }) => {
        gone.push(input);
        return { place: places[1]?.code ?? "" };
      }),
  };
  const start = { role: "villageWorker" as const, places };
  const { user } = await openConsole("/account", start, stand.router({ people }));
  await user.click(await screen.findByRole("button", { name: /城关镇红崖社区/ }));
  await user.click(await screen.findByRole("button", { name: "代管：城关镇吴山村（至 2018-09-01 前）" }));
  await waitFor(() => expect(gone).toEqual([{ place: "640423100013" }]));
});
