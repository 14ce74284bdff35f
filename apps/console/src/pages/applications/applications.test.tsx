import { screen, waitFor, within } from "@testing-library/react";
import type {
  ApplicationFile,
  ApplicationRow,
  ApplicationsList,
  Consequence,
  LeftOut,
} from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const A = "0190a000-0000-7000-8000-00000000000a";
const B = "0190a000-0000-7000-8000-00000000000b";
const C = "0190a000-0000-7000-8000-00000000000c";
const words = (zh: string) => ({ zh, en: `[${zh.length}]` });

const CHECK = { id: "check", kind: "check" as const, title: words("乡镇审核") };
const CONFIRM = { id: "confirm", kind: "confirm" as const, title: words("乡镇批准") };
const row = (id: string, name: string, rest: Partial<ApplicationRow> = {}): ApplicationRow => ({
  id,
  version: 2,
  number: `R20180702-${id.slice(-4)}`,
  childId: id,
  name,
  place: "红崖社区",
  origin: "family",
  state: "open",
  stage: CONFIRM,
  due: { on: null, from: "unset", late: false, calendar: null },
  allowance: { status: "decided", className: words("父母双亡孤儿"), fen: 73_700 },
  firstMonth: null,
  startedAt: "2018-07-02T02:00:00.000Z",
  mine: true,
  ...rest,
});
const ROWS = [
  row(A, "丁一"),
  row(B, "丁二", { stage: CHECK, due: { on: "2018-07-09", from: "bureau", late: true, calendar: null } }),
  row(C, "丁三", { mine: false }),
];
const FILE: ApplicationFile = {
  ...row(A, "丁一"),
  child: { id: A, version: 1, birthDate: "2009-01-15", status: "active" },
  stages: [
    { ...CHECK, clauses: ["NX-4.1-d"], actors: [words("乡镇政府（街道办事处）")], at: "done" },
    { ...CONFIRM, clauses: ["NX-4.1-d"], actors: [words("乡镇政府（街道办事处）")], at: "here" },
  ],
  procedure: { for: "yes", of: null },
  first: null,
  steps: [
    { stage: CHECK.title, act: "pass", by: "杨小龙", at: "2018-07-02T02:00:00.000Z", opinion: "材料齐全" },
  ],
  on: "2018-07-02",
  sentence: words("按“父母双亡孤儿”每月发放 737 元。"),
  clauses: ["NX-3.1-c"],
  evidence: [
    { fact: "birthDate", label: words("出生日期"), shown: words("2009-01-15"), from: null, evidence: null },
  ],
  questions: [{ fact: "benefitsDrawn", question: words("孩子现在享受低保吗？") }],
  decisions: [],
  may: {
    pass: false,
    confirm: false,
    refuse: false,
    return: false,
    withdraw: false,
    choose: false,
    barred: null,
  },
};
const NOT: LeftOut = { id: A, name: "丁一", cause: words("还有事实未了解清楚。"), remedy: words("请补齐。") };

const EFFECT: Consequence = {
  granted: [{ id: A, name: "丁一", className: words("父母双亡孤儿"), fen: 73_700, month: "2018-08" }],
  fen: 73_700,
  firsts: [
    {
      children: 1,
      first: { month: "2018-08", rule: "nextMonth", clauses: [], set: { by: "马晓燕", on: "2018-01-02" } },
      fixed: true,
    },
  ],
  leftOut: [NOT],
};

type Sent = [verb: string, input: unknown];

/** A server with these applications; what is sent to it is kept. */
function server(
  sent: Sent[],
  { file = FILE, effect }: { file?: ApplicationFile; effect?: Consequence } = {},
) {
  const asked = (input: unknown) => input;
  const list: ApplicationsList = {
    rows: ROWS,
    total: 3,
    counts: { open: 3, mine: 2, late: 1 },
    stages: [CHECK, CONFIRM],
  };
  const take = <A,>(verb: string, answer: A) =>
    stand.procedure.input(asked).mutation(({ input }) => {
      sent.push([verb, input]);
      return answer;
    });
  const granted = effect ?? { ...EFFECT, leftOut: [] };
  return stand.router({
    applications: stand.router({
      list: stand.procedure.input(asked).query(({ input }) => {
        sent.push(["list", input]);
        return list;
      }),
      get: stand.procedure.input(asked).query(() => file),
      pass: take("pass", { passed: [B], leftOut: [] }),
      preview: take("preview", granted),
      confirm: take("confirm", granted),
      refuse: take("refuse", { id: A }),
      return: take("return", { id: A }),
      choose: take("choose", { id: A }),
    }),
    attachments: stand.router({ list: stand.procedure.input(asked).query(() => []) }),
  });
}
const last = (sent: readonly Sent[], verb: string) => sent.findLast(([one]) => one === verb)?.[1];

test("the list shows each stage with its last day, and marks what is late in words", async () => {
  await openConsole("/applications", { role: "townSupervisor" }, server([]));
  expect(await screen.findByText("待我办理 2")).toBeTruthy();
  const line = (await screen.findByRole("link", { name: "丁二" })).closest("tr");
  expect(line?.textContent).toContain("已超期：2018-07-09（本单位自定）");
  expect(screen.getByRole("link", { name: "丁一" }).closest("tr")?.textContent).toContain("未设时限");
  expect(screen.queryByRole("checkbox", { name: "选择丁三" })).toBeNull();
});

test("what is in view stands in the address", async () => {
  const sent: Sent[] = [];
  const { user } = await openConsole("/applications?view=late", { role: "townSupervisor" }, server(sent));
  await screen.findByRole("link", { name: "丁一" });
  expect(last(sent, "list")).toMatchObject({ state: "open", late: true, mine: false });
  await user.click(screen.getByRole("tab", { name: /不予认定/ }));
  await waitFor(() => expect(last(sent, "list")).toMatchObject({ state: "refused", late: false }));
});

test("a batch names the children and the sum before it is confirmed, and who is left out", async () => {
  const sent: Sent[] = [];
  const { user } = await openConsole(
    "/applications",
    { role: "townSupervisor" },
    server(sent, { effect: EFFECT }),
  );
  await user.click(await screen.findByRole("checkbox", { name: "选择本页可办的申请" }));
  expect(screen.getByRole("button", { name: "通过 1 件" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "认定 1 名儿童" }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("将给 1 名儿童认定津贴，每月合计 ¥737.00。")).toBeTruthy();
  expect(within(dialog).getByText(/1 名自 2018-08 起：/).textContent).toContain(
    "本单位设定，马晓燕 2018-01-02",
  );
  expect(within(dialog).getByText(/这个月已经核定，应发的在补发追回中处理/)).toBeTruthy();
  expect(within(dialog).getByText("逐名查看（1 名）").closest("details")?.textContent).toContain("¥737.00");
  expect(within(dialog).getByText(/还有事实未了解清楚/)).toBeTruthy();
  expect(last(sent, "confirm")).toBeUndefined();
  await user.click(within(dialog).getByRole("button", { name: "给 1 名儿童认定，每月 ¥737.00" }));
  expect(await within(dialog).findByText(/已给 1 名儿童认定津贴/)).toBeTruthy();
  expect(last(sent, "confirm")).toEqual({ items: [{ id: A, version: 2 }] });
  expect(within(dialog).queryByRole("button", { name: /给 1 名儿童认定/ })).toBeNull();
});

test("an application says what the rules give, what proves it, and what is still to be asked", async () => {
  await openConsole(`/applications/${A}`, { role: "townSupervisor" }, server([]));
  expect(await screen.findByText("按“父母双亡孤儿”每月发放 737 元。")).toBeTruthy();
  expect(screen.getByText("未见证明")).toBeTruthy();
  expect(screen.getByText(/孩子现在享受低保吗/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "到档案中登记" }).getAttribute("href")).toContain(
    "say=benefitsDrawn",
  );
  expect(screen.getByText("材料齐全")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByText("这个环节由其他岗位的同事办理，您可以查看。")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "认定" })).toBeNull();
});

test("what is missing stands on top of an application that was sent back", async () => {
  const back = { ...CHECK, act: "return" as const, stage: CHECK.title, by: "马兰", opinion: "请补死亡证明" };
  const steps = [...FILE.steps, { ...back, at: "2018-07-03T02:00:00.000Z" }];
  await openConsole(
    `/applications/${A}`,
    { role: "villageWorker" },
    server([], { file: { ...FILE, steps } }),
  );
  expect((await screen.findByRole("alert")).textContent).toContain("退回（乡镇审核）：请补死亡证明");
});

test("who may not decide is told why", async () => {
  const barred = { cause: words("这件申请由您发起。"), remedy: words("请由另一位同事办理。") };
  const file = { ...FILE, may: { ...FILE.may, return: true, barred } };
  await openConsole(`/applications/${A}`, { role: "townSupervisor" }, server([], { file }));
  expect(await screen.findByText("这件申请由您发起。")).toBeTruthy();
  expect(screen.getByRole("button", { name: "退回上一环节" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "认定" })).toBeNull();
});

test("a refusal needs its reason", async () => {
  const sent: Sent[] = [];
  const file = { ...FILE, may: { ...FILE.may, refuse: true } };
  const { user } = await openConsole(
    `/applications/${A}`,
    { role: "townSupervisor" },
    server(sent, { file }),
  );
  await user.click(await screen.findByRole("button", { name: "不予认定" }));
  const dialog = await screen.findByRole("dialog", { name: "不予认定" });
  const submit = within(dialog).getByRole("button", { name: "不予认定，并出具告知书" });
  expect(submit.hasAttribute("disabled")).toBe(true);
  await user.type(within(dialog).getByRole("textbox"), "父母均能抚养");
  await user.click(submit);
  await waitFor(() => expect(last(sent, "refuse")).toEqual({ id: A, version: 2, opinion: "父母均能抚养" }));
});

test("what a clause leaves to a person is decided with a reason", async () => {
  const sent: Sent[] = [];
  const decision = {
    clause: "NX-3.1-j",
    question: words("保留哪一项？"),
    options: [{ value: "allowance", label: words("养育津贴") }],
  };
  const file = { ...FILE, decisions: [decision], may: { ...FILE.may, choose: true } };
  const { user } = await openConsole(
    `/applications/${A}`,
    { role: "townSupervisor" },
    server(sent, { file }),
  );
  await user.click(await screen.findByRole("radio", { name: "养育津贴" }));
  await user.type(screen.getByRole("textbox", { name: "理由" }), "监护人选择");
  await user.click(screen.getByRole("button", { name: "决定：养育津贴" }));
  await waitFor(() =>
    expect(last(sent, "choose")).toEqual({
      id: A,
      version: 2,
      clause: "NX-3.1-j",
      chosen: "allowance",
      reason: "监护人选择",
    }),
  );
});
