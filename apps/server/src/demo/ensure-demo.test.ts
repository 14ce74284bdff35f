import {
  actAs,
  getBatchView,
  getWorkbench,
  listApplications,
  listAudit,
  listBatches,
  listChildren,
  listCorrections,
  listTrials,
  verifyAuditChain,
} from "@tongyou/core";
import { applicationsListInput, childrenListInput, correctionsListInput } from "@tongyou/core/schemas";
import { testHouse } from "@tongyou/core/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Installation } from "../app.ts";
import { DEMO_BUREAUS, type DemoLogin } from "./demo-bureaus.ts";
import { type DemoAccount, ensureDemo } from "./ensure-demo.ts";

const house = testHouse();
const failures: unknown[] = [];
const installation: Installation = { ...house.app, report: (what, error) => failures.push(what, error) };
let accounts: DemoAccount[] = [];

beforeAll(async () => {
  accounts = await ensureDemo(installation);
}, 120_000);
afterAll(() => house.close());

const desk = (bureau: string, login: DemoLogin) => actAs(house.app, { bureau, login });
const codes = DEMO_BUREAUS.map(({ code }) => code);

/** Everything that ever happened in a bureau, as the auditor counts it. */
async function acts(bureau: string): Promise<number> {
  const { total } = await listAudit(await desk(bureau, "auditor"), { offset: 0, limit: 1 });
  return total;
}

test("every bureau's month is told to its end, by its own people", async () => {
  expect(failures).toEqual([]);
  expect(accounts).toHaveLength(codes.length * 11 + 1);
  for (const code of codes)
    expect(await verifyAuditChain(await desk(code, "auditor"))).toMatchObject({ intact: true });
});

test.each(codes)(
  "%s: whoever works with children finds something to do, and something late",
  async (code) => {
    const waiting = async (login: DemoLogin) => getWorkbench(await desk(code, login), {});
    for (const login of ["officer", "town", "village", "social", "school"] as const) {
      const { counts, todos } = await waiting(login);
      expect([login, counts.length > 0, todos.some(({ overdue }) => overdue)]).toEqual([login, true, true]);
    }
    for (const login of ["home", "police", "hotline", "auditor"] as const)
      expect([login, (await waiting(login)).todos.length > 0]).toEqual([login, true]);
  },
);

const page = { offset: 0, limit: 50 };

test.each(codes)(
  "%s: an application waits; a month is paid where no sample ledger is to come, and grants where the town pays",
  async (code) => {
    const officer = await desk(code, "officer");
    const { counts } = await listApplications(officer, applicationsListInput.parse({}));
    expect(counts.open).toBe(1);
    const { rows: lists } = await listBatches(officer, page);
    const failed = { payments: 1 };
    if (code === "ningxia") {
      const [waits, grants] = lists;
      expect(grants).toMatchObject({ kind: "oneTime", payer: "town", state: "closed", failed });
      expect(waits).toMatchObject({
        kind: "offCycle",
        payer: "town",
        state: "prepared",
        due: grants?.failed,
      });
      expect((await getBatchView(await desk(code, "social"), { id: waits?.id ?? "" })).mayApprove).toBe(true);
      return;
    }
    const paid = { payments: 5 };
    expect(lists).toMatchObject([
      { kind: "month", state: "closed", paid, failed, open: { payments: 0, fen: 0 } },
    ]);
    const { sums } = await listCorrections(officer, correctionsListInput.parse({}));
    expect(sums).toMatchObject({ children: 1, arrearsFen: 0 });
    expect(sums.recoveryFen).toBeGreaterThan(0);
    const [trial] = await listTrials(officer);
    expect(trial).toMatchObject({ state: "done" });
    expect(trial?.sums?.after.fen).toBeGreaterThan(trial?.sums?.before.fen ?? 0);
  },
);

test("started again, nothing is told twice", async () => {
  const before = await Promise.all(codes.map(acts));
  await ensureDemo(installation);
  expect(await Promise.all(codes.map(acts))).toEqual(before);
});

test("each bureau has other people", async () => {
  const names = new Set<string>();
  for (const code of codes) {
    const { rows } = await listChildren(await desk(code, "officer"), childrenListInput.parse({}));
    expect(rows).toHaveLength(code === "ningxia" ? 12 : 17);
    names.add(rows.map(({ name }) => name).join());
  }
  expect(names.size).toBe(codes.length);
});
