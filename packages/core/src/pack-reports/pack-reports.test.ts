import { randomUUID } from "node:crypto";
import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { childrenListInput } from "../children/children.schema.ts";
import { listChildren } from "../children/list-children.ts";
import { refreshOutdated } from "../children/refresh-lists.ts";
import type { StaffContext } from "../context.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { filed, founded } from "../institutions/institutions.fixture.ts";
import { readWorkbook } from "../ledger/workbook.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { exportPackReport } from "./export-pack-report.ts";
import { filePackReport } from "./file-pack-report.ts";
import { getPackReport } from "./get-pack-report.ts";
import { listPackReports } from "./list-pack-reports.ts";
import { exportPackReportInput } from "./pack-reports.schema.ts";
import { printPackReport } from "./print-pack-report.ts";

const house = testHouse();
afterAll(() => house.close());

const YOUNG = { birthDate: "2015-05-05" };
const POOR = { ...YOUNG, "household.kinds": ["dibaoUrban"] };
const LEDGER = "MTG.report.ledger";
const IN_DIFFICULTY = "MTG.report.ledger.inDifficulty";

async function mentougou() {
  const bureau = await house.bureau({ division: "110109000000", pack: "mentougou" });
  const officer = await bureau.staff("countyOfficer");
  const towns = divisionsUnder(officer.area.code, 4);
  const village = divisionsUnder(towns[0]?.code ?? "", 5)[0];
  if (!village) throw new Error("a county without a village");
  return { bureau, officer, village: village.code };
}
const rowsListed = (context: StaffContext, row: string) =>
  listChildren(context, childrenListInput.parse({ row }));
const YEAR = { from: "2026-01-01", to: "2026-12-31" };
const filing = (report: string, more: Partial<Parameters<typeof filePackReport>[1]> = {}) => ({
  id: randomUUID(),
  report,
  ...YEAR,
  number: 0,
  entries: {},
  ...more,
});

describe("a counted row", () => {
  test("counts the children of the area by place, tells the uncertain apart, and opens their list", async () => {
    const { officer, village } = await mentougou();
    await filed(officer, village, POOR);
    await filed(officer, village, YOUNG);
    const report = await getPackReport(officer, { report: LEDGER });
    expect(report.total.poverty?.yes).toBe(1);
    expect(report.total.poverty?.open).toBe(1);
    const town = report.places.find(({ division }) => village.startsWith(division.slice(0, 9)));
    expect(town?.counts.poverty).toEqual({ yes: 1, open: 1 });
    expect(report.countedOn?.from).toBe(report.countedOn?.to);
    expect((await rowsListed(officer, "MTG.report.ledger.poverty")).total).toBe(1);
    expect((await rowsListed(officer, "MTG.report.ledger.poverty?")).total).toBe(1);
    expect(Object.keys(report.total)).not.toContain("none");
  });

  test("is the area's own: a village counts its village", async () => {
    const { bureau, officer, village } = await mentougou();
    await filed(officer, village, POOR);
    const [other] = divisionsUnder(divisionsUnder(officer.area.code, 4)[1]?.code ?? "", 5);
    const here = await bureau.staff("villageWorker", village);
    const there = await bureau.staff("villageWorker", other?.code);
    expect((await getPackReport(here, { report: LEDGER })).total.inDifficulty?.yes).toBe(1);
    expect((await getPackReport(there, { report: LEDGER })).total.inDifficulty?.yes).toBe(0);
  });

  test("leaves out, for those who may not know it, whom restricted facts count", async () => {
    const { bureau, officer, village } = await mentougou();
    await filed(officer, village, { ...YOUNG, hivInfected: true });
    const worker = await bureau.staff("villageWorker", village);
    const yes = async (context: StaffContext) =>
      (await getPackReport(context, { report: LEDGER })).total.illness?.yes;
    expect([await yes(officer), await yes(worker)]).toEqual([1, 0]);
    expect((await rowsListed(worker, IN_DIFFICULTY)).total).toBe(0);
    expect((await getPackReport(worker, { report: LEDGER })).withoutRestricted).toBe(true);
  });

  test("says so while files are not counted, and counts them", async () => {
    const { officer, village } = await mentougou();
    await filed(officer, village, POOR);
    await withTenant(officer.db, officer, (tx) => tx.update(child).set({ reportRows: sql`NULL` }));
    expect(await getPackReport(officer, { report: LEDGER })).toMatchObject({ recounting: true });
    await refreshOutdated(officer, officer.tenant);
    const after = await getPackReport(officer, { report: LEDGER });
    expect([after.recounting, after.total.inDifficulty?.yes]).toEqual([false, 1]);
  });
});

describe("handing in", () => {
  test("fixes what is counted and what a person says with its source, version by version", async () => {
    const { officer, village } = await mentougou();
    await filed(officer, village, POOR);
    const first = filing("MTG.report.monitoring", {
      entries: { satisfaction: { value: "92.5%", source: "第三方 2026 年调查报告" } },
    });
    expect(await filePackReport(officer, first)).toEqual({ number: 1 });
    expect(await filePackReport(officer, first)).toEqual({ number: 1 });
    await filed(officer, village, POOR);
    const stale = filing("MTG.report.monitoring");
    await expect(filePackReport(officer, stale)).rejects.toMatchObject({ code: "stale" });
    await filePackReport(officer, { ...stale, number: 1, note: "补报" });
    const { filings } = await getPackReport(officer, { report: "MTG.report.monitoring", on: "2026-03-01" });
    expect(
      filings.map(({ number, counts, entries, note }) => [number, counts.inDifficulty?.yes, entries, note]),
    ).toEqual([
      [2, 2, {}, "补报"],
      [1, 1, first.entries, null],
    ]);
  });

  test("takes no figure for a counted row, none it does not have, and not nothing at all", async () => {
    const { officer } = await mentougou();
    const said = { value: "3", source: "某处" };
    const monitoring = filing("MTG.report.monitoring", { entries: { leftBehind: said } });
    await expect(filePackReport(officer, monitoring)).rejects.toMatchObject({ field: "entries" });
    const indicators = filing("MTG.report.indicators", { entries: { castle: said } });
    await expect(filePackReport(officer, indicators)).rejects.toMatchObject({ field: "entries" });
    await expect(filePackReport(officer, filing("MTG.report.indicators"))).rejects.toMatchObject({
      field: "entries",
    });
  });

  test("is for the roles the document names, each for their own place", async () => {
    const { bureau, officer, village } = await mentougou();
    const worker = await bureau.staff("villageWorker", village);
    const indicators = filing("MTG.report.indicators", {
      entries: { other: { value: "1", source: "某处" } },
    });
    await expect(filePackReport(worker, indicators)).rejects.toMatchObject({ code: "forbidden" });
    await filePackReport(worker, filing(LEDGER));
    const { filings, below } = await getPackReport(officer, { report: LEDGER, on: "2026-06-01" });
    expect(filings).toEqual([]);
    expect(below).toMatchObject([{ place: { code: village }, number: 1 }]);
    const auditor = await bureau.staff("auditor");
    await expect(filePackReport(auditor, filing(LEDGER))).rejects.toMatchObject({ code: "forbidden" });
    const elsewhere = await (await house.bureau()).staff("countyOfficer");
    await expect(getPackReport(elsewhere, { report: LEDGER })).rejects.toMatchObject({ field: "report" });
    const { officer: stranger } = await mentougou();
    expect(await getPackReport(stranger, { report: LEDGER, on: "2026-06-01" })).toMatchObject({ below: [] });
  });

  test("falls due by the document's term, or the bureau's once it is set", async () => {
    const bureau = await house.bureau({ division: "350502000000", pack: "licheng" });
    const officer = await bureau.staff("countyOfficer");
    const head = async (context: StaffContext, id: string) =>
      (await listPackReports(context)).reports.find((one) => one.id === id);
    const year = officer.now().getFullYear();
    expect(await head(officer, "FJ.report.annual")).toMatchObject({ due: `${year}-12-31`, setting: null });
    expect(await head(officer, "LC-4.1-a.report")).toMatchObject({
      every: null,
      setting: "LC.inspectionMonths",
      due: null,
    });
    expect((await getWorkbench(officer, {})).todos).toContainEqual(
      expect.objectContaining({
        kind: "reportDue",
        to: "/policy?view=standards&parameter=LC.inspectionMonths",
      }),
    );
    const worker = await bureau.staff("villageWorker");
    await enterSetting(officer, {
      setting: "FJ.directorReportMonths",
      value: 1,
      validFrom: "2020-01-01",
      reason: "县办通知",
    });
    await filePackReport(
      worker,
      filing("FJ.report.director", {
        from: "2026-01-01",
        to: "2026-01-31",
        entries: { toCommittee: { value: "走访 12 户，无异常", source: "工作手册" } },
      }),
    );
    expect(await head(worker, "FJ.report.director")).toMatchObject({
      last: { from: "2026-01-01", to: "2026-01-31" },
      due: "2026-02-28",
      overdue: true,
    });
    expect((await getWorkbench(worker, {})).todos).toContainEqual(
      expect.objectContaining({ kind: "reportDue", overdue: true, to: "/statistics/FJ.report.director" }),
    );
  });

  test("of an institution is its own, and shows its staff no count of children", async () => {
    const bureau = await house.bureau({ division: "350502000000", pack: "licheng" });
    const officer = await bureau.staff("countyOfficer");
    const home = await founded(officer);
    const carer = await bureau.staff("institutionStaff");
    const entries = { situation: { value: "在院 20 人", source: "院务台账" } };
    const analysis = filing("FJ.report.analysis", { entries });
    await expect(filePackReport(carer, analysis)).rejects.toMatchObject({ field: "institution" });
    const own: StaffContext = { ...carer, staff: { ...carer.staff, institution: home } };
    await filePackReport(own, analysis);
    expect((await listPackReports(own)).reports.map(({ id }) => id)).toEqual(["FJ.report.analysis"]);
    expect(await getPackReport(own, { report: "FJ.report.analysis", on: "2026-06-01" })).toMatchObject({
      opens: false,
      places: [],
      filings: [{ entries, institution: { id: home } }],
    });
    const seen = await getPackReport(officer, { report: "FJ.report.analysis", on: "2026-06-01" });
    expect(seen.below).toMatchObject([{ institution: { id: home } }]);
    await expect(getPackReport(own, { report: "FJ.report.annual" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

test("leaves the house as a sheet, to outsiders without small numbers, and as a paper", async () => {
  const { officer, village } = await mentougou();
  await filed(officer, village, POOR);
  const inside = await exportPackReport(officer, exportPackReportInput.parse({ report: LEDGER }));
  const outside = await exportPackReport(
    officer,
    exportPackReportInput.parse({ report: LEDGER, outside: true }),
  );
  expect(inside.fileName).toMatch(/\.xlsx$/);
  expect(outside.fileName).toContain("对外");
  const texts = (base64: string) => JSON.stringify(readWorkbook(Buffer.from(base64, "base64")));
  expect(texts(outside.base64)).toContain('"<10"');
  expect(texts(inside.base64)).not.toContain('"<10"');
  const paper = await printPackReport(officer, { report: LEDGER });
  expect(Buffer.from(paper.base64, "base64").subarray(0, 4).toString()).toBe("%PDF");
});
