import { screen, waitFor, within } from "@testing-library/react";
import type {
  FileOut,
  JobView,
  TrialFigures,
  TrialForm,
  TrialRow,
  TrialSummary,
  TrialView,
} from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const ID = "0190a000-0000-7000-8000-0000000000aa";
const OTHER = "0190a000-0000-7000-8000-0000000000ab";
const sum = (children: number, fen: number) => ({ children, fen });
const BOTH_DEAD = { zh: "父母双亡孤儿", en: "Both dead" };
const summary: TrialSummary = {
  id: ID,
  name: "提到 800 元",
  month: "2018-03",
  area: { code: "640423000000", name: "隆德县" },
  state: "done",
  changes: [{ kind: "amount", parameter: "NX.bothDead.monthly", fen: 80_000 }],
  outlook: {
    amounts: [
      {
        parameter: "NX.bothDead.monthly",
        name: { zh: "双亡标准", en: "Standard" },
        clause: "NX-3.1-a",
        before: 73_700,
        after: 80_000,
      },
    ],
    readings: [],
    packs: { before: { version: "1", hash: "a" }, after: { version: "1", hash: "a" } },
    missing: [],
  },
  sums: { before: sum(3, 231_700), after: sum(3, 238_000) },
  differing: { awarded: 1, unawarded: 2 },
  told: "all",
  knownAt: "2018-04-02T01:00:00.000Z",
  past: false,
  madeBy: "王秀兰",
  madeAt: "2018-04-02T01:00:00.000Z",
};
const effects = {
  joined: sum(0, 0),
  left: sum(0, 0),
  more: sum(1, 6_300),
  less: sum(0, 0),
  reclassed: sum(0, 0),
  settled: sum(0, 0),
  unsettled: sum(0, 0),
};
const figures: TrialFigures = {
  before: sum(3, 231_700),
  after: sum(3, 238_000),
  waiting: { before: 0, after: 0 },
  effects,
  classes: [{ class: "NX.bothDead", name: BOTH_DEAD, before: sum(1, 73_700), after: sum(1, 80_000) }],
  places: [
    {
      code: "640423100000",
      name: "城关镇",
      before: sum(2, 126_800),
      after: sum(2, 133_100),
      gain: sum(1, 6_300),
      loss: sum(0, 0),
      settled: 0,
      unsettled: 0,
    },
    {
      code: "640423101000",
      name: "沙塘镇",
      before: sum(1, 104_900),
      after: sum(1, 104_900),
      gain: sum(0, 0),
      loss: sum(0, 0),
      settled: 0,
      unsettled: 0,
    },
  ],
};
const view: TrialView = {
  ...summary,
  within: { code: "640423000000", name: "隆德县", level: 3 },
  counted: "awarded",
  figures,
  files: 7,
  since: { rules: false, files: 0 },
};
const row: TrialRow = {
  childId: "0190a000-0000-7000-8000-000000000001",
  name: "马小云",
  idNumber: null,
  divisionName: "城关镇红崖社区",
  awarded: true,
  effect: "more",
  before: { status: "decided", class: "NX.bothDead", className: BOTH_DEAD, fen: 73_700 },
  after: { status: "decided", class: "NX.bothDead", className: BOTH_DEAD, fen: 80_000 },
  reason: { zh: "按“父母双亡孤儿”每月发放 800 元。", en: "800 yuan" },
  clauses: ["NX-3.1-c"],
};
const form: TrialForm = {
  month: "2018-03",
  on: "2018-03-31",
  parameters: [
    {
      id: "NX.bothDead.monthly",
      name: { zh: "双亡标准", en: "Standard" },
      clause: "NX-3.1-a",
      classes: [BOTH_DEAD],
      now: 73_700,
      source: null,
      entered: false,
      withdrawn: null,
      formula: null,
    },
  ],
  readings: [],
  versions: [{ version: "1", hash: "a".repeat(64), now: true, refusal: null }],
  mayTryRules: true,
};
const job: JobView = {
  id: OTHER,
  kind: "trials.run",
  subject: ID,
  state: "open",
  done: 4_000,
  total: 10_000,
  error: null,
  askedBy: "王秀兰",
  askedAt: "2018-04-02T01:00:00.000Z",
  endedAt: null,
  mayCancel: true,
  mayResume: false,
};

type Stood = {
  list?: TrialSummary[];
  view?: Partial<TrialView>;
  form?: Partial<TrialForm>;
  job?: Partial<JobView>;
};

/** Trials on the stand-in server; what is asked is written down. */
function trialServer(stood: Stood = {}) {
  const asked: [string, unknown][] = [];
  const told = <T,>(name: string, answer: (input: unknown) => T) =>
    stand.procedure
      .input((input) => input)
      .query(({ input }) => {
        asked.push([name, input]);
        return answer(input);
      });
  const shown = { ...view, ...stood.view };
  const more = stand.router({
    jobs: {
      of: stand.procedure.query(() => ({ ...job, ...stood.job })),
      cancel: stand.procedure
        .input((input) => input)
        .mutation(({ input }) => {
          asked.push(["cancel", input]);
          return { id: OTHER };
        }),
    },
    trials: {
      list: stand.procedure.query(() => stood.list ?? [summary]),
      get: told("get", (input) => {
        const asked = input as { id: string; area?: string; counted?: TrialView["counted"] };
        const { id, area, counted = "awarded" } = asked;
        const within = area ? { code: area, name: "城关镇", level: 4 } : shown.within;
        return { ...shown, ...stood.list?.find((one) => one.id === id), counted, within };
      }),
      form: stand.procedure.query(() => ({ ...form, ...stood.form })),
      rows: told("rows", () => ({ rows: [row], total: 1 })),
      exportComparison: told("exportComparison", (): FileOut => {
        throw new Error("no file here");
      }),
      run: stand.procedure
        .input((input) => input)
        .mutation(({ input }) => {
          asked.push(["run", input]);
          return shown;
        }),
      putAway: stand.procedure
        .input((input) => input)
        .mutation(({ input }) => {
          asked.push(["putAway", input]);
          return { id: ID };
        }),
    },
  });
  const last = (name: string) => asked.findLast(([one]) => one === name)?.[1];
  return { asked, last, more };
}

test("a desk without trials says what to do", async () => {
  await openConsole("/trials", {}, trialServer({ list: [] }).more);
  expect(await screen.findByText("选一个月份，改一个金额，看看要多花多少钱。")).toBeTruthy();
  expect(screen.getAllByRole("link", { name: "新测算" })[0]?.getAttribute("href")).toBe("/trials/new");
});

test("the auditor reads, and finds no way to try", async () => {
  await openConsole("/trials", { role: "auditor" }, trialServer({ list: [] }).more);
  expect(await screen.findByText("经办人和财务测算后，这里可以查看结果。")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "新测算" })).toBeNull();
});

test("a trial is made of a name, a month and an amount beside what holds now; nothing is sent half filled", async () => {
  const server = trialServer();
  const { user } = await openConsole("/trials/new", {}, server.more);
  const submit = await screen.findByRole<HTMLButtonElement>("button", { name: "请先起名并改动一项" });
  expect(submit.disabled).toBe(true);
  await user.type(screen.getByLabelText("给测算起个名字"), "提到 800 元");
  await user.click(await screen.findByRole("combobox", { name: "双亡标准 改成" }));
  await user.click(await screen.findByText("金额", { selector: ".ant-select-item-option-content" }));
  const amount = await screen.findByLabelText("双亡标准 改成多少元");
  await user.type(amount, "8oo");
  expect(await screen.findByText("请填写金额，如 1200 或 1200.50")).toBeTruthy();
  await user.clear(amount);
  await user.type(amount, "800");
  expect(await screen.findByText("¥63.00", { exact: false })).toBeTruthy();
  await user.click(await screen.findByRole("button", { name: "测算 2018-03" }));
  await waitFor(() =>
    expect(server.last("run")).toMatchObject({
      name: "提到 800 元",
      month: "2018-03",
      changes: [{ kind: "amount", parameter: "NX.bothDead.monthly", fen: 80_000 }],
    }),
  );
  expect(await screen.findByText("改后每月 ¥2,380.00")).toBeTruthy();
});

test("who may not try rules is told who does", async () => {
  const server = trialServer({ form: { mayTryRules: false } });
  await openConsole("/trials/new", { role: "countyFinance" }, server.more);
  expect(await screen.findByText(/读法和版本由县级经办人测算/)).toBeTruthy();
});

test("the result names the money, the places and who gains; place, range and group stay in the address", async () => {
  const server = trialServer();
  const { user } = await openConsole(`/trials/${ID}`, {}, server.more);
  expect(await screen.findByText("改后每月 ¥2,380.00")).toBeTruthy();
  expect(screen.getByRole("img", { name: /现行 ¥2,317.00，增加 \+¥63.00，改后 ¥2,380.00/ })).toBeTruthy();
  expect(screen.getByText("另有 2 名符合条件而未认定的儿童也有变化，可切换范围查看。")).toBeTruthy();
  const list = await screen.findByRole("table", { name: "谁有变化" });
  expect(list.textContent).toContain("马小云");
  expect(list.textContent).toContain("+¥63.00");
  await user.click(screen.getByRole("button", { name: "城关镇" }));
  await waitFor(() => expect(server.last("get")).toMatchObject({ id: ID, area: "640423100000" }));
  await user.click(screen.getByText("含符合条件未认定的"));
  await waitFor(() => expect(server.last("get")).toMatchObject({ counted: "all", area: "640423100000" }));
  await user.click(screen.getByText("增加 1"));
  await waitFor(() =>
    expect(server.last("rows")).toMatchObject({ filter: "gain", counted: "all", area: "640423100000" }),
  );
});

test("a running trial shows how far it is and can be stopped; one that was stopped says so", async () => {
  const running = trialServer({ view: { state: "running", sums: null, figures: null } });
  const { user } = await openConsole(`/trials/${ID}`, {}, running.more);
  const progress = await screen.findByRole("region", { name: "正在测算" });
  await user.click(within(progress).getByRole("button"));
  await waitFor(() => expect(running.last("cancel")).toEqual({ id: OTHER }));
});

test("a trial that failed says why, and that nothing half was left", async () => {
  const reason = { zh: "政策包不在这台服务器上。", en: "The pack is not here." };
  const error = { reason, remedy: { zh: "请联系管理员。", en: "Ask." } };
  const server = trialServer({
    view: { state: "stopped", sums: null, figures: null },
    job: { state: "failed", error, mayCancel: false },
  });
  await openConsole(`/trials/${ID}`, {}, server.more);
  expect(await screen.findByText("政策包不在这台服务器上。")).toBeTruthy();
  expect(screen.getByText("没有留下半份结果，可以改一改再测。")).toBeTruthy();
  expect(screen.queryByRole("table", { name: "谁有变化" })).toBeNull();
});

test("what moved since, and what the role is not told, stands above the figures", async () => {
  const server = trialServer({
    view: { told: "sums", since: { rules: true, files: 3 }, figures: { ...figures, places: [] } },
  });
  await openConsole(`/trials/${ID}`, { role: "countyFinance" }, server.more);
  expect(
    await screen.findByText(/测算之后，这个月的现行标准或读法有了变化。 测算之后，有 3 份档案有改动。/),
  ).toBeTruthy();
  expect(screen.getByText(/名单和分乡镇数由县级经办人查看/)).toBeTruthy();
  expect(screen.queryByRole("table", { name: "按地区" })).toBeNull();
  expect(server.last("rows")).toBeUndefined();
});

test("trials are compared side by side, and months that differ are pointed out", async () => {
  const list = [summary, { ...summary, id: OTHER, name: "提到 900 元", month: "2018-04" }];
  const { user } = await openConsole("/trials", {}, trialServer({ list }).more);
  await user.click(await screen.findByRole("checkbox", { name: "选择“提到 800 元”进行比较" }));
  await user.click(screen.getByRole("checkbox", { name: "选择“提到 900 元”进行比较" }));
  const link = await screen.findByRole("link", { name: "比较所选的 2 个" });
  expect(decodeURIComponent(link.getAttribute("href") ?? "")).toBe(`/trials/compare?ids=${ID},${OTHER}`);
  await user.click(link);
  const table = await screen.findByRole("table", { name: "比较测算" });
  expect(within(table).getAllByText("¥2,380.00")).toHaveLength(2);
  expect(within(table).getAllByText("1 名，¥63.00")).toHaveLength(2);
  expect(screen.getByText(/月份不同：各月的儿童和标准不一样。/)).toBeTruthy();
  expect(within(table).queryByRole("rowheader", { name: "比“提到 800 元”" })).toBeNull();
});

test("trials of one month and area are weighed against the first, and taken out as a workbook", async () => {
  const list = [summary, { ...summary, id: OTHER, name: "提到 900 元" }];
  const server = trialServer({ list });
  const { user } = await openConsole(`/trials/compare?ids=${ID},${OTHER}`, {}, server.more);
  expect(await screen.findByText("月份、地区和现行办法都相同，可以直接比较。")).toBeTruthy();
  expect(screen.getByRole("row", { name: "比“提到 800 元” — ¥0.00" })).toBeTruthy();
  await user.click(screen.getByText("含符合条件未认定的"));
  await waitFor(() => expect(server.last("get")).toMatchObject({ counted: "all" }));
  await user.click(screen.getByRole("button", { name: "导出比较（按地区）" }));
  await waitFor(() =>
    expect(server.last("exportComparison")).toEqual({ ids: [ID, OTHER], counted: "all", by: "place" }),
  );
  expect(await screen.findByText("系统出错，已记录。")).toBeTruthy();
});

test("a comparison of nothing leads back to the list", async () => {
  await openConsole("/trials/compare?ids=x", {}, trialServer().more);
  expect(await screen.findByText("请在测算列表里勾选两个以上再比较")).toBeTruthy();
});
