import { expect, test } from "vitest";
import type { SheetDesign } from "./sheet-design.ts";
import { readWorkbook } from "./workbook.ts";
import { writeSheet } from "./write-sheet.ts";

const roster: SheetDesign = {
  name: "2018年3月",
  title: "隆德县困境儿童津贴发放名册",
  subtitles: ["2018年3月", "单位：元"],
  columns: [
    { header: "序号", width: 6, kind: "number" },
    { header: "姓名", width: 10, kind: "text", group: "儿童" },
    { header: "出生日期", width: 12, kind: "date", group: "儿童" },
    { header: "金额", width: 12, kind: "money" },
  ],
  rows: [
    [1, "甲", "2010-03-05", 104900],
    [2, "乙", null, 53105],
  ],
  totals: ["合计", null, null, 158005],
  footer: ["合计（大写）：壹仟伍佰捌拾元零伍分", ["制表人：", "审核人："]],
};

test("title, groups, rows, totals and signatures stand where they should", async () => {
  const [sheet] = readWorkbook(await writeSheet(roster));
  expect(sheet?.name).toBe("2018年3月");
  expect(sheet?.rows).toEqual([
    ["隆德县困境儿童津贴发放名册"],
    ["2018年3月"],
    ["单位：元"],
    ["序号", "儿童", null, "金额"],
    [null, "姓名", "出生日期"],
    [1, "甲", new Date("2010-03-05T00:00:00Z"), 1049],
    [2, "乙", null, 531.05],
    ["合计", null, null, 1580.05],
    ["合计（大写）：壹仟伍佰捌拾元零伍分"],
    ["制表人：", null, "审核人："],
  ]);
  expect(sheet?.merges).toContainEqual({ startRow: 0, startCol: 0, endRow: 0, endCol: 3 });
  expect(sheet?.merges).toContainEqual({ startRow: 3, startCol: 1, endRow: 3, endCol: 2 });
  expect(sheet?.merges).toContainEqual({ startRow: 3, startCol: 3, endRow: 4, endCol: 3 });
});

test("without groups the header is one row", async () => {
  const columns = roster.columns.map(({ header, width, kind }) => ({ header, width, kind }));
  const [sheet] = readWorkbook(await writeSheet({ ...roster, columns }));
  expect(sheet?.rows[3]).toEqual(["序号", "姓名", "出生日期", "金额"]);
  expect(sheet?.rows[4]?.[1]).toBe("甲");
});

test("money that is not integer fen and rows of another length are refused", async () => {
  await expect(writeSheet({ ...roster, rows: [[1, "甲", null, 0.5]] })).rejects.toThrow(RangeError);
  await expect(writeSheet({ ...roster, rows: [[1, "甲"]] })).rejects.toThrow(RangeError);
});

test("text is never a formula", async () => {
  const [sheet] = readWorkbook(await writeSheet({ ...roster, rows: [[1, '=HYPERLINK("x")', null, 1]] }));
  expect(sheet?.rows[5]?.[1]).toBe('=HYPERLINK("x")');
  expect(sheet?.formulas.size).toBe(0);
});
