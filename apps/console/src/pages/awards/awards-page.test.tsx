import { screen, waitFor, within } from "@testing-library/react";
import type { AwardActs, AwardChanges, AwardRows, MissingAwards } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const A = "0190a000-0000-7000-8000-000000000001";
const B = "0190a000-0000-7000-8000-000000000002";
const SPAN = "0190a000-0000-7000-8000-0000000000aa";
const both = (zh: string) => ({ zh, en: zh });
const who = (childId: string, name: string) => ({
  childId,
  name,
  idNumber: null,
  divisionName: "城关镇红崖社区",
});
const RATE = { class: "NX.bothDead", className: both("父母双亡孤儿"), fen: 73_700 };

const missing: MissingAwards = {
  total: 2,
  rows: [who(A, "杨俊俊"), who(B, "祁泽文")].map((one) => ({
    ...one,
    ...RATE,
    reason: both("该儿童是孤儿；按“父母双亡孤儿”每月发放 737 元。"),
    clauses: ["NX-3.1-c"],
    application: null,
    endedFrom: null,
  })),
};
const changes: AwardChanges = {
  total: 2,
  mayChange: true,
  stops: { rule: "nextMonth", clauses: [], set: { by: "马晓燕", on: "2018-01-02" } },
  rows: [
    {
      ...who(A, "杨俊俊"),
      state: "granted",
      span: SPAN,
      from: "2018-03",
      event: { kind: "closed", on: "2018-04-11", reason: "deceased" },
      text: both("2018-04-11 结案：死亡。"),
      clauses: [],
      proposal: { last: "2018-03", ends: "2018-04" },
      before: null,
      after: null,
    },
    {
      ...who(B, "祁泽文"),
      state: "granted",
      span: SPAN,
      from: "2018-03",
      event: { kind: "unknown" },
      text: both("按现有情况不再符合，起始日不明。"),
      clauses: [],
      proposal: null,
      before: null,
      after: null,
    },
  ],
};
const awarded: AwardRows = {
  total: 1,
  mayChange: false,
  rows: [
    {
      ...who(A, "杨俊俊"),
      ...RATE,
      state: "granted",
      from: "2018-03",
      basis: "ledger",
      first: null,
      span: SPAN,
      closedOn: null,
    },
  ],
};

const acts: AwardActs = {
  total: 1,
  rows: [
    {
      ...who(A, "杨俊俊"),
      id: 7,
      at: "2018-04-12T02:00:00.000Z",
      act: "suspend",
      by: "马晓燕",
      month: "2018-05",
      reason: "核实监护人账户",
      document: "隆民〔2018〕3号",
    },
  ],
};

/** A stand-in server; what is sent to it is written down. */
function server() {
  const said: [string, unknown][] = [];
  const input = stand.procedure.input((value) => value as { [key: string]: unknown });
  const takes = (name: string, answer: object) =>
    input.mutation(({ input: sent }) => {
      said.push([name, sent]);
      return answer;
    });
  const more = stand.router({
    awards: {
      missing: input.query(() => missing),
      list: input.query(() => awarded),
      changes: input.query(() => changes),
      end: takes("end", { children: 1 }),
      acts: input.query(({ input: asked }) => {
        said.push(["acts", asked]);
        return acts;
      }),
      exportActs: takes("exportActs", { fileName: "变更.xlsx", mime: "text/plain", base64: "" }),
    },
    applications: { start: takes("start", { started: [{ id: A, childId: A, number: "R1" }], leftOut: [] }) },
  });
  return { more, said };
}

test("who is left out is shown with why and how much, and several are begun at once", async () => {
  const { more, said } = server();
  const { user } = await openConsole("/awards", { role: "countyOfficer" }, more);
  const table = await screen.findByRole("table", { name: "未发起" });
  expect(within(table).getAllByText("¥737.00")).toHaveLength(2);
  expect(within(table).getAllByText("NX-3.1-c")).toHaveLength(2);
  await user.click(screen.getByRole("checkbox", { name: "选择本页" }));
  await user.click(screen.getByRole("button", { name: "发起认定 2 名" }));
  await waitFor(() => expect(said).toEqual([["start", { childIds: [A, B], origin: "proposed" }]]));
  expect(await screen.findByText(/已发起 1 件/)).toBeTruthy();
});

test("only what has a proposal is ended as proposed, and not without a reason", async () => {
  const { more, said } = server();
  const { user } = await openConsole("/awards?tab=changes", { role: "countyOfficer" }, more);
  await screen.findByRole("table", { name: "不再符合条件" });
  expect(screen.getByText(/自不再符合条件的次月起/).textContent).toContain("本单位设定，马晓燕 2018-01-02");
  expect(screen.queryByRole("checkbox", { name: "选择祁泽文" })).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "选择本页" }));
  await user.click(screen.getByRole("button", { name: "按建议停发 1 名" }));
  const dialog = await screen.findByRole("dialog");
  const end = within(dialog).getByRole<HTMLButtonElement>("button", { name: "停发 1 名" });
  expect(end.disabled).toBe(true);
  await user.type(within(dialog).getByLabelText("理由"), "已去世");
  await user.click(end);
  const item = { childId: A, span: SPAN, from: "2018-04" };
  await waitFor(() => expect(said).toEqual([["end", { items: [item], reason: "已去世" }]]));
});

test("where another desk decides nothing can be changed", async () => {
  const { more } = server();
  await openConsole("/awards?tab=awarded", { role: "countyFinance" }, more);
  const table = await screen.findByRole("table", { name: "享受中" });
  expect(within(table).getByText("自 2018-03 起享受")).toBeTruthy();
  expect(within(table).queryByRole("button", { name: "停发" })).toBeNull();
});

test("who changed an award, when and why is listed, narrowed by the address and exported as it is narrowed", async () => {
  const { more, said } = server();
  const address = "/awards?tab=acts&view=suspend&from=2018-04-01";
  const { user } = await openConsole(address, { role: "countyFinance" }, more);
  const table = await screen.findByRole("table", { name: "暂停" });
  expect(table.textContent).toContain("核实监护人账户");
  expect(table.textContent).toContain("依据文件：隆民〔2018〕3号");
  expect(said).toEqual([["acts", { from: "2018-04-01", act: "suspend", offset: 0, limit: 50 }]]);
  await user.click(screen.getByRole("button", { name: "导出" }));
  await waitFor(() => expect(said.at(-1)).toEqual(["exportActs", { from: "2018-04-01", act: "suspend" }]));
});
