import { screen, waitFor, within } from "@testing-library/react";
import type { Coverage, HandedOver, Leaving, Register } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const WORKER = "0190a000-0000-7000-8000-00000000000a";
const NEXT = "0190a000-0000-7000-8000-00000000000b";
const POST = "0190a000-0000-7000-8000-00000000000c";
const DEMAND = {
  id: "FJ.staff.passBeforeWork",
  title: { zh: "培训合格后上岗", en: "Pass first" },
  clause: "FJ-2.2.2-e",
};
const post = {
  id: POST,
  role: "villageWorker",
  title: { zh: "儿童主任", en: "Child director" },
  place: { code: "640423100012", name: "城关镇红崖社区" },
  part: null,
  fullTime: true,
  from: "2017-03-01",
  until: null,
  account: "old-login",
  takesAccount: true,
  reason: null,
} as const;
const REGISTER: Register = {
  total: 1,
  counts: { inPost: 1, waiting: 0, left: 0 },
  rows: [
    {
      id: WORKER,
      name: "陈秀兰",
      phone: "13900000000",
      identity: "committee",
      posts: [post],
      lastTraining: "2016-05-01",
      training: { rule: DEMAND, every: null, setting: null, due: "2017-12-31", overdue: true },
      inspection: null,
      barred: DEMAND,
    },
  ],
};
const COVERAGE: Coverage = {
  rules: [
    {
      ...DEMAND,
      id: "one",
      role: "villageWorker",
      roleTitle: post.title,
      per: "village",
      min: 1,
      max: 1,
      places: 4,
      gaps: 2,
      doubles: 1,
    },
  ],
  rule: "one",
  parts: [],
  wrong: [
    { place: { code: "1", name: "甲村" }, kind: "gap", people: [], children: 7 },
    { place: { code: "2", name: "乙村" }, kind: "double", people: ["张三", "李四"], children: 1 },
  ],
  wrongTotal: 2,
  held: [],
};
const LEAVING: Leaving = {
  worker: { id: WORKER, name: "陈秀兰", version: 3 },
  today: "2018-04-10",
  posts: [
    {
      ...post,
      children: [{ id: "1", name: "马小云" }],
      childCount: 1,
      work: [{ kind: "visit", id: "2", label: "马小云", due: "2018-04-20" }],
      successors: [
        { id: NEXT, name: "林志强", barred: null, login: null },
        { id: "3", name: "新来的", barred: DEMAND, login: null },
      ],
    },
  ],
};

function desk(sent: unknown[]) {
  const people = {
    list: stand.procedure.query(() => REGISTER),
    coverage: stand.procedure.query(() => COVERAGE),
    leaving: stand.procedure.query(() => LEAVING),
    handOver: stand.procedure
      .input((input) => input)
      .mutation(({ input }): HandedOver => {
        sent.push(input);
        return { id: "x", passwords: [{ login: "lin-zhiqiang", password: "first-password" }] };
      }),
  };
  return stand.router({ people });
}

test("the register says who is in post, who is overdue and who may not work yet", async () => {
  await openConsole("/people", {}, desk([]));
  const table = await screen.findByRole("table", { name: "名册" });
  expect(within(table).getByRole("link", { name: "陈秀兰" })).toBeTruthy();
  expect(table.textContent).toContain("未培训合格");
  expect(table.textContent).toContain("2017-12-31，已逾期");
  expect(table.textContent).toContain("儿童主任 · 城关镇红崖社区");
});

test("coverage shows gaps and doubles in words, with names and children", async () => {
  await openConsole("/people?tab=coverage", {}, desk([]));
  const table = await screen.findByRole("table", { name: "空缺与重复" });
  expect(within(table).getByText("甲村").closest("tr")?.textContent).toContain("无人");
  expect(within(table).getByText("乙村").closest("tr")?.textContent).toContain("张三、李四");
  expect(screen.getByRole("button", { name: /儿童主任/ }).textContent).toContain(
    "4 处，2 处无人，1 处多于规定",
  );
});

test("a handover names a successor who may work, opens the account and shows its password once", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole(`/people/${WORKER}/leave`, {}, desk(sent));
  const submit = await screen.findByRole<HTMLButtonElement>("button", { name: "办理交接" });
  expect(submit.disabled).toBe(true);
  await user.type(screen.getByLabelText("原因"), "换届");
  await user.click(screen.getByRole("combobox", { name: "接替人" }));
  const barred = await screen.findByTitle("新来的（未培训合格，FJ-2.2.2-e）");
  expect(barred.getAttribute("aria-disabled") ?? barred.className).toMatch(/true|disabled/);
  await user.click(await screen.findByTitle("林志强"));
  expect(submit.disabled).toBe(true);
  await user.type(await screen.findByLabelText("登录名"), "lin-zhiqiang");
  await user.click(submit);
  expect(await screen.findByText("first-password")).toBeTruthy();
  expect(sent).toMatchObject([
    {
      workerId: WORKER,
      version: 3,
      on: "2018-04-10",
      posts: [{ postId: POST, successor: NEXT, account: { open: "lin-zhiqiang" } }],
    },
  ]);
});

test("villages are ticked and given one person at once", async () => {
  const sent: { posts: { place: string }[] }[] = [];
  const village = (code: string, name: string) => ({
    place: { code, name },
    cells: [{ people: [], gap: true }],
  });
  const people = {
    list: stand.procedure
      .input((input) => input as { view: string })
      .query(({ input }) => (input.view === "inPost" ? REGISTER : { ...REGISTER, rows: [] })),
    form: stand.procedure.query(() => ({
      roles: [
        { role: "department.other", title: { zh: "部门包村干部", en: "Cadre" }, levels: [5], gate: null },
      ],
      required: { idNumber: false, phone: false, clause: null },
      topics: [],
    })),
    responsibility: stand.procedure.query(() => ({
      columns: [
        {
          ...DEMAND,
          role: "department.other",
          roleTitle: { zh: "部门包村干部", en: "Cadre" },
          per: "village",
        },
      ],
      rows: [
        village("640423100012", "甲村"),
        village("640423100013", "乙村"),
        village("640423100014", "丙村"),
      ],
      total: 3,
      villages: 3,
      lacking: 3,
    })),
    appointMany: stand.procedure
      .input((input) => input as (typeof sent)[number])
      .mutation(({ input }) => {
        sent.push(input);
        return { given: 2, held: 0 };
      }),
  };
  const { user } = await openConsole("/people?tab=responsibility", {}, stand.router({ people }));
  const table = await screen.findByRole("table", { name: "责任表" });
  expect(within(table).getByText("甲村").closest("tr")?.textContent).toContain("无人");
  await user.click(screen.getByRole("checkbox", { name: "选甲村" }));
  await user.click(screen.getByRole("checkbox", { name: "选丙村" }));
  await user.click(screen.getByRole("button", { name: "给选中的 2 个村安排负责人" }));
  await user.click(await screen.findByRole("combobox", { name: "岗位" }));
  await user.click(await screen.findByTitle("部门包村干部"));
  await user.click(screen.getByRole("combobox", { name: "人员" }));
  await user.click(await screen.findByTitle(/陈秀兰/));
  await user.type(screen.getByLabelText("任职日期"), "2018-03-01{Enter}");
  await user.click(screen.getByRole("button", { name: "安排 2 处" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    workerId: WORKER,
    role: "department.other",
    from: "2018-03-01",
    posts: [{ place: "640423100012" }, { place: "640423100014" }],
  });
});
