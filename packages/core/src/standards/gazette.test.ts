import { afterAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import type { StaffContext } from "../context.ts";
import { listCorrections } from "../corrections/list-corrections.ts";
import { cancelJob } from "../jobs/cancel-job.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { getMonth } from "../months/get-month.ts";
import { county, fix, later, MARCH, house as months } from "../months/month-desk.fixture.ts";
import { testHouse } from "../testing.ts";
import { enterStandard } from "./enter-standard.ts";
import { getPolicyBook } from "./get-policy-book.ts";
import { listStandardChildren } from "./list-standard-children.ts";
import { previewed } from "./preview.fixture.ts";
import { getStandardPreview, previewStandard } from "./preview-standard.ts";

const house = testHouse();

/** Has an entry weighed by nobody: the job stays open. */
async function askedOnly(
  officer: StaffContext,
  entry: Parameters<typeof previewStandard>[1],
): Promise<string> {
  const idle = { ...officer, jobs: { send: () => Promise.resolve() } };
  const { id, state } = await previewStandard(idle, entry);
  expect(state).toBe("open");
  return id;
}
afterAll(async () => {
  await house.close();
  await months.close();
});

const PARAMETER = "NX.bothDead.monthly";
const DOCUMENT = { documentNumber: "测试〔2019〕1号", issuedOn: "2019-01-05" };
/** The rural income of two years, whose growth the standard of 2019 follows. */
async function enterFigures(officer: StaffContext): Promise<void> {
  for (const [year, value] of [
    ["2016", "9000.0"],
    ["2017", "9732.9"],
  ] as const)
    await enterStandard(officer, {
      parameter: "NX.ruralIncome",
      validFrom: `${year}-01-01`,
      value,
      documentNumber: `测试公报${year}`,
      issuedOn: `${year}-12-31`,
    });
}
const FIRST_DAY = "2019-01-01";
/** 737 yuan and three fifths of a month's growth, in fen. */
const PROPOSED = 77_400;

test("gazetting the proposal keeps what the formula gave, who entered it, when and by which document", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  await enterFigures(officer);
  const preview = await previewed(officer, {
    parameter: PARAMETER,
    validFrom: FIRST_DAY,
    value: PROPOSED,
  });
  expect(preview.proposal).toMatchObject({ from: FIRST_DAY, value: PROPOSED, missing: [], gazetted: null });
  const entry = {
    parameter: PARAMETER,
    validFrom: FIRST_DAY,
    value: PROPOSED,
    proposed: PROPOSED,
    ...DOCUMENT,
  };
  await enterStandard(officer, entry);
  const again = await enterStandard(officer, entry);
  const values = again.parameters.find(({ id }) => id === PARAMETER)?.values;
  // The value before it is in force until the day it begins.
  expect(values?.at(-2)).toMatchObject({ from: "2018-01-01", to: FIRST_DAY });
  expect(values?.at(-1)).toMatchObject({
    from: FIRST_DAY,
    value: PROPOSED,
    status: "bureau",
    documentNumber: DOCUMENT.documentNumber,
    entered: { by: officer.staff.name, issuedOn: DOCUMENT.issuedOn, note: null, proposed: PROPOSED },
  });
  const { rows } = await listAudit(await bureau.staff("auditor"), {
    action: "policy.enterStandard",
    offset: 0,
    limit: 2,
  });
  const said = { parameter: PARAMETER, fen: PROPOSED, proposed: PROPOSED, validFrom: FIRST_DAY, ...DOCUMENT };
  // The second click changed nothing, and the audit says so.
  expect(rows.map(({ detail }) => detail)).toMatchObject([{ ...said, repeated: true }, said]);
  expect(rows[1]?.detail.repeated).toBeUndefined();
});

test("another amount than the proposal asks for the reason; a proposal that moved is refused", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  await enterFigures(officer);
  const entry = { parameter: PARAMETER, validFrom: FIRST_DAY, value: 78_000, ...DOCUMENT };
  await expect(enterStandard(officer, entry)).rejects.toMatchObject({ code: "invalid", field: "note" });
  await expect(
    enterStandard(officer, { ...entry, note: "按公布文件", proposed: PROPOSED + 100 }),
  ).rejects.toMatchObject({ code: "conflict" });
  const book = await enterStandard(officer, { ...entry, note: "按公布文件", proposed: PROPOSED });
  const parameter = book.parameters.find(({ id }) => id === PARAMETER);
  expect(parameter?.values.at(-1)?.entered).toMatchObject({ note: "按公布文件", proposed: PROPOSED });
  // What the bureau entered fills the days for which the pack has no verified amount.
  expect(parameter?.toBeEntered).toEqual([]);
  // The newest value stands beside its proposal; the next is a year later.
  expect(parameter?.proposals.map(({ from, value, gazetted }) => [from, value, gazetted])).toEqual([
    ["2020-01-01", null, null],
    [FIRST_DAY, PROPOSED, 78_000],
  ]);
  // Somebody who saw nothing entered for the day does not put an end to what was entered since.
  const unseen = { ...entry, value: 79_000, note: "按公布文件", replaces: null };
  await expect(enterStandard(officer, unseen)).rejects.toMatchObject({ code: "conflict" });
  await enterStandard(officer, { ...unseen, replaces: 78_000 });
});

test("the preview counts who draws the parameter and the month's total without and with the entry", async () => {
  const { officer } = await county();
  const { totals } = await calculateMonth(officer, { month: MARCH });
  const preview = await previewed(officer, {
    parameter: PARAMETER,
    validFrom: "2018-03-01",
    value: 80_000,
  });
  const drawing = totals.byClass.find(({ class: rate }) => rate === "NX.bothDead");
  expect(drawing?.children).toBeGreaterThan(0);
  expect(preview).toMatchObject({
    on: "2018-03-31",
    before: totals.fen,
    retroactive: true,
    fixed: [],
    replaces: null,
  });
  expect(preview.children - preview.open).toBe(drawing?.children);
  expect(preview.after - preview.before).toBe((drawing?.children ?? 0) * (80_000 - 73_700));
  const once = { parameter: PARAMETER, validFrom: "2018-03-01", value: 80_000, ...DOCUMENT };
  await enterStandard(officer, once);
  const recalculated = await calculateMonth(officer, { month: MARCH });
  expect(recalculated.totals.fen).toBe(preview.after);
  // A value of an earlier day than one in force changes no month now, but the children still draw the parameter.
  const earlier = await previewed(officer, {
    parameter: PARAMETER,
    validFrom: "2018-02-01",
    value: 90_000,
  });
  expect(earlier).toMatchObject({
    children: preview.children,
    before: preview.after,
    after: preview.after,
    replaces: null,
  });
  const same = await previewed(officer, {
    parameter: PARAMETER,
    validFrom: "2018-03-01",
    value: 81_000,
  });
  expect(same.replaces).toBe(80_000);
});

test("a value that begins later is weighed as if it began on the working day", async () => {
  const { officer } = await county();
  const { totals } = await calculateMonth(officer, { month: MARCH });
  const later = await previewed(officer, {
    parameter: PARAMETER,
    validFrom: "2018-05-01",
    value: 83_700,
  });
  const drawing = totals.byClass.find(({ class: rate }) => rate === "NX.bothDead")?.children ?? 0;
  expect(later).toMatchObject({ on: "2018-03-31", before: totals.fen, retroactive: false, fixed: [] });
  expect(later.after - later.before).toBe(drawing * 10_000);
});

test("months that are fixed are named and do not change by themselves", async () => {
  const cast = await county([]);
  const { officer } = cast;
  const run = await calculateMonth(officer, { month: MARCH });
  const fixed = await fix(cast, run);
  const preview = { parameter: PARAMETER, value: 80_000 };
  expect((await previewed(officer, { ...preview, validFrom: "2018-01-01" })).fixed).toEqual([MARCH]);
  expect((await previewed(officer, { ...preview, validFrom: "2018-04-01" })).fixed).toEqual([]);
  await enterStandard(officer, { ...preview, validFrom: "2018-01-01", ...DOCUMENT });
  const after = await getMonth(officer, { id: run.id });
  expect(after).toMatchObject({ state: "fixed", stale: false, totals: fixed.totals });
});

test("a preview is of one entry: of another, out of date, stopped or somebody else's it enters nothing", async () => {
  const cast = await county();
  const { officer, bureau } = cast;
  const entry = { parameter: PARAMETER, validFrom: "2018-01-01", value: 80_000 };
  const { id } = await previewed(officer, entry);
  const enter = (preview: string, changed: object = {}) =>
    enterStandard(officer, { ...entry, ...DOCUMENT, ...changed, preview });
  await expect(enter(id, { value: 80_001 })).rejects.toMatchObject({ code: "conflict" });
  await expect(enter(id, { validFrom: "2018-02-01" })).rejects.toMatchObject({ code: "conflict" });
  const open = await askedOnly(officer, entry);
  await expect(enter(open)).rejects.toMatchObject({ code: "conflict" });
  // Another question takes its place; stopped, it says nothing.
  expect(await askedOnly(officer, { ...entry, value: 81_000 })).toBe(open);
  expect(await getStandardPreview(officer, { id: open })).toMatchObject({
    state: "open",
    entry: { value: 81_000 },
    preview: null,
  });
  await cancelJob(officer, { id: open });
  expect(await getStandardPreview(officer, { id: open })).toMatchObject({
    state: "cancelled",
    preview: null,
  });
  const neighbour = await bureau.staff("countyOfficer", "640424000000");
  await expect(getStandardPreview(neighbour, { id })).rejects.toMatchObject({ code: "notFound" });
  await expect(listStandardChildren(neighbour, { id, area: officer.area.code })).rejects.toMatchObject({
    code: "notFound",
  });
  // A month is fixed: it reaches back to more than was shown.
  await fix(cast, await calculateMonth(officer, { month: MARCH }));
  await expect(enter(id)).rejects.toMatchObject({ code: "conflict" });
  await expect(listStandardChildren(officer, { id, area: officer.area.code })).rejects.toMatchObject({
    code: "conflict",
  });
  const after = later(officer, "2018-04-05");
  const fresh = await previewed(after, entry);
  await enterStandard(after, { ...entry, ...DOCUMENT, preview: fresh.id });
  const found = (await listCorrections(officer, { offset: 0, limit: 50, state: "proposed" })).sums;
  expect(found).toMatchObject({ children: fresh.arrears.children, arrearsFen: fresh.arrears.fen });
  expect(fresh.arrears.fen).toBe(80_000 - 73_700);
});

test("a preview of what is no parameter is refused, and so is a role that may not enter one", async () => {
  const bureau = await house.bureau();
  const wrong = { parameter: "NX.ruralIncome", validFrom: FIRST_DAY, value: 1 };
  await expect(previewStandard(await bureau.staff("countyOfficer"), wrong)).rejects.toMatchObject({
    field: "parameter",
  });
  const finance = await bureau.staff("countyFinance");
  const right = { parameter: PARAMETER, validFrom: FIRST_DAY, value: 1 };
  await expect(previewStandard(finance, right)).rejects.toMatchObject({ code: "forbidden" });
  const book = await getPolicyBook(finance);
  expect(book.parameters.find(({ id }) => id === PARAMETER)?.values).toHaveLength(2);
});
