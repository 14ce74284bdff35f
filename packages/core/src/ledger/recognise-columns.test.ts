import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkSheets } from "./check-ledger.ts";
import { recogniseColumns } from "./recognise-columns.ts";
import { type CellContent, readWorkbook, type Sheet } from "./workbook.ts";
import { WorkbookError } from "./workbook-error.ts";

const fixture = readFileSync(
  new URL("../../../../tests/fixtures/ningxia-mini-2018-03.xlsx", import.meta.url),
);

/** The fixture with its groups written in every column, so that columns can be moved about. */
function spread(): { rows: CellContent[][]; sheet: Sheet } {
  const [sheet] = readWorkbook(fixture);
  if (!sheet) throw new Error("the fixture has a sheet");
  let group: CellContent = null;
  const rows = sheet.rows.map((row, index) =>
    Array.from({ length: 51 }, (_, column) => {
      const cell = row[column] ?? null;
      if (index !== 2) return cell;
      group = cell ?? group;
      return group;
    }),
  );
  return { rows, sheet: { ...sheet, merges: [], formulas: new Map() } };
}

const refusal = (sheet: Sheet): WorkbookError => {
  try {
    recogniseColumns(sheet);
  } catch (error) {
    if (error instanceof WorkbookError) return error;
  }
  throw new Error("it should have been refused");
};

test("the order of columns is free", async () => {
  const { rows, sheet } = spread();
  const backwards = rows.map((row, index) => (index < 2 ? row : row.toReversed()));
  const there = await checkSheets([{ ...sheet, rows }]);
  const back = await checkSheets([{ ...sheet, rows: backwards }]);
  expect(back.rows.map(({ facts }) => facts)).toEqual(there.rows.map(({ facts }) => facts));
  expect(back.rows).toHaveLength(there.rows.length);
});

test("missing columns are named, and those that took their place", () => {
  const { rows, sheet } = spread();
  const renamed = rows.map((row, index) =>
    index === 3 ? row.map((cell) => (cell === "残疾类别" ? "残疾种类" : cell)) : row,
  );
  const error = refusal({ ...sheet, rows: renamed });
  expect(error.code).toBe("columnsMissing");
  expect(error.text.zh).toContain("健康/残疾类别");
  expect(error.text.zh).toContain("健康/残疾种类");
});

test("a column that stands twice is refused: which one counts is not ours to guess", () => {
  const { rows, sheet } = spread();
  const doubled = rows.map((row) => [...row, row[1] ?? null]);
  expect(refusal({ ...sheet, rows: doubled })).toMatchObject({ code: "columnTwice" });
});

test("unknown columns are reported and do not disturb; 序号 and 备注 may be missing", async () => {
  const { rows, sheet } = spread();
  const extra = (index: number) => (index === 2 ? "家庭" : index === 3 ? "住房情况" : "平房");
  const extended = rows.map((row, index) => (index < 2 ? row : [...row.slice(1, 50), extra(index)]));
  const check = await checkSheets([{ ...sheet, rows: extended }]);
  expect(check.unknownColumns).toEqual(["家庭/住房情况"]);
  expect(check.rows).toHaveLength((await checkSheets([{ ...sheet, rows }])).rows.length);
});

test("a sheet without the header is not a ledger", () => {
  expect(
    recogniseColumns({
      name: "表",
      rows: [["姓名", "年龄"]],
      formulas: new Map(),
      merges: [],
      from1904: false,
    }),
  ).toBeUndefined();
});
