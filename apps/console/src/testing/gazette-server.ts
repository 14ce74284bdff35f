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
import { stand } from "./desk-server.ts";

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

export const PREVIEW = "0190a000-0000-7000-8000-000000000001";
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
export function gazetteServer(working = false) {
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
