import { afterAll, expect, test } from "vitest";
import { closeChild } from "../children/close-child.ts";
import { getChild } from "../children/get-child.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { getCase } from "../protection/get-case.ts";
import { reported } from "../protection/protection.fixture.ts";
import { sealCase } from "../protection/seal-case.ts";
import { asked } from "../referrals/referrals.fixture.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getWorkload } from "./get-workload.ts";
import type { WorkloadTable } from "./workbench.schema.ts";

const house = testHouse();
afterAll(() => house.close());

const [TOWN, VILLAGE, NEXT] = ["640423100000", "640423100004", "640423100005"];
const row = ({ places }: WorkloadTable, division: string) =>
  places.find((place) => place.division === division);

const register = (staff: StaffContext, name: string, division: string) =>
  registerChild(staff, { name, division, evidence: "走访" });

async function desk(): Promise<{ bureau: TestBureau; town: StaffContext; worker: StaffContext }> {
  const bureau = await house.bureau();
  return {
    bureau,
    town: await bureau.staff("townSupervisor", TOWN),
    worker: await bureau.staff("villageWorker", VILLAGE),
  };
}

test("a town's desk sees each village with its worker, and the village that has none", async () => {
  const { town, worker } = await desk();
  await register(worker, "马一", VILLAGE);
  await register(town, "马二", NEXT);
  const table = await getWorkload(town, {});
  expect(table).toMatchObject({
    level: 5,
    area: { code: TOWN, name: "城关镇" },
    total: { children: 2, needs: 2, reports: { open: 0 }, referrals: { waiting: 0 } },
  });
  expect(row(table, VILLAGE)).toMatchObject({ children: 1, needs: 1, workers: [worker.staff.name] });
  expect(row(table, NEXT)).toMatchObject({ children: 1, workers: [] });
  expect(JSON.stringify(table)).not.toContain("马一");
});

test("a closed file is nobody's work any more", async () => {
  const { town } = await desk();
  const { id } = await register(town, "马三", VILLAGE);
  const { version } = await getChild(town, { id });
  await closeChild(town, { id, version, on: "2018-03-31", reason: "moved" });
  expect((await getWorkload(town, {})).total).toMatchObject({ children: 0, needs: 0, visits: { due: 0 } });
});

test("reports and referrals count where they are, and whoever is behind comes first", async () => {
  const { bureau, town, worker } = await desk();
  const officer = await bureau.staff("countyOfficer");
  for (const name of ["马四", "马五", "马六", "马七"]) await register(town, name, NEXT);
  await reported(bureau, { by: worker, division: VILLAGE });
  await asked(bureau);
  const table = await getWorkload(officer, { area: TOWN });
  expect(table.places.slice(0, 2).map(({ division, needs }) => [division, needs])).toEqual([
    [NEXT, 4],
    [VILLAGE, 2],
  ]);
  expect(row(table, VILLAGE)).toMatchObject({ reports: { open: 1, overdue: 0 }, referrals: { waiting: 1 } });
  expect(row(table, NEXT)).toMatchObject({ reports: { open: 0 }, referrals: { waiting: 0 } });
  const county = await getWorkload(officer, {});
  expect(county).toMatchObject({ level: 4, total: table.total });
  expect(county.places[0]?.division).toBe(TOWN);
});

test("a sealed report is not counted for whoever may not open it", async () => {
  const { bureau, town, worker } = await desk();
  const officer = await bureau.staff("countyOfficer");
  const { id } = await reported(bureau, { by: worker, division: VILLAGE });
  const { version } = await getCase(officer, { id });
  await sealCase(officer, { id, version, sealed: true, reason: "涉案" });
  expect((await getWorkload(officer, { area: TOWN })).total.reports?.open).toBe(1);
  const another = await bureau.another("townSupervisor", TOWN);
  expect((await getWorkload(another, {})).total.reports?.open).toBe(0);
  expect((await getWorkload(town, {})).total.reports?.open).toBe(0);
});

test("each sees the own area alone; an administrator no reports and no referrals", async () => {
  const { bureau, town, worker } = await desk();
  await register(worker, "马五", VILLAGE);
  const elsewhere = await bureau.staff("townSupervisor", "640423101000");
  expect((await getWorkload(elsewhere, { area: TOWN })).total.children).toBe(0);
  const other = await (await house.bureau()).staff("countyOfficer");
  expect((await getWorkload(other, {})).total.children).toBe(0);
  const admin = await bureau.staff("tenantAdmin");
  expect((await getWorkload(admin, { area: TOWN })).total).toMatchObject({
    children: 1,
    reports: null,
    referrals: null,
  });
  for (const role of ["villageWorker", "countyFinance", "auditor", "departmentStaff"] as const)
    await expect(getWorkload(await bureau.staff(role), {}), role).rejects.toMatchObject({
      code: "forbidden",
    });
  expect((await getWorkload(town, { area: VILLAGE })).places).toHaveLength(1);
});
