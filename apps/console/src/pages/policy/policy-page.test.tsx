import { screen, waitFor, within } from "@testing-library/react";
import type { ClauseRules, PolicyBook } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const same = (text: string) => ({ zh: text, en: text });
const reading: PolicyBook["readings"][number] = {
  id: "T-1.age",
  clause: "T-1",
  text: same("“儿童”的年龄上限"),
  taken: "under18",
  packs: "under18",
  options: [
    { value: "under18", label: same("未满18周岁") },
    { value: "under16", label: same("未满16周岁") },
  ],
  chosen: [],
};
const book: PolicyBook = {
  pack: { id: "test", version: "1", hash: "0123456789abcdef", name: same("测试政策") },
  documents: [
    {
      id: "T",
      title: same("测试文件"),
      number: "测试〔2018〕1号",
      issued: null,
      effective: "2018-01-01",
      clauses: [
        {
          no: "T-1",
          section: "一",
          kind: "CAT",
          says: same("家庭困境儿童的认定"),
          became: "encoded",
          items: [{ id: "T.family", kind: "category", name: same("家庭困境") }],
          where: null,
          places: ["childFile"],
        },
        {
          no: "T-2",
          section: "二",
          kind: "STAFF",
          says: same("人员考核"),
          became: "manual",
          items: [],
          where: same("考核记录"),
          places: ["people", "policy"],
        },
      ],
    },
  ],
  places: [
    {
      place: "childFile",
      title: same("儿童档案"),
      doors: [{ path: "/children/$id?tab=casework", procedure: "children.get" }],
      roles: ["countyOfficer"],
    },
    {
      place: "policy",
      title: same("政策条款"),
      doors: [{ path: "/policy", procedure: "policy.book" }],
      roles: ["countyOfficer"],
    },
    {
      place: "people",
      title: same("人员名册"),
      doors: [{ path: "/people", procedure: "people.list" }],
      roles: ["townSupervisor", "auditor"],
    },
  ],
  counts: { clauses: 1, encoded: 1, manual: 0, informational: 0, superseded: 0 },
  parameters: [],
  settings: [],
  series: [],
  readings: [reading],
  categories: [{ id: "T.family", name: same("家庭困境") }],
  classes: [],
};
const affected = { count: 37, filter: { category: "T.family" } };
const rules: ClauseRules = {
  no: "T-1",
  rules: [
    {
      id: "T.family",
      rule: {
        text: same("家庭困境"),
        children: [
          {
            text: same("年龄"),
            reading: { id: "T-1.age" },
            children: [
              { text: same("未满18周岁"), reading: { id: "T-1.age", option: "under18" } },
              {
                text: same("未满16周岁"),
                reading: { id: "T-1.age", option: "under16" },
                children: [{ text: same("不采用的读法的条件") }],
              },
            ],
          },
          { text: same("是否计入由读法决定"), reading: { id: "T-1.age" } },
        ],
      },
      children: affected,
    },
  ],
  cases: { list: [], refusal: null },
};

/** The policy desk on the stand-in server; choices and attempts are written down. */
function policyServer(carried: ClauseRules["rules"][number]["children"] = affected) {
  const said: [string, unknown][] = [];
  const input = stand.procedure.input((value) => value as { option?: string; facts?: object });
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => book),
      clause: input.query(() => ({
        ...rules,
        rules: rules.rules.map((rule) => ({ ...rule, children: carried })),
      })),
      chooseReading: input.mutation(({ input: choice }) => {
        said.push(["chooseReading", choice]);
        return { ...book, readings: [{ ...reading, taken: choice.option }] };
      }),
      try: input.query(({ input: attempt }) => {
        said.push(["try", attempt]);
        return {
          asks: ["birthDate", "father.statuses", "mother.statuses", "disabled"],
          explanation: {
            on: "2018-03-31",
            sentence: same("还不能认定。"),
            categories: [],
            groups: [],
            allowance: {
              status: "needs",
              name: same("津贴"),
              reason: { text: same("事实不足"), holds: null },
              working: [],
            },
            entitlements: [],
            wouldChange: [],
            needs: [{ fact: "disabled", question: same("孩子有残疾证吗？"), why: same("用于确定类别") }],
          },
        };
      }),
    },
  });
  return { more, said };
}

test("beside a clause stand its rule, the reading in force and a number that opens the list", async () => {
  await openConsole("/policy?clause=T-1", {}, policyServer().more);
  const link = await screen.findByRole("link", { name: "现有 37 名儿童" });
  expect(link.getAttribute("href")).toBe("/children?category=T.family");
  expect(screen.getAllByText("（现行采用）").length).toBeGreaterThan(0);
  expect(screen.getByText("（现按：未满18周岁）")).toBeTruthy();
  expect(screen.queryByText("不采用的读法的条件")).toBeNull();
});

test("beside a clause stands where it is done: a link for whoever may go there, else who may", async () => {
  const { more } = policyServer();
  await openConsole("/policy?clause=T-2", {}, more);
  const where = (await screen.findByRole("heading", { name: "在哪里办" })).parentElement;
  if (!where) throw new Error("the places stand below their heading");
  expect(within(where).getByText("考核记录")).toBeTruthy();
  expect(
    within(where)
      .getAllByRole("link")
      .map((link) => [link.textContent, link.getAttribute("href")]),
  ).toEqual([
    ["人员名册", "/people"],
    ["政策条款", "/policy"],
  ]);
});

test("a place of one child is reached through the list of children", async () => {
  await openConsole("/policy?clause=T-1", {}, policyServer().more);
  const link = await screen.findByRole("link", { name: "儿童档案" });
  expect(link.getAttribute("href")).toBe("/children");
  expect(screen.getByText("（先选一名儿童）")).toBeTruthy();
});

test("who may not go there sees who may", async () => {
  await openConsole("/policy?clause=T-2", { role: "countyFinance" }, policyServer().more);
  expect(await screen.findByText("（乡镇儿童督导员、审计员可打开）")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "人员名册" })).toBeNull();
  expect(screen.getByRole("link", { name: "政策条款" })).toBeTruthy();
});

test("a number that is still being counted is no number", async () => {
  await openConsole(
    "/policy?clause=T-1",
    {},
    policyServer({ count: null, filter: { group: "orphan" } }).more,
  );
  const link = await screen.findByRole("link", { name: "正在重算" });
  expect(link.getAttribute("href")).toBe("/children?group=orphan");
});

test("a reading is taken only with an option, a day and a reason; the consequence is said first", async () => {
  const { more, said } = policyServer();
  const { user } = await openConsole("/policy?view=readings", {}, more);
  await user.click(await screen.findByRole("button", { name: "选定读法" }));
  const dialog = await screen.findByRole("dialog");
  const save = within(dialog).getByRole<HTMLButtonElement>("button", { name: "采用这一读法" });
  expect(save.disabled).toBe(true);
  await user.click(within(dialog).getByRole("radio", { name: "未满16周岁" }));
  await user.type(within(dialog).getByLabelText("自哪一天起采用"), "2018-03-01{Enter}");
  expect(save.disabled).toBe(true);
  await user.type(within(dialog).getByLabelText("选定理由"), "局务会议决定");
  expect(within(dialog).getByText(/自 2018-03-01 起的认定一律按“未满16周岁”办理/)).toBeTruthy();
  await user.click(save);
  await waitFor(() =>
    expect(said).toContainEqual([
      "chooseReading",
      { reading: "T-1.age", option: "under16", validFrom: "2018-03-01", reason: "局务会议决定" },
    ]),
  );
});

test("finance reads the readings and cannot choose one", async () => {
  await openConsole("/policy?view=readings", { role: "countyFinance" }, policyServer().more);
  await screen.findByText("“儿童”的年龄上限");
  expect(screen.queryByRole("button", { name: "选定读法" })).toBeNull();
});

test("trying a child sends only what is filled in, as it is typed, and offers the next question", async () => {
  const { more, said } = policyServer();
  const { user } = await openConsole("/policy?view=try", {}, more);
  await user.click(await screen.findByRole("button", { name: /^填入/ }));
  await user.click(await screen.findByRole("radio", { name: "是" }));
  await waitFor(() => expect(said).toContainEqual(["try", { facts: { disabled: true } }]));
  expect(said[0]).toEqual(["try", { facts: {} }]);
});
