import { screen, waitFor, within } from "@testing-library/react";
import type { MonthItem, MonthSummary } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const ID = "0190a000-0000-7000-8000-0000000000aa";
const month: MonthSummary = {
  id: ID,
  month: "2018-03",
  area: { code: "640423000000", name: "隆德县" },
  state: "calculated",
  version: 3,
  totals: {
    children: 3,
    paid: 2,
    fen: 106_200,
    previousFen: 0,
    joinedFen: 106_200,
    leftFen: 0,
    changedFen: 0,
    counts: {
      new: 2,
      stopped: 0,
      changed: 0,
      unchanged: 0,
      unawarded: 0,
      suspended: 0,
      needs: 0,
      choice: 1,
      review: 0,
      none: 0,
    },
    byClass: [],
    alreadyFixed: 0,
  },
  pack: { id: "ningxia", version: "1", hash: "0" },
  decidedOn: "2018-03-31",
  stale: false,
  calculatedBy: "王秀兰",
  calculatedAt: "2018-04-02T01:00:00.000Z",
  submittedBy: null,
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
  sentBack: null,
  mayApprove: false,
};
const undecided: MonthItem = {
  childId: "0190a000-0000-7000-8000-000000000001",
  name: "马小云",
  idNumber: null,
  divisionName: "城关镇红崖社区",
  change: "choice",
  status: "choice",
  class: "NX.deFacto",
  className: { zh: "事实无人抚养孤儿", en: "De facto" },
  fen: null,
  previousFen: null,
  previousClass: null,
  because: [],
  reason: { zh: "须由专人在互斥的待遇中选择。", en: "A named person must choose." },
  clauses: ["NX-3.1-j"],
  needs: [],
  decisions: [
    {
      clause: "NX-3.1-j",
      question: { zh: "保留哪一项？", en: "Which is kept?" },
      options: [
        { value: "dibao", label: { zh: "最低生活保障", en: "Dibao" } },
        { value: "orphanAllowance", label: { zh: "孤儿养育津贴", en: "Allowance" } },
      ],
    },
  ],
};

/** A month on the stand-in server; every act is written down and answered with the month it makes. */
function monthServer(start: Partial<MonthSummary>) {
  let now: MonthSummary = { ...month, ...start };
  const acts: [string, unknown][] = [];
  const act = (name: string, change: Partial<MonthSummary>) =>
    stand.procedure
      .input((input) => input)
      .mutation(({ input }) => {
        acts.push([name, input]);
        now = { ...now, ...change, version: now.version + 1 };
        return now;
      });
  const more = stand.router({
    policy: {
      book: stand.procedure.query(() => ({
        pack: { id: "ningxia", version: "1", hash: "", name: { zh: "宁夏回族自治区", en: "Ningxia" } },
        categories: [],
        classes: [],
        documents: [],
        readings: [],
      })),
    },
    months: {
      get: stand.procedure.query(() => now),
      list: stand.procedure.query(() => [now]),
      items: stand.procedure.query(() => ({ rows: [undecided], total: 1 })),
      calculate: act("calculate", { stale: false }),
      choose: act("choose", {}),
      submit: act("submit", { state: "submitted", submittedBy: "王秀兰" }),
      approve: act("approve", { state: "fixed", approvedBy: "李志强" }),
    },
  });
  return { acts, more };
}

test("a choice is made in place, with a reason, in the person's name", async () => {
  const { acts, more } = monthServer({});
  const { user } = await openConsole(`/months/${ID}?filter=choice`, {}, more);
  await user.click(await screen.findByRole("button", { name: "作出选择" }));
  const form = screen.getByRole("group", { name: "保留哪一项？" });
  await user.click(within(form).getByRole("radio", { name: "孤儿养育津贴" }));
  const submit = within(form).getByRole<HTMLButtonElement>("button", { name: "选择“孤儿养育津贴”" });
  expect(submit.disabled).toBe(true);
  await user.type(within(form).getByLabelText("理由"), "监护人书面选择");
  await user.click(submit);
  expect(await screen.findByText("已记下 马小云 的选择：孤儿养育津贴。")).toBeTruthy();
  expect(acts).toEqual([
    [
      "choose",
      {
        id: ID,
        childId: undecided.childId,
        clause: "NX-3.1-j",
        chosen: "orphanAllowance",
        reason: "监护人书面选择",
      },
    ],
  ]);
});

test("submitting names the money and the children, and who is left out", async () => {
  const { acts, more } = monthServer({});
  const { user } = await openConsole(`/months/${ID}`, {}, more);
  await user.click(await screen.findByRole("button", { name: "送审" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("还有 1 名未定");
  await user.click(within(dialog).getByRole("button", { name: "送审 2 名、¥1,062.00" }));
  expect(await screen.findByText("2018-03 已送审：2 名，¥1,062.00，等另一人审批。")).toBeTruthy();
  expect(acts).toEqual([["submit", { id: ID, version: 3 }]]);
});

test("a month that went stale cannot be submitted before it is calculated again", async () => {
  const { acts, more } = monthServer({ stale: true });
  const { user } = await openConsole(`/months/${ID}`, {}, more);
  const again = await screen.findByRole("button", { name: "重新计算 2018-03" });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "送审" }).disabled).toBe(true);
  await user.click(again);
  await waitFor(() =>
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "送审" }).disabled).toBe(false),
  );
  expect(acts).toEqual([["calculate", { month: "2018-03", area: "640423000000" }]]);
});

test("who submitted the list is told that another person approves it", async () => {
  await openConsole(
    `/months/${ID}`,
    {},
    monthServer({ state: "submitted", submittedBy: "王秀兰", submittedAt: month.calculatedAt }).more,
  );
  expect(await screen.findByText("您送审的名单要由另一人审批。")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "审批" })).toBeNull();
});

test("approving names the consequence on its button", async () => {
  const { acts, more } = monthServer({
    state: "submitted",
    submittedBy: "王秀兰",
    submittedAt: month.calculatedAt,
    mayApprove: true,
  });
  const { user } = await openConsole(`/months/${ID}`, { role: "countyFinance" }, more);
  await user.click(await screen.findByRole("button", { name: "审批" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "给 2 名儿童发放 ¥1,062.00" }));
  expect(await screen.findByText("2018-03 已审批：给 2 名儿童发放 ¥1,062.00。")).toBeTruthy();
  expect(acts).toEqual([["approve", { id: ID, version: 3 }]]);
});
