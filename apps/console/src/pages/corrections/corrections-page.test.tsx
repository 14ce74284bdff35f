import { screen, waitFor, within } from "@testing-library/react";
import type { CorrectionList, CorrectionRow, Recovery } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const CHILD = "0190a000-0000-7000-8000-000000000001";
const OTHER = "0190a000-0000-7000-8000-000000000002";
const both = (zh: string) => ({ zh, en: zh });

const line = (id: string, month: string, fen: number, mayDecide = true): CorrectionRow => ({
  id,
  month,
  state: "proposed",
  class: "NX.institution",
  className: both("机构养育孤儿"),
  paidClass: "NX.bothDead",
  paidClassName: both("父母双亡孤儿"),
  fen,
  paidFen: 73_700,
  dueFen: 73_700 + fen,
  causes: ["fact"],
  mayDecide,
});

const list = (rows: CorrectionList["rows"]): CorrectionList => ({
  rows,
  total: rows.length,
  sums: {
    children: rows.length,
    lines: 4,
    arrearsFen: 62_400,
    recoveryFen: 84_900,
    byMonth: [{ month: "2018-03", children: 2, fen: -22_500 }],
    byClass: [],
  },
  computedAt: "2018-05-10T02:00:00.000Z",
  computing: null,
});

const rows: CorrectionList["rows"] = [
  {
    childId: CHILD,
    name: "杨俊俊",
    idNumber: null,
    divisionName: "城关镇红崖社区",
    causes: [both("“照料方式”自 2018-03-12 起有变动，2018-05-10 才记录")],
    months: [line("a", "2018-03", 31_200), line("b", "2018-04", 31_200)],
    fen: 62_400,
  },
  {
    childId: OTHER,
    name: "祁泽文",
    idNumber: null,
    divisionName: "沙塘镇街道村委会",
    causes: [both("档案自 2018-03-05 起结案（儿童死亡）")],
    months: [line("c", "2018-03", -53_700), line("d", "2018-04", -31_200, false)],
    fen: -84_900,
  },
];

const owed: Recovery = {
  childId: CHILD,
  name: "杨俊俊",
  closedOn: null,
  openFen: 100_000,
  plannedFen: 0,
  corrections: [{ id: "e", month: "2018-03", fen: 100_000, openFen: 100_000 }],
  instalments: [],
  plans: [],
};

/** A stand-in server; what is sent to it is written down. */
function server(found: CorrectionList, recovery: Recovery = owed) {
  const said: [string, unknown][] = [];
  const input = stand.procedure.input((value) => value as { [key: string]: unknown });
  const takes = (name: string) =>
    input.mutation(({ input: sent }) => {
      said.push([name, sent]);
      return {};
    });
  const more = stand.router({
    corrections: {
      list: input.query(({ input: asked }) => {
        said.push(["list", asked]);
        return found;
      }),
      recovery: input.query(() => recovery),
      compute: takes("compute"),
      approve: takes("approve"),
      dismiss: takes("dismiss"),
      planRecovery: takes("plan"),
    },
    jobs: { of: input.query(() => null) },
  });
  return { more, said };
}

const sent = (said: readonly [string, unknown][], name: string) =>
  said.filter(([what]) => what === name).map(([, input]) => input);

test("what is chosen is approved with the sum that was shown, but for what one had computed oneself", async () => {
  const { more, said } = server(list(rows));
  const { user } = await openConsole("/corrections", { role: "countyFinance" }, more);
  const table = await screen.findByRole("table", { name: "补发与追回" });
  expect(within(table).getAllByText("2018-03 至 2018-04（2 个月）")).toHaveLength(2);
  await user.click(screen.getByRole("checkbox", { name: "选择本页可审批的 2 名儿童" }));
  await user.click(screen.getByRole("button", { name: "批准" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("补发 ¥624.00");
  expect(dialog.textContent).toContain("追回 ¥537.00");
  await user.click(within(dialog).getByRole("button", { name: "批准 2 名儿童的 3 条" }));
  await waitFor(() => expect(sent(said, "approve")).toEqual([{ ids: ["a", "b", "c"], fen: 8_700 }]));
  expect(await screen.findByText(/已批准 2 名儿童的 3 条/)).toBeTruthy();
});

test("dismissing waits for a reason", async () => {
  const { more, said } = server(list(rows));
  const { user } = await openConsole("/corrections", { role: "countyFinance" }, more);
  await user.click(await screen.findByRole("checkbox", { name: "选择杨俊俊" }));
  await user.click(screen.getByRole("button", { name: "不予办理" }));
  const dialog = await screen.findByRole("dialog");
  const button = within(dialog).getByRole<HTMLButtonElement>("button", { name: "不予办理 2 条" });
  expect(button.disabled).toBe(true);
  await user.type(within(dialog).getByLabelText("理由"), "机构已另行发放");
  await user.click(button);
  await waitFor(() => expect(sent(said, "dismiss")).toEqual([{ ids: ["a", "b"], reason: "机构已另行发放" }]));
});

test("the address holds the filters, and an empty list says the next step", async () => {
  const { more, said } = server({ ...list([]), total: 0, computedAt: null });
  await openConsole("/corrections?kind=recovery&cause=closing&month=2018-03&state=odd", {}, more);
  expect(await screen.findByText("没有待审批的补发或追回")).toBeTruthy();
  expect(screen.getByText(/还没有全部计算过/)).toBeTruthy();
  expect(sent(said, "list")[0]).toMatchObject({
    state: "proposed",
    kind: "recovery",
    cause: "closing",
    month: "2018-03",
  });
});

test("a plan over some months shows its schedule before it is proposed", async () => {
  const { more, said } = server(list(rows));
  const { user } = await openConsole(`/corrections?child=${CHILD}`, {}, more);
  await user.click(await screen.findByRole("button", { name: "定追回计划" }));
  const form = screen.getByRole("form", { name: "定追回计划" });
  await user.type(within(form).getByRole("textbox", { name: "几个月" }), "3");
  await user.type(within(form).getByLabelText("从哪个月开始"), "2018-06{Enter}");
  expect(within(form).getByText("共 3 个月，每月 ¥333.34，最后一个月（2018-08）¥333.32。")).toBeTruthy();
  await user.type(within(form).getByLabelText("依据文件（文号或名称）"), "隆民追〔2018〕7号");
  await user.type(within(form).getByLabelText("理由"), "监护人同意");
  await user.click(within(form).getByRole("button", { name: "提出分月扣回 ¥1,000.00" }));
  await waitFor(() =>
    expect(sent(said, "plan")).toEqual([
      {
        kind: "instalments",
        childId: CHILD,
        document: "隆民追〔2018〕7号",
        reason: "监护人同意",
        fen: 100_000,
        fromMonth: "2018-06",
        monthlyFen: 33_334,
      },
    ]),
  );
});

test("months that cancel each other out are neither paid nor taken back", async () => {
  const [first] = rows;
  if (!first) throw new Error("the list is empty");
  const level = { ...first, months: [line("a", "2018-03", 31_200), line("b", "2018-04", -31_200)], fen: 0 };
  await openConsole("/corrections", {}, server(list([level])).more);
  expect((await screen.findByText("补发与追回相抵")).parentElement?.textContent).toContain("¥0.00");
});
