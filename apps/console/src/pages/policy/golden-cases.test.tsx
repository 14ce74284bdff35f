import { screen, waitFor, within } from "@testing-library/react";
import type { ClauseCase, ClauseCases, ClauseRules, PolicyBook, TriedChild } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const same = (text: string) => ({ zh: text, en: text });
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
          places: null,
        },
      ],
    },
  ],
  places: [],
  counts: { clauses: 1, encoded: 1, manual: 0, informational: 0, superseded: 0 },
  parameters: [],
  settings: [],
  series: [],
  readings: [],
  categories: [],
  classes: [],
};
const golden = (n: number, more: Partial<ClauseCase> = {}): ClauseCase => ({
  place: `test/one.yaml:${n}`,
  inheritedFrom: null,
  name: `案例第${n}`,
  on: "2018-03-31",
  given: [
    { fact: "disabled", name: same("是否残疾"), text: same("是"), own: true },
    { name: same("读法（年龄）"), text: same("未满16周岁"), own: true },
    { fact: "birthDate", name: same("出生日期"), text: same("2010-01-15 出生，8 周岁"), own: false },
    { fact: "father.statuses", name: same("父亲状况"), text: same("服刑"), own: false },
    { fact: "drawnFen", name: same("已享受待遇月额"), text: same("¥300.00"), own: false },
  ],
  facts: {
    disabled: true,
    birthDate: "2010-01-15",
    drawnFen: 30_000,
    "father.statuses": [{ status: "imprisoned", since: "2015-01-01", until: "2019-01-01" }],
  },
  expected: [{ text: same("条款 T-1：成立"), holds: true }],
  ...more,
});

const tried: TriedChild = {
  asks: ["birthDate", "disabled"],
  explanation: {
    on: "2018-03-31",
    sentence: same("属于家庭困境。"),
    categories: [],
    groups: [],
    allowance: {
      status: "none",
      name: same("津贴"),
      reason: { text: same("不发放"), holds: false },
      working: [],
    },
    entitlements: [],
    wouldChange: [],
    needs: [],
  },
};

function server(cases: ClauseCases) {
  const said: unknown[] = [];
  const rules: ClauseRules = { no: "T-1", rules: [], cases };
  const input = stand.procedure.input((value) => value);
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => book),
      clause: input.query(() => rules),
      try: input.query(({ input: attempt }) => {
        said.push(attempt);
        return tried;
      }),
    },
  });
  return { more, said };
}

test("the first cases stand beside the clause with what is given and expected; the rest on request", async () => {
  const { more } = server({ list: [1, 2, 3, 4, 5].map((n) => golden(n)), refusal: null });
  const { user } = await openConsole("/policy?clause=T-1", {}, more);
  await screen.findByRole("heading", { name: "案例（5）" });
  expect(screen.getAllByRole("button", { name: "用这个例子试算" })).toHaveLength(3);
  const first = screen.getByText("案例第1").closest("li");
  if (!first) throw new Error("the first case is in no list");
  expect(within(first).getByText("是否残疾：是")).toBeTruthy();
  expect(within(first).getByText("背景情况 3 项")).toBeTruthy();
  expect(within(first).getByRole("img", { name: "符合" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "再看 2 个案例" }));
  expect(screen.getAllByRole("button", { name: "用这个例子试算" })).toHaveLength(5);
});

test("a case that is decided otherwise now is said aloud; where a region goes another way it is not", async () => {
  const differs = [{ text: same("条款 T-1：成立"), holds: false, now: same("条款 T-1：不成立") }];
  const { more } = server({
    list: [
      golden(1, { expected: differs }),
      golden(2, { expected: differs, inheritedFrom: same("全国共同规则"), place: "national/one.yaml:2" }),
    ],
    refusal: null,
  });
  await openConsole("/policy?clause=T-1", {}, more);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("1 个案例与现在的结论不符");
  expect(screen.getByText(/（现在：条款 T-1：不成立）/)).toBeTruthy();
  expect(screen.getByText(/（按本地规则：条款 T-1：不成立）/)).toBeTruthy();
  expect(screen.getByText(/来自“全国共同规则”/)).toBeTruthy();
});

test("where there are none the reason is said", async () => {
  const { more } = server({ list: [], refusal: same("这一版政策包没有附带案例。") });
  await openConsole("/policy?clause=T-1", {}, more);
  expect(await screen.findByText(/此处没有案例可看：.*没有附带案例/)).toBeTruthy();
});

test("a case is tried with its day and every fact; what the form cannot carry is said until it is changed", async () => {
  const { more, said } = server({ list: [golden(1)], refusal: null });
  const { user } = await openConsole("/policy?clause=T-1", {}, more);
  await user.click(await screen.findByRole("button", { name: "用这个例子试算" }));
  await waitFor(() => expect(said).toContainEqual({ on: "2018-03-31", facts: golden(1).facts }));
  expect(screen.getByText("例子“案例第1”应为")).toBeTruthy();
  expect(screen.getByText("读法（年龄）：未满16周岁")).toBeTruthy();
  // Money is typed in yuan.
  const drawn = screen.getByRole<HTMLInputElement>("textbox", { name: "已享受待遇月额" });
  expect(drawn.value).toBe("300.00");
  await user.click(screen.getByRole("button", { name: "去掉“是否残疾”（按不详处理）" }));
  expect(screen.queryByText("例子“案例第1”应为")).toBeNull();
});
