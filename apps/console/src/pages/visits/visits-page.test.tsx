import { screen, within } from "@testing-library/react";
import type { UnverifiedRow, Verification, VisitPlans, VisitsDone } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const [A, B] = ["0190a000-0000-7000-8000-00000000000a", "0190a000-0000-7000-8000-00000000000b"];
const CADENCE = {
  id: "LC-4.2-p.visit",
  title: { zh: "定期走访", en: "Regular visits" },
  clause: "LC-4.2-p",
  every: { count: 1, unit: "months" as const },
  setting: "LC.visitMonths",
};
const PLANS: VisitPlans = {
  rows: [
    {
      childId: A,
      name: "马小云",
      age: 8,
      division: "640423100004",
      divisionName: "城关镇红崖社区",
      basis: "cadence",
      due: "2018-04-02",
      cadence: CADENCE,
      worker: null,
      lastOn: "2018-03-02",
      verifiedOn: null,
      overdue: true,
    },
  ],
  total: 1,
  counts: { overdue: 1, due: 4, later: 12, unset: 2 },
  today: "2018-04-10",
  missing: [{ ...CADENCE, every: null }],
};
const DONE: VisitsDone = {
  rows: [
    {
      id: B,
      childId: A,
      name: "马小云",
      divisionName: "城关镇红崖社区",
      kind: "home",
      on: "2018-03-02",
      by: "郑秀珍",
      changed: 2,
      concern: true,
      check: "waiting",
    },
  ],
  total: 1,
  share: null,
  shareSetting: "visits.spotCheckShare",
};
const VERIFICATION: Verification = {
  rules: [{ ...CADENCE, setting: null, every: { count: 3, unit: "months" } }],
  period: { from: "2018-04-01", to: "2018-06-30" },
  places: [
    { division: "640423100000", name: "城关镇", children: 40, verified: 30, overdue: 4 },
    { division: "640423101000", name: "沙塘镇", children: 10, verified: 0, overdue: 0 },
  ],
  total: { children: 50, verified: 30, overdue: 4 },
  setting: "visits.verify",
};
const UNVERIFIED: UnverifiedRow[] = [
  {
    childId: A,
    version: 5,
    name: "马小云",
    age: 8,
    divisionName: "城关镇红崖社区",
    verifiedOn: null,
    overdue: true,
    facts: [{ label: { zh: "父亲状况", en: "Father" }, shown: { zh: "死亡", en: "dead" } }],
  },
];

function desk(confirmed: unknown[] = [], asked: unknown[] = []) {
  const { procedure, router } = stand;
  const loose = procedure.input((input) => input);
  return router({
    visits: {
      plans: loose.query(({ input }) => {
        asked.push(input);
        return PLANS;
      }),
      done: loose.query(() => DONE),
      verification: loose.query(() => VERIFICATION),
      unverified: loose.query(() => ({ rows: UNVERIFIED, total: 1 })),
      verify: loose.mutation(({ input }) => {
        confirmed.push(input);
        return { verified: 1, already: 0, changed: [] };
      }),
    },
  });
}

test("the list says who is late, why, and what nobody has set; the view is in the address", async () => {
  const asked: unknown[] = [];
  const { user } = await openConsole("/visits", {}, desk([], asked));
  const row = (await screen.findByRole("link", { name: "马小云" })).closest("tr");
  if (!row) throw new Error("no row");
  expect(row.textContent).toContain("2018-04-02，已逾期");
  expect(row.textContent).toContain("定期走访（每 1 个月，由本单位设定）");
  expect(within(row).getByRole("link", { name: "记录走访" }).getAttribute("href")).toBe(
    `/visits/new?child=${A}`,
  );
  expect(screen.getByRole("link", { name: "去设定" }).getAttribute("href")).toBe(
    "/policy?view=standards&parameter=LC.visitMonths",
  );
  await user.click(screen.getByText("走访间隔未设定 2"));
  await user.click(screen.getByRole("checkbox", { name: "只看归我走访的" }));
  await expect.poll(() => asked.at(-1)).toMatchObject({ view: "unset", mine: true });
});

test("a village worker is told whom to ask for an interval, not sent to a page without the right to it", async () => {
  await openConsole("/visits", { role: "villageWorker" }, desk());
  expect(await screen.findByText("请县级经办人在“政策”页设定。")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "去设定" })).toBeNull();
});

test("visits made say what was found and wait for their check; without a share nothing is drawn", async () => {
  await openConsole("/visits?tab=done&filter=toCheck", { role: "townSupervisor" }, desk());
  const table = await screen.findByRole("table", { name: "走访记录" });
  expect(table.textContent).toContain("更新 2 项情况");
  expect(table.textContent).toContain("发现异常");
  expect(within(table).getByText("待抽查")).toBeTruthy();
  expect(screen.getByText("抽查比例未设定，不会抽中任何走访", { exact: false })).toBeTruthy();
});

test("the verification shows progress by place and confirms what was looked at, with how", async () => {
  const confirmed: unknown[] = [];
  const { user } = await openConsole("/visits?tab=verification", {}, desk(confirmed));
  expect(await screen.findByRole("heading", { name: /30 \/ 50 份已核实/ })).toBeTruthy();
  expect(screen.getByRole("row", { name: /城关镇/ }).textContent).toContain("10");
  await user.click(await screen.findByRole("checkbox", { name: "马小云" }));
  const submit = screen.getByRole("button", { name: "确认 1 份没有变化" });
  expect(submit.hasAttribute("disabled")).toBe(true);
  await user.type(screen.getByRole("textbox", { name: "怎么核实的" }), "逐户核对");
  await user.click(submit);
  expect(await screen.findByText("已核实 1 份。")).toBeTruthy();
  expect(confirmed).toEqual([{ children: [{ id: A, version: 5 }], how: "逐户核对" }]);
});
