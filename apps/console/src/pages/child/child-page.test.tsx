import { screen, waitFor, within } from "@testing-library/react";
import type { ChildExplanation, ChildFile, TimelineEntry } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const ID = "0190a000-0000-7000-8000-000000000001";
const receipt = {
  pack: "ningxia",
  packHash: "0",
  factsHash: "1",
  on: "2018-03-31",
  contextHash: "2",
  decisionHash: "abcdefabcdefabcdef",
};
const file: ChildFile = {
  id: ID,
  version: 4,
  name: "马小云",
  sex: "female",
  birthDate: "2010-03-05",
  age: 8,
  turns18On: "2028-03-05",
  idNumber: "6404**********0512",
  division: "640423100004",
  divisionName: "城关镇红崖社区",
  risk: null,
  status: "active",
  closed: null,
  father: { name: "马建军", idNumber: null, statuses: [{ status: "deceased", since: "2015-03-02" }] },
  mother: { name: "李秀梅", idNumber: null, statuses: null },
  guardian: { name: "马德福", relation: "祖父", phone: null },
  care: { arrangement: "kinship", since: null, institution: null },
  siblings: [],
  decision: {
    categories: { "NX.guardianship": "unknown" },
    inDifficulty: "unknown",
    orphan: "unknown",
    deFacto: "undefined",
    leftBehind: "no",
    allowance: { status: "needs", needs: ["mother.statuses"] },
    entitlements: {},
    conflicts: [],
    needs: ["mother.statuses"],
    reviews: [],
    on: "2018-03-31",
    receipt,
  },
  categoryNames: { "NX.guardianship": { zh: "监护困境儿童", en: "Guardianship difficulty" } },
  facts: [
    {
      id: "1",
      name: "hivInfected",
      label: { zh: "感染艾滋病病毒", en: "Infected with HIV" },
      shown: { zh: "否", en: "no" },
      value: false,
      from: "2018-03-31",
      to: null,
      source: "ledger",
      evidence: "台账第 5 行",
      saidBy: "王秀兰",
      recordedAt: "2018-04-02T01:00:00.000Z",
      supersededAt: null,
      restricted: true,
    },
    {
      id: "2",
      name: "careArrangement",
      label: { zh: "照料方式", en: "Care arrangement" },
      shown: { zh: "父母", en: "Parents" },
      value: "parents",
      from: "2010-03-05",
      to: "2015-03-02",
      source: "staff",
      evidence: "走访",
      saidBy: "王秀兰",
      recordedAt: "2018-04-01T01:00:00.000Z",
      supersededAt: "2018-04-02T01:00:00.000Z",
      restricted: false,
    },
    {
      id: "3",
      name: "contact.bankAccount",
      label: { zh: "银行账号", en: "Bank account" },
      shown: { zh: "6299***********0012", en: "6299***********0012" },
      from: null,
      to: null,
      source: "ledger",
      evidence: "台账第 5 行",
      saidBy: "王秀兰",
      recordedAt: "2018-04-02T01:00:00.000Z",
      supersededAt: null,
      restricted: false,
    },
  ],
  choices: [],
};
const why: ChildExplanation = {
  childId: ID,
  receipt,
  pack: { id: "ningxia", version: "1" },
  explanation: {
    on: "2018-03-31",
    sentence: { zh: "津贴尚不能确定。", en: "The allowance is not known yet." },
    categories: [],
    groups: [],
    allowance: {
      status: "needs",
      name: { zh: "孤儿养育津贴", en: "Orphan-raising allowance" },
      working: [],
      reason: {
        text: { zh: "尚不能确定", en: "Not known" },
        holds: null,
        clauses: ["NX-3.1-c"],
        children: [
          { text: { zh: "父亲：死亡", en: "Father: deceased" }, holds: true },
          { text: { zh: "母亲：不清楚", en: "Mother: not known" }, holds: null },
          { text: { zh: "由机构养育", en: "Raised in an institution" }, holds: false },
        ],
      },
    },
    entitlements: [],
    wouldChange: [
      {
        fact: "mother.statuses",
        to: [],
        text: { zh: "若母亲失踪，按事实无人抚养发放。", en: "If missing …" },
      },
    ],
    needs: [
      {
        fact: "mother.statuses",
        question: { zh: "母亲现在是什么情况？", en: "What is the mother's situation?" },
        why: { zh: "决定档次。", en: "Decides the class." },
      },
    ],
  },
};

/** A child's file on the stand-in server; `version` moves when somebody else changes the file. */
function childServer() {
  const state = { version: file.version, said: [] as unknown[] };
  const take = stand.procedure
    .input((input) => input as { version: number })
    .mutation(({ input }) => {
      if (input.version !== state.version)
        throw stand.refuse(
          "stale",
          { zh: "档案刚被别人改过。", en: "Somebody changed the file." },
          { zh: "请载入最新档案后再记。", en: "Load the latest file." },
        );
      state.said.push(input);
      state.version += 1;
      return { version: state.version };
    });
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => ({ categories: [], classes: [], documents: [], readings: [] })),
    },
    children: {
      get: stand.procedure.query(() => ({ ...file, version: state.version })),
      explain: stand.procedure.query(() => why),
      recordFact: take,
      recordContact: take,
    },
  });
  return { state, more };
}

test("the overview draws the family, says what is not known and asks it", async () => {
  await openConsole(`/children/${ID}`, {}, childServer().more);
  const picture = await screen.findByRole("img", { name: /^家庭图/ });
  expect(picture.getAttribute("aria-label")).toContain("父亲 马建军 死亡，自 2015-03-02");
  expect(picture.getAttribute("aria-label")).toContain("母亲 李秀梅 情况不明");
  expect(screen.getByText("母亲现在是什么情况，从哪天开始？")).toBeTruthy();
});

test("a fact is said with its day and evidence; a stale file keeps what was typed", async () => {
  const { state, more } = childServer();
  const { user } = await openConsole(`/children/${ID}?say=careInstitution`, {}, more);
  const dialog = await screen.findByRole("dialog", { name: "补充事实：马小云" });
  await user.type(within(dialog).getByLabelText("从哪天起"), "20180301{Enter}");
  await user.type(within(dialog).getByLabelText("依据"), "入户走访");
  expect(dialog.textContent).toContain("还缺：新的事实");
  const value = dialog.querySelector<HTMLInputElement>("#say-value");
  if (!value) throw new Error("no field for the value");
  await user.type(value, "固原市儿童福利院");
  state.version = 5;
  await user.click(within(dialog).getByRole("button", { name: /记下这条事实$/ }));
  expect((await within(dialog).findByRole("alert")).textContent).toContain("档案刚被别人改过。");
  await user.click(within(dialog).getByRole("button", { name: "载入最新档案" }));
  await waitFor(() =>
    expect(within(dialog).getByRole<HTMLButtonElement>("button", { name: /记下这条事实$/ }).disabled).toBe(
      false,
    ),
  );
  await user.click(within(dialog).getByRole("button", { name: /记下这条事实$/ }));
  expect(await screen.findByText("已记下：照料机构，自 2018-03-01 起。")).toBeTruthy();
  expect(state.said).toEqual([
    {
      id: ID,
      version: 5,
      name: "careInstitution",
      value: "固原市儿童福利院",
      from: "2018-03-01",
      evidence: "入户走访",
    },
  ]);
});

test("guardian and account are recorded with evidence: what is left empty is not sent, a stale file keeps the form", async () => {
  const { state, more } = childServer();
  const { user } = await openConsole(`/children/${ID}`, {}, more);
  expect(await screen.findByText("6299***********0012")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "登记监护人与账户" }));
  const dialog = within(await screen.findByRole("dialog", { name: "登记监护人与账户：马小云" }));
  expect(dialog.getByText("现为：6299***********0012")).toBeTruthy();
  const submit = dialog.getByRole<HTMLButtonElement>("button", { name: /登记监护人与账户$/ });
  await user.type(dialog.getByLabelText("开户银行"), "农村商业银行");
  expect(submit.disabled).toBe(true);
  await user.type(dialog.getByLabelText("依据"), "银行卡复印件");
  await user.type(dialog.getByLabelText("银行账号"), "6299990000000000020");
  state.version = 5;
  await user.click(submit);
  expect((await dialog.findByRole("alert")).textContent).toContain("档案刚被别人改过。");
  await user.click(dialog.getByRole("button", { name: "载入最新档案" }));
  await waitFor(() => expect(submit.disabled).toBe(false));
  await user.click(submit);
  expect(await screen.findByText(/^已登记：开户银行、银行账号。/)).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(state.said).toEqual([
    {
      id: ID,
      version: 5,
      bank: "农村商业银行",
      bankAccount: "6299990000000000020",
      evidence: "银行卡复印件",
    },
  ]);
});

test("a link of the list of payments opens the form, for those who may record", async () => {
  await openConsole(`/children/${ID}?say=contact`, {}, childServer().more);
  expect(await screen.findByRole("dialog", { name: "登记监护人与账户：马小云" })).toBeTruthy();
});

test("finance reads the account and is not offered to change it", async () => {
  await openConsole(`/children/${ID}?say=contact`, { role: "countyFinance" }, childServer().more);
  expect(await screen.findByText("6299***********0012")).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.queryByRole("button", { name: "登记监护人与账户" })).toBeNull();
});

const entry = (id: string, rest: Partial<TimelineEntry> = {}): TimelineEntry => ({
  kind: "fact",
  id,
  on: "2018-03-31",
  until: null,
  at: "2018-04-02T01:00:00.000Z",
  by: "王秀兰",
  title: { zh: "照料方式", en: "Care" },
  text: { zh: id, en: id },
  evidence: null,
  supersededAt: null,
  restricted: false,
  to: null,
  ...rest,
});
const EVENTS = [
  entry("亲属", { to: `/children/${ID}?say=careArrangement` }),
  entry("¥737.00", { kind: "money", title: { zh: "2018-03 津贴", en: "2018-03" } }),
  entry("父母", { on: "2010-03-05", supersededAt: "2018-04-02T01:00:00.000Z" }),
];

/** The timeline of the stand-in child, and what was asked of it. */
function timelineServer() {
  const asked: unknown[] = [];
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => ({ categories: [], classes: [], documents: [], readings: [] })),
    },
    children: {
      get: stand.procedure.query(() => file),
      timeline: stand.procedure
        .input((input) => input as { kinds?: string[]; superseded: boolean })
        .query(({ input }) => {
          asked.push(input);
          const current = EVENTS.filter(({ supersededAt }) => input.superseded || !supersededAt);
          const rows = current.filter(({ kind }) => !input.kinds || input.kinds.includes(kind));
          const counts = (["fact", "money"] as const).map((kind) => ({
            kind,
            count: current.filter((event) => event.kind === kind).length,
          }));
          return { rows, total: rows.length, counts, superseded: 1 };
        }),
    },
  });
  return { asked, more };
}

test("the timeline is narrowed by kinds with counts, kept in the address; superseded events stay folded", async () => {
  const { more } = timelineServer();
  const { user } = await openConsole(`/children/${ID}?tab=timeline`, {}, more);
  expect(await screen.findByText("¥737.00")).toBeTruthy();
  expect(screen.queryByText("父母")).toBeNull();
  expect(screen.getByRole("link", { name: "更正" }).getAttribute("href")).toBe(
    `/children/${ID}?say=careArrangement`,
  );
  await user.click(screen.getByRole("button", { name: "待遇 1" }));
  await waitFor(() => expect(screen.queryByText("亲属")).toBeNull());
  expect(screen.getByText("¥737.00")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "全部 2" }));
  await user.click(await screen.findByRole("checkbox", { name: "显示被取代的 1 条" }));
  expect((await screen.findByText("父母")).tagName).toBe("S");
});

test("kinds and days of the address are what is asked; what is no kind or day is left out", async () => {
  const { asked, more } = timelineServer();
  const address = `tab=timeline&kinds=money,nonsense&from=2018-03-01&to=nonsense`;
  await openConsole(`/children/${ID}?${address}`, {}, more);
  await screen.findByText("¥737.00");
  expect(asked).toEqual([
    { id: ID, kinds: ["money"], from: "2018-03-01", superseded: false, offset: 0, limit: 50 },
  ]);
});

test("only the county officer is offered restricted facts", async () => {
  const { user } = await openConsole(`/children/${ID}`, { role: "villageWorker" }, childServer().more);
  await user.click(await screen.findByRole("button", { name: "补充事实" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("combobox"), "艾滋");
  await waitFor(() => expect(screen.queryByText("父亲状况")).toBeNull());
  expect(screen.queryByText("受艾滋病影响")).toBeNull();
});

test("the why tells the answer, marks each reason by shape and word, and folds what played no part", async () => {
  const { user } = await openConsole(`/children/${ID}`, {}, childServer().more);
  await user.click(await screen.findByRole("button", { name: "看依据" }));
  const drawer = await screen.findByRole("dialog");
  expect(await within(drawer).findByText("津贴尚不能确定。")).toBeTruthy();
  const marks = within(drawer).getAllByRole("img", { name: /符合|不清楚/ });
  expect(marks.map((mark) => mark.textContent)).toEqual(["?", "✓", "?", "✗"]);
  expect(within(drawer).getByText("不符合的 1 项")).toBeTruthy();
  expect(within(drawer).getByRole("link", { name: "NX-3.1-c" }).getAttribute("href")).toBe(
    "/policy?clause=NX-3.1-c",
  );
  expect(within(drawer).getByText("若母亲失踪，按事实无人抚养发放。")).toBeTruthy();
  expect(within(drawer).getByRole("link", { name: "填入母亲状况" })).toBeTruthy();
});
