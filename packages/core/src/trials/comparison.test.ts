import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import { readWorkbook } from "../ledger/index.ts";
import { APRIL, type Cast, county, house } from "../months/month-desk.fixture.ts";
import { again, NEXT } from "../tenants/next-pack.fixture.ts";
import { getComparisonWorkbook } from "./comparison-workbook.ts";
import { getTrial } from "./get-trial.ts";
import { tryOut } from "./trial-desk.fixture.ts";
import { type TrialChange, trialComparisonInput, trialsApart } from "./trials.schema.ts";

let cast: Cast;
beforeAll(async () => {
  const { officer, ...others } = await county();
  cast = { ...others, officer: await again(officer) };
});
afterAll(() => house.close());

const raise = (fen: number): TrialChange => ({ kind: "amount", parameter: "NX.bothDead.monthly", fen });
const RULES: TrialChange = { kind: "reading", reading: "NX-3.1-c.olderPairs", option: "include" };

type Cells = readonly unknown[];

/** The comparison as a sheet: its lines, its totals and all that stands above them. */
async function sheetOf(ids: string[], by: "class" | "place" = "class", who = cast.officer) {
  const file = await getComparisonWorkbook(who, { ids, counted: "all", by });
  const [sheet] = readWorkbook(Buffer.from(file.base64, "base64"));
  const rows: readonly Cells[] = sheet?.rows ?? [];
  const lines = rows.filter(([number]) => typeof number === "number");
  const totals = rows.find((cells) => cells[1] === "合计") ?? [];
  return { lines, totals, text: rows.flat().join(" ") };
}

const sumOf = (lines: readonly Cells[], column: number) =>
  lines.reduce((sum, cells) => sum + Math.round(Number(cells[column] ?? 0) * 100), 0) / 100;

test("trials of one month and area stand side by side; each sum is that of its lines and of the trial", async () => {
  const { officer } = cast;
  const small = await tryOut(officer, { changes: [raise(80_000)] });
  const large = await tryOut(officer, { changes: [raise(90_000), RULES] });
  const pack = await tryOut(officer, { changes: [{ kind: "pack", hash: NEXT.hash }] });
  const ids = [small.id, large.id, pack.id];
  const views = await Promise.all(ids.map((id) => getTrial(officer, { id, counted: "all" })));
  expect(trialsApart(views)).toEqual([]);
  for (const by of ["class", "place"] as const) {
    const { lines, totals, text } = await sheetOf(ids, by);
    expect(text).toContain("可以相互比较");
    expect(lines.length).toBeGreaterThan(1);
    // Number and title, five columns of the first trial, six of each other.
    for (let column = 2; column < 2 + 5 + 6 + 6; column++)
      expect([by, column, totals[column]]).toEqual([by, column, sumOf(lines, column)]);
    const [of, other] = views.map(({ figures }) => figures);
    expect([totals[3], totals[5]]).toEqual([(of?.before.fen ?? 0) / 100, (of?.after.fen ?? 0) / 100]);
    expect(totals[12]).toBe(((other?.after.fen ?? 0) - (of?.after.fen ?? 0)) / 100);
  }
});

test("trials of other months, areas or of what was known otherwise are not weighed against one another", async () => {
  const { officer } = cast;
  const march = await tryOut(officer, { changes: [raise(80_000)] });
  const april = await tryOut(officer, { changes: [raise(80_000)], month: APRIL });
  const town = await tryOut(officer, { changes: [raise(80_000)], area: "640423100000" });
  const then = await tryOut(officer, { changes: [raise(80_000)], knownOn: "2018-04-01" });
  expect(trialsApart([march, april])).toEqual(["month"]);
  expect(trialsApart([april, town])).toEqual(["area", "month"]);
  expect(trialsApart([march, then])).toEqual(["basis"]);
  const { lines, totals, text } = await sheetOf([march.id, april.id, town.id], "place");
  expect(text).toContain("地区不同、月份不同：只并排列出，不能相互加减");
  expect(text).not.toContain("比①多");
  for (let column = 2; column < 17; column++) expect(totals[column]).toBe(sumOf(lines, column));
});

test("who reads sums may take them out, which is written down; what has no result is refused by name", async () => {
  const { bureau, officer, finance } = cast;
  const amounts = await tryOut(officer, { changes: [raise(80_000)] });
  const rules = await tryOut(officer, { changes: [RULES], name: "改读法" });
  const ids = [amounts.id, rules.id];
  // Of rules finance is told the sums of the county and no places: one line then stands for all.
  const { lines, totals } = await sheetOf(ids, "place", finance);
  expect(lines.filter((cells) => cells[1] === "隆德县")).toHaveLength(1);
  expect(totals[10]).toBe(2_848);
  const audit = await listAudit(await bureau.staff("auditor"), {
    action: "trials.exportComparison",
    offset: 0,
    limit: 1,
  });
  expect(audit.rows).toMatchObject([
    { actor: finance.staff.id, purpose: "测算比较", detail: { trials: ids, by: "place" } },
  ]);
  const town = await tryOut(officer, { changes: [RULES], area: "640423100000", name: "限阅的" });
  const asked = { ids: [amounts.id, town.id], counted: "all", by: "class" } as const;
  await expect(getComparisonWorkbook(finance, { ...asked, ids: [...asked.ids] })).rejects.toMatchObject({
    code: "conflict",
    reason: { zh: expect.stringContaining("限阅的") },
  });
  const same = { ids: [amounts.id, amounts.id] };
  expect(trialComparisonInput.safeParse(same).success).toBe(false);
  expect(trialComparisonInput.safeParse({ ids: [amounts.id] }).success).toBe(false);
});
