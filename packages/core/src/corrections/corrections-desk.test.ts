import { afterAll, expect, test } from "vitest";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { approveCorrections } from "./approve-corrections.ts";
import { decidePlan } from "./decide-plan.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";
import { planRecovery } from "./plan-recovery.ts";

afterAll(() => house.close());

type Who = PastDesk["officer"];

const todosOf = async (who: Who) => {
  const { todos } = await getWorkbench(who, {});
  return todos
    .filter(({ kind }) => kind === "correctionApprove" || kind === "recoveryDue")
    .map(({ kind, title, why }) => [kind, title.zh, why.zh]);
};

test("what is computed, approved and planned waits on the right desk, and stands on the child's timeline", async () => {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const [moved, dead] = [
    await desk.child("丁一", "2010-05-05", ORPHAN, "2017-06-01"),
    await desk.child("丁二", "2010-06-05", ORPHAN, "2017-06-01"),
  ];
  await desk.award("2018-01", moved, dead);
  await desk.on("2018-01-26").pay("2018-01");
  await desk.on("2018-02-05").say(moved, { careArrangement: "institution" }, "2018-01-10");
  await desk.close(dead, "2018-01-12");
  await desk.compute();
  const { officer, finance } = desk;
  expect(await todosOf(officer)).toEqual([]);
  expect(await todosOf(finance)).toEqual([
    ["correctionApprove", "补发待审批", "1 名儿童，¥312.00"],
    ["correctionApprove", "追回待审批", "1 名儿童，¥737.00"],
  ]);
  const ids = (await desk.corrections()).map(({ id }) => id);
  await approveCorrections(finance, { ids, fen: 31_200 - 73_700 });
  expect(await todosOf(finance)).toEqual([]);
  expect(await todosOf(officer)).toEqual([["recoveryDue", "丁二", "待追回 ¥737.00，还没有计划"]]);
  const plan = {
    kind: "waiver",
    childId: dead,
    document: "隆民追〔2018〕7号",
    reason: "家庭困难",
    fen: 73_700,
  } as const;
  const { id } = await planRecovery(officer, plan);
  expect(await todosOf(officer)).toEqual([]);
  expect(await todosOf(finance)).toEqual([["correctionApprove", "丁二", "追回计划待审批：免予追回 ¥737.00"]]);
  await decidePlan(finance, { id, agreed: true });
  expect(await todosOf(finance)).toEqual([]);

  const told = async (who: Who, childId: string) => {
    const { rows } = await getTimeline(who, {
      id: childId,
      kinds: ["correction"],
      offset: 0,
      limit: 10,
      superseded: false,
    });
    return rows.map(({ title, text }) => [title.zh, text?.zh]);
  };
  expect(await told(officer, moved)).toEqual([
    ["补发 2018-01 ¥312.00", "“照料方式”自 2018-01-10 起有变动，2018-02-05 才记录"],
  ]);
  expect(await told(finance, dead)).toEqual([
    ["免予追回 ¥737.00", "隆民追〔2018〕7号：家庭困难"],
    ["追回 2018-01 ¥737.00", "档案自 2018-01-12 起结案（儿童死亡）"],
  ]);
  const village = await desk.bureau.staff("villageWorker", desk.village(0));
  expect(await told({ ...village, now: () => officer.now() }, dead)).toEqual([]);
});
