import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { FACTS } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { refreshOutdated } from "../children/refresh-lists.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { confirmImport } from "../imports/confirm-import.ts";
import { previewImport } from "../imports/preview-import.ts";
import { whenImported } from "../imports/run-import.ts";
import { type LedgerLine, writeLedger } from "../ledger/index.ts";
import { dateCell, madeUpLines } from "../made-up/index.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { submitMonth } from "../months/submit-month.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "./get-workbench.ts";
import type { TodoKind, Workbench } from "./workbench.schema.ts";

const house = testHouse();
afterAll(() => house.close());

function later(context: StaffContext, day: string): StaffContext {
  let now = Date.parse(`${day}T02:00:00Z`);
  return { ...context, now: () => new Date(now++) };
}

const ORPHAN: LedgerLine = {
  fatherStatus: "死亡",
  fatherSince: dateCell("2016-05-06"),
  motherStatus: "死亡",
  motherSince: dateCell("2016-05-06"),
  care: "亲属",
  careSince: dateCell("2016-05-06"),
  benefits: "无",
};

async function previewOf(officer: StaffContext) {
  const people = madeUpLines({ county: "640423000000", referenceDate: "2018-03-31", count: 3, seed: 3 });
  const rest: LedgerLine[] = [
    {},
    { benefits: "低保" },
    { idNumber: null, birthDate: dateCell("2000-05-20") },
  ];
  const entries = people.map((line, index) => ({ line: { ...line, ...ORPHAN, ...rest[index] } }));
  const bytes = await writeLedger({
    title: "台账",
    unit: "隆德县民政局",
    referenceDate: "2018-03-31",
    entries,
  });
  return previewImport(officer, { fileName: "台账.xlsx", content: Buffer.from(bytes).toString("base64") });
}

const countOf = ({ counts }: Workbench, kind: TodoKind) =>
  counts.find((one) => one.kind === kind)?.count ?? 0;
const pathsOf = ({ todos }: Workbench, kind: TodoKind) =>
  todos.filter((todo) => todo.kind === kind).map((todo) => todo.to);

test("what waits follows the work: ledger, decisions, birthdays, month, approval", async () => {
  const bureau = await house.bureau();
  const officer = later(await bureau.staff("countyOfficer"), "2018-04-02");
  const finance = later(await bureau.staff("countyFinance"), "2018-04-02");
  const seen = await previewOf(officer);
  const before = await getWorkbench(officer, {});
  expect(pathsOf(before, "importConfirm")).toEqual([`/imports/${seen.id}`]);
  expect(before.glance).toMatchObject({ children: 0, month: null, lastImport: null });

  await confirmImport(officer, seen);
  await whenImported(seen.id);
  const imported = await getWorkbench(officer, {});
  expect(countOf(imported, "importConfirm")).toBe(0);
  expect(countOf(imported, "choice")).toBe(1);
  expect(imported.todos.find((todo) => todo.kind === "turning18")).toMatchObject({
    due: "2018-05-20",
    overdue: false,
  });
  expect(imported.glance).toMatchObject({
    decidedOn: "2018-03-31",
    children: 3,
    allowance: { decided: 2, choice: 1 },
    lastImport: { fileName: "台账.xlsx", rows: 3 },
  });

  const run = await calculateMonth(officer, { month: "2018-03" });
  const calculated = await getWorkbench(officer, {});
  expect(pathsOf(calculated, "monthSubmit")).toEqual([`/months/${run.id}`]);
  expect(pathsOf(calculated, "choice")).toEqual([`/months/${run.id}?filter=choice`]);
  expect(calculated.glance?.month).toMatchObject({ month: "2018-03", children: 2, fen: 147_400 });

  await submitMonth(officer, run);
  expect(countOf(await getWorkbench(officer, {}), "monthApprove")).toBe(0);
  expect(pathsOf(await getWorkbench(finance, {}), "monthApprove")).toEqual([`/months/${run.id}`]);
});

test("a child without facts is asked about by those who visit, in their own area only", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const { id } = await registerChild(officer, { name: "马待访", division: "640423100004", evidence: "走访" });
  const worker = await bureau.staff("villageWorker", "640423100004");
  const bench = await getWorkbench(worker, {});
  expect(pathsOf(bench, "needs")).toEqual([`/children/${id}`]);
  expect(bench.todos[0]).toMatchObject({
    title: { zh: "马待访" },
    why: { zh: expect.stringContaining("待了解") },
  });
  const elsewhere = await bureau.staff("villageWorker", "640423101200");
  expect((await getWorkbench(elsewhere, {})).glance?.children).toBe(0);
  expect((await getWorkbench(officer, { area: "640423101000" })).glance?.children).toBe(0);
  expect((await getWorkbench(worker, { area: "640423000000" })).glance?.children).toBe(1);
  const other = await (await house.bureau()).staff("countyOfficer");
  expect((await getWorkbench(other, {})).glance?.children).toBe(0);
});

test("departments and institutions are not told how many children there are", async () => {
  const bureau = await house.bureau();
  expect((await getWorkbench(await bureau.department("education"), {})).glance).toBeNull();
  expect((await getWorkbench(await bureau.staff("institutionStaff"), {})).glance).toBeNull();
  expect((await getWorkbench(await bureau.staff("tenantAdmin"), {})).glance).not.toBeNull();
});

test("what to ask first is what the file asks each reader first, and is found out where it is not counted", async () => {
  const bureau = await house.bureau({ division: "110109000000", pack: "mentougou" });
  const officer = await bureau.staff("countyOfficer");
  const worker = await bureau.staff("villageWorker");
  const { id } = await registerChild(officer, {
    name: "刘待问",
    division: worker.area.code,
    evidence: "走访",
  });
  const told = async (reader: StaffContext) =>
    (await getWorkbench(reader, {})).todos.find(({ kind }) => kind === "needs")?.why.zh;
  const asked = async (reader: StaffContext) => {
    const { decision } = await getChild(reader, { id });
    const [first] = decision?.allowance.needs ?? decision?.needs ?? [];
    return first && `待了解：${FACTS[first].askZh}`;
  };
  for (const reader of [officer, worker]) expect(await told(reader)).toBe(await asked(reader));
  await withTenant(house.app.db, officer, (tx) =>
    tx.update(child).set({ firstNeed: null, firstOpenNeed: null }).where(eq(child.id, id)),
  );
  expect(await told(worker)).toBe("缺少认定所需的情况");
  await refreshOutdated(worker, worker.tenant);
  expect(await told(worker)).toBe(await asked(worker));
});

test("a role sees no work it cannot do", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  await registerChild(officer, { name: "马待访", division: "640423100004", evidence: "走访" });
  for (const role of ["countyFinance", "tenantAdmin", "auditor"] as const)
    expect((await getWorkbench(await bureau.staff(role), {})).todos, role).toEqual([]);
  // Today no standard of the pack is in force: the officer is told to enter one.
  expect(countOf(await getWorkbench(officer, {}), "standardMissing")).toBe(3);
});
