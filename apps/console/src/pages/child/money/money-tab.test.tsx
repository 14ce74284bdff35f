import { screen, within } from "@testing-library/react";
import type { ChildFile, ChildMoney, KnownMonth } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../../testing/desk-server.ts";
import { openConsole } from "../../../testing/render-console.tsx";

const ID = "0190a000-0000-7000-8000-000000000001";
const file = {
  id: ID,
  version: 4,
  name: "马小云",
  divisionName: "城关镇红崖社区",
  status: "active",
  decision: null,
  facts: [],
  choices: [],
  categoryNames: {},
} as unknown as ChildFile;

const march: KnownMonth = {
  month: "2018-03",
  award: "granted",
  restricted: false,
  state: "waiting",
  lines: [
    {
      class: "NX.bothDead",
      className: { zh: "父母双亡孤儿", en: "Orphan of two dead parents" },
      fen: 73_700,
      clauses: ["NX-3.1-c"],
      fixedAt: "2018-04-03T01:00:00.000Z",
      on: "2018-03-31",
      knownAt: "2018-04-02T01:00:00.000Z",
    },
  ],
  corrections: [
    {
      id: "1",
      fen: 31_200,
      state: "approved",
      causes: [{ kind: "fact", text: { zh: "“照料方式”自 2018-03-01 起有变动", en: "care" } }],
      proposedBy: "王秀兰",
      proposedAt: "2018-04-09T01:00:00.000Z",
      decidedBy: "李志强",
      decidedAt: "2018-04-10T01:00:00.000Z",
    },
  ],
  items: [
    {
      paymentId: "p1",
      number: "640423-201803-1-00001",
      kind: "month",
      fen: 73_700,
      state: "failed",
      on: "2018-04-05",
      reason: "账号户名不符",
      again: "640423-201804-1-00001",
    },
  ],
  dueFen: 104_900,
  paidFen: 0,
  openFen: 104_900,
};
const money: ChildMoney = {
  id: ID,
  name: "马小云",
  divisionName: "城关镇红崖社区",
  benefit: { zh: "孤儿养育津贴", en: "Allowance" },
  years: [{ year: "2018", months: [march], grants: [], dueFen: 104_900, paidFen: 0, openFen: 104_900 }],
  payments: [],
  instalments: [],
  toPayFen: 104_900,
  toTakeFen: 0,
};
const hidden: ChildMoney = {
  ...money,
  years: [
    {
      year: "2018",
      months: [{ month: "2018-03", award: "granted", restricted: true }],
      grants: [],
      dueFen: null,
      paidFen: null,
      openFen: null,
    },
  ],
  toPayFen: null,
  toTakeFen: null,
};

/** A server that knows the money of one child, and writes down which reasons it is asked for. */
function server(answer: ChildMoney) {
  const asked: unknown[] = [];
  const printed: unknown[] = [];
  const more = stand.router({
    children: {
      get: stand.procedure.query(() => file),
      explain: stand.procedure
        .input((input) => input)
        .query(({ input }) => {
          asked.push(input);
          return null;
        }),
    },
    childMoney: {
      get: stand.procedure.query(() => answer),
      print: stand.procedure
        .input((input) => input)
        .mutation(({ input }) => {
          printed.push(input);
          return { fileName: "明细.pdf", mime: "application/pdf", base64: "" };
        }),
    },
  });
  return { asked, printed, more };
}

test("a month tells what was due, why it was corrected, and where money that came back went", async () => {
  const { asked, more } = server(money);
  const { user } = await openConsole(`/children/${ID}?tab=benefits`, {}, more);
  const cell = await screen.findByRole("button", { name: "2018-03 待遇" });
  for (const text of ["¥1,049.00", "父母双亡孤儿", "+¥312.00", "待发"])
    expect(cell.textContent).toContain(text);
  expect(screen.getByText("还没有发的").textContent).toContain("¥1,049.00");
  await user.click(cell);
  const story = await screen.findByRole("dialog", { name: "2018-03 待遇" });
  expect(within(story).getByRole("link", { name: "NX-3.1-c" }).getAttribute("href")).toBe(
    "/policy?clause=NX-3.1-c",
  );
  expect(story.textContent).toContain("“照料方式”自 2018-03-01 起有变动");
  expect(story.textContent).toContain("李志强 2018-04-10 决定");
  expect(story.textContent).toContain("账号户名不符 · 已列入 640423-201804-1-00001 重发");
  await user.click(within(story).getByRole("button", { name: "当时的依据" }));
  expect(asked).toEqual([{ id: ID, on: "2018-03-31", knownAt: "2018-04-02T01:00:00.000Z" }]);
});

test("a month that the reader may not know says so, and no sum tells it", async () => {
  const { user } = await openConsole(
    `/children/${ID}?tab=benefits`,
    { role: "villageWorker" },
    server(hidden).more,
  );
  await user.click(await screen.findByRole("button", { name: "2018-03 待遇" }));
  const story = await screen.findByRole("dialog", { name: "2018-03 待遇" });
  expect(story.textContent).toContain("这个月的金额和依据由县级经办人查看。");
  expect(document.body.textContent).not.toContain("¥");
});

test("the paper for the guardian asks what for", async () => {
  const { printed, more } = server({ ...money, years: [], toPayFen: 0 });
  const { user } = await openConsole(`/children/${ID}?tab=benefits`, {}, more);
  expect(await screen.findByText("还没有认定或发放过待遇")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "打印发放明细" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "生成 PDF" }));
  expect(printed).toEqual([{ id: ID, purpose: "监护人查询" }]);
});
