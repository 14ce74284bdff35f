import { afterAll, expect, test } from "vitest";
import { approveCorrections } from "./approve-corrections.ts";
import { decidePlan } from "./decide-plan.ts";
import { getRecovery } from "./get-recovery.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";
import { planRecovery } from "./plan-recovery.ts";
import { scheduleOf } from "./recovery-schedule.ts";

afterAll(() => house.close());

/** A child whose mother came back in January, paid 737 yuan for January to March: three recoveries, approved. */
async function owing() {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const childId = await desk.child("丁一", "2010-05-05", ORPHAN, "2017-06-01");
  await desk.award("2018-01", childId);
  for (const month of ["2018-01", "2018-02", "2018-03"]) await desk.on(`${month}-26`).pay(month);
  await desk.on("2018-04-05").say(childId, { "mother.statuses": [{ status: "normal" }] }, "2018-01-15");
  await desk.compute();
  const ids = (await desk.corrections()).map(({ id }) => id);
  await approveCorrections(desk.finance, { ids, fen: -221_100 });
  return { desk, childId };
}

const written = { document: "隆民追〔2018〕7号", reason: "监护人同意按月扣回" };

test("the parts of a plan are the same sum each month, the oldest money first, the last what is left", () => {
  const open = [
    { correctionId: "a", month: "2018-01", openFen: 700 },
    { correctionId: "b", month: "2018-02", openFen: 500 },
  ];
  const parts = scheduleOf(open, { fromMonth: "2018-11", monthlyFen: 500 });
  expect(parts.map(({ correctionId, dueMonth, fen }) => [correctionId, dueMonth, fen])).toEqual([
    ["a", "2018-11", 500],
    ["a", "2018-12", 200],
    ["b", "2018-12", 300],
    ["b", "2019-01", 200],
  ]);
  expect(scheduleOf(open, { fromMonth: "2018-11", monthlyFen: 5_000 }).map(({ fen }) => fen)).toEqual([
    700, 500,
  ]);
  expect(scheduleOf([], { fromMonth: "2018-11", monthlyFen: 5 })).toEqual([]);
});

test("a plan waits for a second person; agreed, its instalments add up to what is owed", async () => {
  const { desk, childId } = await owing();
  const { officer, finance } = desk;
  expect(await getRecovery(finance, { childId })).toMatchObject({
    openFen: 221_100,
    plannedFen: 0,
    plans: [],
  });
  const plan = {
    kind: "instalments",
    childId,
    ...written,
    fromMonth: "2018-05",
    monthlyFen: 100_000,
  } as const;
  await expect(planRecovery(officer, { ...plan, fen: 73_700 })).rejects.toMatchObject({ code: "conflict" });
  await expect(planRecovery(officer, { ...plan, fen: 221_100, fromMonth: "2018-03" })).rejects.toMatchObject({
    code: "invalid",
    field: "fromMonth",
  });
  await expect(planRecovery(officer, { ...plan, fen: 221_100, monthlyFen: 1 })).rejects.toMatchObject({
    code: "invalid",
    field: "monthlyFen",
  });
  const { id } = await planRecovery(officer, { ...plan, fen: 221_100 });
  expect((await getRecovery(finance, { childId })).instalments).toEqual([]);
  await expect(decidePlan(officer, { id, agreed: true })).rejects.toMatchObject({ code: "conflict" });
  await decidePlan(finance, { id, agreed: true });
  await expect(decidePlan(finance, { id, agreed: true })).rejects.toMatchObject({ code: "conflict" });
  const { instalments, plannedFen, plans } = await getRecovery(finance, { childId });
  expect(plannedFen).toBe(221_100);
  expect(instalments.map(({ month, dueMonth, fen, state }) => [month, dueMonth, fen, state])).toEqual([
    ["2018-01", "2018-05", 73_700, "due"],
    ["2018-02", "2018-05", 26_300, "due"],
    ["2018-02", "2018-06", 47_400, "due"],
    ["2018-03", "2018-06", 52_600, "due"],
    ["2018-03", "2018-07", 21_100, "due"],
  ]);
  expect(plans).toMatchObject([{ state: "approved", ...written, mayDecide: false }]);
});

test("a waiver replaces what is still due of a plan; a refused or replaced one changes nothing", async () => {
  const { desk, childId } = await owing();
  const { officer, finance } = desk;
  const plan = { childId, ...written, fen: 221_100 };
  const byMonth = { ...plan, kind: "instalments", fromMonth: "2018-05", monthlyFen: 73_700 } as const;
  const first = await planRecovery(officer, byMonth);
  const second = await planRecovery(officer, byMonth);
  await expect(decidePlan(finance, { id: first.id, agreed: true })).rejects.toMatchObject({
    code: "conflict",
  });
  await decidePlan(finance, { id: second.id, agreed: true });
  const waiver = { ...plan, kind: "waiver", reason: "儿童去世，家庭困难" } as const;
  await decidePlan(finance, { id: (await planRecovery(officer, waiver)).id, agreed: false });
  expect((await getRecovery(finance, { childId })).plannedFen).toBe(221_100);
  await decidePlan(finance, { id: (await planRecovery(officer, waiver)).id, agreed: true });
  const after = await getRecovery(finance, { childId });
  expect(after).toMatchObject({ openFen: 0, plannedFen: 0 });
  expect(after.instalments.map(({ fen, state }) => [fen, state])).toEqual([
    [73_700, "waived"],
    [73_700, "waived"],
    [73_700, "waived"],
  ]);
  expect(after.plans.map(({ state }) => state)).toEqual(["approved", "refused", "approved", "withdrawn"]);
  await expect(planRecovery(officer, waiver)).rejects.toMatchObject({ code: "conflict" });
});

test("of a closed file nothing is deducted; what was paid back is taken, once a second person agrees", async () => {
  const { desk, childId } = await owing();
  await desk.close(childId, "2018-04-01");
  const monthly = { kind: "instalments", fromMonth: "2018-05", monthlyFen: 30_000 } as const;
  await expect(
    planRecovery(desk.officer, { childId, fen: 221_100, ...written, ...monthly }),
  ).rejects.toMatchObject({ code: "conflict", field: "kind" });
  const back = {
    kind: "repaid",
    childId,
    document: "缴款书 0012",
    reason: "监护人一次退回",
    fen: 221_100,
  } as const;
  const { id } = await planRecovery(desk.officer, back);
  expect(await getRecovery(desk.finance, { childId })).toMatchObject({
    openFen: 221_100,
    closedOn: "2018-04-01",
  });
  await decidePlan(desk.finance, { id, agreed: true });
  const after = await getRecovery(desk.finance, { childId });
  expect(after.openFen).toBe(0);
  expect(after.instalments.map(({ fen, state }) => [fen, state])).toEqual([
    [73_700, "taken"],
    [73_700, "taken"],
    [73_700, "taken"],
  ]);
});

test("a plan made before more was taken back is refused", async () => {
  const { desk, childId } = await owing();
  const plan = { kind: "waiver", childId, ...written, fen: 221_100 } as const;
  const { id } = await planRecovery(desk.officer, plan);
  const other = await planRecovery(desk.officer, {
    ...plan,
    kind: "instalments",
    fromMonth: "2018-05",
    monthlyFen: 9_000,
  });
  await expect(decidePlan(desk.finance, { id, agreed: true })).rejects.toMatchObject({ code: "conflict" });
  await decidePlan(desk.finance, { id: other.id, agreed: false });
  expect((await getRecovery(desk.finance, { childId })).openFen).toBe(221_100);
});
