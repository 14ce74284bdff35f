import { screen, waitFor, within } from "@testing-library/react";
import type { CaseRow, GlassRow, OverdueCase, ProtectionCase } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const ID = "0190a000-0000-7000-8000-0000000000cc";
const SEALED = "0190a000-0000-7000-8000-0000000000dd";
const open: Extract<CaseRow, { restricted: false }> = {
  id: ID,
  number: "20260105-1234",
  restricted: false,
  subject: "马小草",
  childId: null,
  place: { code: "640423100004", name: "城关镇红崖社区" },
  situation: "injuries",
  danger: "yes",
  stage: { id: "report", title: { zh: "强制报告", en: "Mandatory report" } },
  clock: { due: "2026-01-05T04:00:00.000Z", overdue: true, minutes: 190, from: "bureau" },
  feedback: null,
  state: "open",
  handler: null,
  sealed: false,
  reportedAt: "2026-01-05T02:00:00.000Z",
};
const file: ProtectionCase = {
  ...open,
  version: 3,
  sex: null,
  age: null,
  told: { place: null, what: "手臂多处淤青" },
  happenedOn: null,
  source: "duty",
  chain: {
    title: { zh: "安全保护机制", en: "Chain" },
    clauses: ["NX-4.1-b"],
    stages: [
      {
        id: "report",
        title: open.stage.title,
        owners: [{ zh: "儿童督导员", en: "Supervisor" }],
        state: "now",
        enteredAt: open.reportedAt,
        leftAt: null,
        clock: open.clock,
      },
    ],
  },
  records: [],
  requests: [],
  forms: [],
  timers: [
    {
      id: "NX.timer.street",
      title: { zh: "流浪儿童救助满两年", en: "Two years" },
      does: { zh: "办理户口登记", en: "Register" },
      due: "2026-03-01",
      run: false,
      clauses: ["NX-3.6-c"],
    },
  ],
  educationFirst: { clauses: ["NX-3.4-c"], failed: false },
  guardianship: null,
  incidents: [],
  closing: null,
  closed: null,
  follows: null,
  today: "2026-01-05",
  may: ["ask", "record", "guard"],
};
const { procedure, router, refuse } = stand;

test("the list shows a clock in words, and of a sealed case nothing but its number", async () => {
  const rows: CaseRow[] = [open, { id: SEALED, number: "20260104-9999", restricted: true }];
  const more = router({ protection: { list: procedure.query(() => ({ rows, total: 2 })) } });
  await openConsole("/protection", {}, more);
  const table = within(await screen.findByRole("table", { name: "保护个案" }));
  const first = within(table.getByRole("row", { name: /20260105-1234/ }));
  expect(first.getByText(/已超期 3 小时/)).toBeDefined();
  expect(first.getByText(/现有危险/)).toBeDefined();
  const sealed = table.getByRole("row", { name: /20260104-9999/ });
  expect(sealed.textContent).toBe("20260104-9999 限阅—————");
});

test("a case shows its chain, its terms and what a clause asks before temporary guardianship", async () => {
  await openConsole(`/protection/${ID}`, {}, router({ protection: { get: procedure.query(() => file) } }));
  const chain = within(await screen.findByRole("region", { name: "办理环节" }));
  expect(chain.getByText(/正在办理/)).toBeDefined();
  expect(chain.getByText(/责任：儿童督导员/)).toBeDefined();
  expect(screen.getByText("2026-03-01 到期")).toBeDefined();
  expect(within(screen.getByRole("region", { name: "临时监护" })).getByText("尚未登记")).toBeDefined();
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(["移交或请部门协同", "登记办理情况", "更多操作"]),
  );
});

test("the second person says how each incident stands before the case is closed", async () => {
  const sent: unknown[] = [];
  const closing = {
    ...file,
    state: "closing" as const,
    may: ["confirmClosing" as const],
    incidents: [
      { kind: "abuse" as const, date: "2026-01-04" },
      { kind: "street" as const, date: null },
    ],
  };
  const more = router({
    protection: {
      get: procedure.query(() => closing),
      confirmClosing: procedure
        .input((input) => input)
        .mutation(({ input }) => {
          sent.push(input);
          return { version: 9 };
        }),
    },
  });
  const { user } = await openConsole(`/protection/${ID}`, {}, more);
  await user.click(await screen.findByRole("button", { name: "复核结案" }));
  const dialog = within(await screen.findByRole("dialog"));
  const submit = dialog.getByRole("button", { name: "复核结案" });
  expect(submit).toHaveProperty("disabled", true);
  const [abuse, street] = dialog.getAllByRole("radiogroup").map((one) => within(one));
  await user.click(abuse?.getByRole("radio", { name: "已经停止" }) ?? submit);
  await user.click(street?.getByRole("radio", { name: "仍在继续" }) ?? submit);
  await user.type(dialog.getByLabelText("仍在继续，为什么结案"), "移交救助站");
  await user.click(submit);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    incidents: [
      { kind: "abuse", date: "2026-01-04", stands: "ended", on: "2026-01-05" },
      { kind: "street", stands: "continues", reason: "移交救助站" },
    ],
  });
});

test("a sealed case is not shown and can be opened with a reason", async () => {
  const sealed = refuse(
    "conflict",
    { zh: "这个个案限阅。", en: "Sealed." },
    { zh: "请填写理由临时查阅。", en: "Give a reason." },
  );
  const asked: unknown[] = [];
  const more = router({
    protection: {
      get: procedure.query(() => {
        throw sealed;
      }),
    },
    breakGlass: {
      mine: procedure.query(() => []),
      open: procedure
        .input((input) => input)
        .mutation(({ input }) => {
          asked.push(input);
          return null;
        }),
    },
  });
  const { user } = await openConsole(`/protection/${SEALED}`, {}, more);
  await user.click(await screen.findByRole("button", { name: /临时查阅/ }));
  await user.type(await screen.findByLabelText("个案编号"), "20260104-9999");
  await user.type(screen.getByLabelText("理由"), "夜间出警，急需核对");
  await user.click(screen.getByRole("button", { name: "开始查阅" }));
  expect(await screen.findByText(/没有这份档案/)).toBeDefined();
  expect(asked).toEqual([
    { file: { kind: "case", number: "20260104-9999" }, reason: "夜间出警，急需核对", hours: 2 },
  ]);
});

test("a report asks four things and says its number", async () => {
  const sent: unknown[] = [];
  const more = router({
    protection: {
      mine: procedure.query(() => ({ rows: [], total: 0 })),
      report: procedure
        .input((input) => input)
        .mutation(({ input }) => {
          sent.push(input);
          return { number: "20260105-1234" };
        }),
    },
  });
  const { user } = await openConsole("/report", { role: "villageWorker" }, more);
  const submit = await screen.findByRole("button", { name: "提交报告" });
  expect(submit).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("radio", { name: "被组织乞讨" }));
  await user.click(screen.getByRole("radio", { name: "不清楚" }));
  await user.type(screen.getByLabelText("发生了什么、在哪里"), "车站外");
  await user.click(submit);
  expect(await screen.findByText("已报告，编号 20260105-1234")).toBeDefined();
  expect(sent).toEqual([
    expect.objectContaining({
      situation: "begging",
      danger: "unknown",
      what: "车站外",
      division: "640423000000",
      source: "duty",
    }),
  ]);
});

test("the auditor sees what ran over and ends a leave to read", async () => {
  const overdue: OverdueCase[] = [
    {
      number: open.number,
      stage: open.stage.title,
      clock: open.clock,
      place: null,
      owners: [{ zh: "儿童督导员", en: "Supervisor" }],
    },
  ];
  const glass: GlassRow = {
    id: ID,
    kind: "case",
    place: "城关镇",
    person: "李建国",
    reason: "夜间出警",
    openedAt: open.reportedAt,
    until: "2026-01-05T06:00:00.000Z",
    endedAt: null,
    live: true,
    reads: 2,
    seenAt: null,
  };
  const ended: unknown[] = [];
  const more = router({
    protection: { overdue: procedure.query(() => overdue) },
    breakGlass: {
      list: procedure.query(() => ({ rows: [glass], total: 1 })),
      end: procedure
        .input((input) => input)
        .mutation(({ input }) => {
          ended.push(input);
          return { id: ID };
        }),
    },
  });
  const { user } = await openConsole("/protection/oversight", { role: "auditor" }, more);
  const late = within(await screen.findByRole("table", { name: "超过时限的个案" }));
  expect(late.getByText("限阅")).toBeDefined();
  await user.click(await screen.findByRole("button", { name: "立即终止" }));
  await expect.poll(() => ended).toEqual([{ id: ID }]);
});
