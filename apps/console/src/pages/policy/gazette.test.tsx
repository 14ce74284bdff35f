import { screen, waitFor, within } from "@testing-library/react";
import type {
  ClauseRules,
  JobView,
  NewStandard,
  PolicyBook,
  RuleLine,
  StandardChild,
  StandardChildren,
  StandardPreview,
  StandardPreviewState,
} from "@tongyou/core/schemas";
import { expect, test, vi } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const same = (text: string) => ({ zh: text, en: text });
const item = (id: string, kind: string) => ({ id, kind, name: same(id) });
const clause = (no: string, ...items: ReturnType<typeof item>[]) => ({
  no,
  section: "一",
  kind: "BEN",
  says: same(`${no} 的内容`),
  became: "encoded" as const,
  items,
  where: null,
  places: null,
});
const parameter = (id: string): PolicyBook["parameters"][number] => ({
  id,
  name: same(`${id} 月标准`),
  unit: "fen",
  clause: "T-1",
  values: [],
  toBeEntered: [],
  proposals: [],
});

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
        clause("T-1", item("T.visits", "cadence"), item("T.chain", "mechanism"), item("T.open", "parameter")),
        clause("T-2", item("T.chain", "mechanism"), item("T.key", "definition")),
      ],
    },
  ],
  places: [],
  counts: { clauses: 2, encoded: 2, manual: 0, informational: 0, superseded: 0 },
  parameters: [
    {
      ...parameter("T.low"),
      values: [
        {
          from: "2018-01-01",
          to: null,
          value: 73_700,
          source: same("测试〔2018〕2号"),
          status: "bureau",
          documentNumber: "测试〔2018〕2号",
          entered: {
            by: "王秀兰",
            at: "2018-01-06T02:00:00.000Z",
            issuedOn: "2018-01-05",
            note: "按公布文件",
            proposed: 73_600,
          },
        },
      ],
      proposals: [
        { from: "2019-01-01", value: 78_100, working: [same("结果")], missing: [], gazetted: null },
        { from: "2018-01-01", value: 73_600, working: [], missing: [], gazetted: 73_700 },
      ],
    },
    {
      ...parameter("T.high"),
      proposals: [
        {
          from: "2019-01-01",
          value: null,
          working: [],
          missing: [{ ...same("缺少 2017 年收入"), series: { id: "T.income", year: "2017" } }],
          gazetted: null,
        },
      ],
    },
    {
      ...parameter("T.open"),
      toBeEntered: [{ from: "2018-01-01", to: null, why: same("没有核实的文件"), clause: "T-1" }],
    },
  ],
  settings: [
    {
      id: "T.interval",
      name: same("走访间隔"),
      unit: "months",
      clause: "T-1",
      current: null,
      values: [],
    },
  ],
  series: [{ id: "T.income", name: same("农村居民收入"), values: [] }],
  readings: [],
  categories: [],
  classes: [],
};
const rules: Record<string, RuleLine> = {
  "T.visits": {
    text: same("定期走访"),
    children: [
      { text: same("间隔由本单位设定"), setting: "T.interval" },
      { text: same("重点儿童"), item: "T.key", children: [{ text: same("重点儿童的条件") }] },
    ],
  },
  "T.key": { text: same("重点儿童"), children: [{ text: same("重点儿童的条件") }] },
  "T.chain": {
    text: same("机制"),
    children: [
      { text: same("强制报告"), stage: true, children: [{ text: same("由谁办理：儿童主任") }] },
      { text: same("应急处置"), stage: true },
      { text: same("先经公安机关教育") },
    ],
  },
};
const preview: StandardPreview = {
  on: "2018-03-31",
  children: 12,
  open: 2,
  before: 3_107_400,
  after: 3_151_400,
  retroactive: true,
  fixed: ["2018-02", "2018-03"],
  arrears: {
    children: 11,
    fen: 88_000,
    byMonth: [
      { month: "2018-02", children: 11, fen: 44_000 },
      { month: "2018-03", children: 11, fen: 44_000 },
    ],
    byClass: [{ class: "NX.bothDead", name: same("父母双亡"), children: 11, fen: 88_000 }],
    byPlace: [
      { code: "640423100000", name: "城关镇", own: true, children: 9, fen: 72_000 },
      { code: "640424100000", name: "别处", own: false, children: 2, fen: 16_000 },
    ],
  },
  replaces: null,
  proposal: null,
};

const PREVIEW = "0190a000-0000-7000-8000-000000000001";
const LISTED: StandardChild = {
  childId: "0190a000-0000-7000-8000-000000000009",
  name: "杨俊俊",
  idNumber: null,
  divisionName: "城关镇红崖社区",
  months: ["2018-02", "2018-03"].map((month) => ({
    month,
    class: "NX.bothDead",
    name: same("父母双亡"),
    before: 73_700,
    after: 78_100,
  })),
  fen: 8_800,
};

/** The policy desk on the stand-in server; what is entered is written down. `working`: what it means takes its time. */
function gazetteServer(working = false) {
  const said: [string, unknown][] = [];
  let asked: NewStandard = { parameter: "", validFrom: "", value: 0 };
  const stateOf = (state: StandardPreviewState["state"]): StandardPreviewState => ({
    id: PREVIEW,
    subject: "preview",
    state,
    entry: asked,
    preview: state === "done" ? { ...preview, proposal: proposal(asked.validFrom) } : null,
  });
  const input = stand.procedure.input((value) => value as NewStandard & { no: string });
  const takes = (name: string) =>
    input.mutation(({ input: entry }) => {
      said.push([name, entry]);
      return book;
    });
  const proposal = (from: string) => book.parameters[0]?.proposals.find((one) => one.from === from) ?? null;
  const clauseRules = (no: string): ClauseRules["rules"] =>
    (book.documents[0]?.clauses.find((one) => one.no === no)?.items ?? []).flatMap(({ id }) => {
      const rule = rules[id];
      return rule ? [{ id, rule, children: null }] : [];
    });
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => book),
      rules: stand.procedure.query(() => rules),
      clause: input.query(
        ({ input: { no } }): ClauseRules => ({
          no,
          rules: clauseRules(no),
          cases: { list: [], refusal: null },
        }),
      ),
      previewStandard: input.mutation(({ input: entry }): StandardPreviewState => {
        asked = entry;
        return stateOf(working ? "open" : "done");
      }),
      standardPreview: input.query(() => stateOf(working ? "open" : "done")),
      standardChildren: input.query(({ input: of }): StandardChildren => {
        said.push(["standardChildren", of]);
        return { rows: [LISTED], next: null };
      }),
      enterStandard: takes("enterStandard"),
      enterSetting: takes("enterSetting"),
    },
    jobs: {
      of: input.query(
        (): JobView => ({
          id: "0190a000-0000-7000-8000-000000000002",
          kind: "policy.previewStandard",
          subject: "preview",
          state: working ? "open" : "done",
          done: 40_000,
          total: 100_000,
          error: null,
          askedBy: "王秀兰",
          askedAt: "2018-04-02T02:00:00.000Z",
          endedAt: null,
          mayCancel: true,
          mayResume: false,
        }),
      ),
      cancel: input.mutation(() => ({})),
    },
  });
  return {
    more,
    said,
    done: () => {
      working = false;
    },
  };
}

test("a proposal is gazetted with its amount and first day; what it changes is said before", async () => {
  const { more, said } = gazetteServer();
  const { user } = await openConsole("/policy?view=standards", {}, more);
  await user.click(await screen.findByRole("button", { name: "公布此标准" }));
  const dialog = await screen.findByRole("dialog");
  const save = within(dialog).getByRole<HTMLButtonElement>("button", { name: "录入标准" });
  expect(within(dialog).getByLabelText<HTMLInputElement>("月标准（元）").value).toBe("781.00");
  expect(within(dialog).getByLabelText<HTMLInputElement>("执行起始日期", { selector: "input" }).value).toBe(
    "2019-01-01",
  );
  await user.type(within(dialog).getByLabelText("文号"), "测试〔2019〕1号");
  await user.type(within(dialog).getByLabelText("印发日期"), "2019-01-05{Enter}");
  const said12 = await within(dialog).findByText(/12 名儿童的津贴按此标准计算/);
  expect(said12.textContent).toContain("由 ¥31,074.00 变为 ¥31,514.00（+¥440.00）");
  expect(said12.textContent).toContain("其中 2 名金额待定");
  expect(within(dialog).getByText(/已审批的月份不会自行改动：2018-02、2018-03/)).toBeTruthy();
  expect(within(dialog).getByText(/补发：11 名儿童，共 ¥880.00/)).toBeTruthy();
  const sums = within(dialog).getByRole("table", { name: "按档次和月份" });
  expect(
    within(sums)
      .getAllByRole("row")
      .map((row) => row.textContent),
  ).toEqual(["父母双亡11 名+¥880.00", "2018-0211 名+¥440.00", "2018-0311 名+¥440.00"]);
  await user.click(save);
  await waitFor(() =>
    expect(said).toEqual([
      [
        "enterStandard",
        {
          parameter: "T.low",
          validFrom: "2019-01-01",
          value: 78_100,
          documentNumber: "测试〔2019〕1号",
          issuedOn: "2019-01-05",
          proposed: 78_100,
          replaces: null,
          preview: PREVIEW,
        },
      ],
    ]),
  );
});

test("while what it means is worked on, nothing can be entered; then it says whom it concerns, by name in the own towns", async () => {
  const { more, said, done } = gazetteServer(true);
  const { user } = await openConsole("/policy?view=standards", {}, more);
  await user.click(await screen.findByRole("button", { name: "公布此标准" }));
  const dialog = await screen.findByRole("dialog");
  const save = within(dialog).getByRole<HTMLButtonElement>("button", { name: "录入标准" });
  await user.type(within(dialog).getByLabelText("文号"), "测试〔2019〕1号");
  await user.type(within(dialog).getByLabelText("印发日期"), "2019-01-05{Enter}");
  const progress = await within(dialog).findByRole("region", { name: "正在测算对全部儿童的影响" });
  expect(progress.textContent).toContain("40%");
  expect(save.disabled).toBe(true);
  done();
  await user.click(await within(dialog).findByText("城关镇：9 名，¥720.00（看名单）"));
  const list = await within(dialog).findByRole("table", { name: "城关镇涉及的儿童" });
  expect(list.textContent).toContain("2018-02 至 2018-03（2 个月） ¥737.00 → ¥781.00");
  expect(within(dialog).getByRole("table", { name: "本单位其他地区" }).textContent).toContain("2 名+¥160.00");
  expect(said).toEqual([["standardChildren", { id: PREVIEW, area: "640423100000" }]]);
  expect(save.disabled).toBe(false);
});

test("another amount than the proposal shows the difference and waits for the reason", async () => {
  const { more, said } = gazetteServer();
  const { user } = await openConsole("/policy?view=standards", {}, more);
  await user.click(await screen.findByRole("button", { name: "公布此标准" }));
  const dialog = await screen.findByRole("dialog");
  const save = within(dialog).getByRole<HTMLButtonElement>("button", { name: "录入标准" });
  await user.type(within(dialog).getByLabelText("文号"), "测试〔2019〕1号");
  await user.type(within(dialog).getByLabelText("印发日期"), "2019-01-05{Enter}");
  const amount = within(dialog).getByLabelText("月标准（元）");
  await user.clear(amount);
  await user.type(amount, "790");
  // Nothing is saved before what it means is known for this very amount.
  expect(save.disabled).toBe(true);
  expect(await within(dialog).findByText(/公式测算为 ¥781.00，录入的金额高出 ¥9.00/)).toBeTruthy();
  expect(save.disabled).toBe(true);
  await user.type(within(dialog).getByLabelText("与测算值不同的理由"), "按公布文件执行");
  await user.click(save);
  await waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]?.[1]).toMatchObject({ value: 79_000, proposed: 78_100, note: "按公布文件执行" });
});

test("the timeline says who entered a value, when and by which document, beside what the formula gave", async () => {
  await openConsole("/policy?view=standards", { role: "countyFinance" }, gazetteServer().more);
  const line = await screen.findByText(/2018-01-05 印发 · 王秀兰 录入/);
  expect(line.textContent).toContain("2018-01-06 10:00");
  expect(line.textContent).toContain("当时测算 ¥736.00");
  expect(line.textContent).toContain("理由：按公布文件");
  expect(screen.queryByRole("button", { name: "公布此标准" })).toBeNull();
  expect(screen.queryByRole("button", { name: "录入 2017 年数据" })).toBeNull();
});

test("a statistic that the formula misses is a link that opens its dialog with the year", async () => {
  const { more, said } = gazetteServer();
  const { user } = await openConsole("/policy?view=standards", {}, more);
  await user.click(await screen.findByRole("button", { name: "录入 2017 年数据" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByLabelText<HTMLInputElement>("数据年度").value).toBe("2017");
  await user.type(within(dialog).getByLabelText("文号"), "测试公报");
  await user.type(within(dialog).getByLabelText("印发日期"), "2018-03-01{Enter}");
  await user.type(within(dialog).getByLabelText("公布数据（元）"), "9732.9");
  await user.click(within(dialog).getByRole("button", { name: "录入数据" }));
  await waitFor(() =>
    expect(said).toEqual([
      [
        "enterStandard",
        {
          parameter: "T.income",
          validFrom: "2017-01-01",
          value: "9732.9",
          documentNumber: "测试公报",
          issuedOn: "2018-03-01",
        },
      ],
    ]),
  );
});

test("beside a clause a term left open says so and is entered there; a chain shows its stages in order", async () => {
  const { more, said } = gazetteServer();
  const { user } = await openConsole("/policy?clause=T-1", {}, more);
  const stages = await screen.findByText("强制报告");
  const chain = stages.closest("ol");
  expect([...(chain?.children ?? [])].map((stage) => stage.textContent)).toEqual([
    "强制报告由谁办理：儿童主任 ",
    "应急处置",
  ]);
  expect(screen.getByText("先经公安机关教育")).toBeTruthy();
  expect(screen.getByText("2018-01-01 起由本单位录入")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "录入设定" }));
  const save = await screen.findByRole<HTMLButtonElement>("button", { name: "保存设定" });
  await user.type(screen.getByLabelText("几个月"), "3");
  await user.type(screen.getByLabelText("执行起始日期"), "2018-05-01{Enter}");
  expect(save.disabled).toBe(true);
  await user.type(screen.getByLabelText("设定理由"), "局务会议");
  expect(screen.getByText(/按“3 个月”执行/)).toBeTruthy();
  await user.click(save);
  await waitFor(() =>
    expect(said).toEqual([
      ["enterSetting", { setting: "T.interval", value: 3, validFrom: "2018-05-01", reason: "局务会议" }],
    ]),
  );
});

test("the printed handbook carries every rule once, in full at its first clause", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  const { user } = await openConsole("/policy", {}, gazetteServer().more);
  await user.click(await screen.findByRole("button", { name: /打印政策手册/ }));
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  const paper = document.querySelector(".handbook");
  expect(paper?.textContent?.match(/由谁办理：儿童主任/g)).toHaveLength(1);
  expect(paper?.textContent).toContain("（见 T-1）");
  // A named rule is said in full at its own clause only.
  expect(paper?.textContent?.match(/重点儿童的条件/g)).toHaveLength(1);
  expect(paper?.textContent).toContain("间隔由本单位设定 尚未录入");
  vi.unstubAllGlobals();
});
