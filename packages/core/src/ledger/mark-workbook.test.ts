import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkLedger } from "./check-ledger.ts";
import { markWorkbook } from "./mark-workbook.ts";
import { readDateStyles } from "./ooxml/date-styles.ts";
import { partText } from "./ooxml/parts.ts";
import { elements, nextElement } from "./ooxml/xml.ts";
import { openZip } from "./ooxml/zip.ts";
import { readWorkbook } from "./workbook.ts";
import { writeLedger } from "./write-ledger.ts";

const fixture = readFileSync(
  new URL("../../../../tests/fixtures/ningxia-mini-2018-03.xlsx", import.meta.url),
);
const SHEET = "xl/worksheets/sheet1.xml";
const COMMENTS = "xl/comments7001.xml";

test("a marked workbook reads back as the same ledger", async () => {
  const check = await checkLedger(fixture);
  expect(await checkLedger(markWorkbook(fixture, check.rows))).toEqual(check);
});

test("every row says its verdict and every problem what to do, in a column and in comments", async () => {
  const check = await checkLedger(fixture);
  const marked = markWorkbook(fixture, check.rows);
  const [sheet] = readWorkbook(marked);
  expect(sheet?.rows[3]?.[51]).toBe("校验结果");
  for (const { row, verdict, problems } of check.rows) {
    const said = String(sheet?.rows[row - 1]?.[51]);
    expect(said.startsWith({ accepted: "通过", warned: "有提示", rejected: "未导入" }[verdict])).toBe(true);
    for (const { message, column } of problems) expect(said).toContain(`${column}：${message.zh}`);
  }
  const comments = partText(openZip(marked), COMMENTS) ?? "";
  const cells = new Set(
    check.rows.flatMap(({ row, problems }) => problems.map(({ column }) => `${row} ${column}`)),
  );
  expect([...elements(comments, "comment")]).toHaveLength(cells.size);
});

test("problem cells bear a colour and keep their format; all else stays letter for letter", async () => {
  const check = await checkLedger(fixture);
  const [before, after] = [openZip(fixture), openZip(markWorkbook(fixture, check.rows))];
  for (const name of before.keys()) {
    const touched = [SHEET, "xl/styles.xml", "[Content_Types].xml"].includes(name);
    if (!touched) expect(partText(after, name), name).toBe(partText(before, name));
  }
  const [sheetBefore, sheetAfter] = [partText(before, SHEET) ?? "", partText(after, SHEET) ?? ""];
  for (const part of ["mergeCells", "sheetViews", "pageMargins"]) {
    expect(nextElement(sheetAfter, part)?.inner).toBe(nextElement(sheetBefore, part)?.inner);
  }
  const styles = partText(after, "xl/styles.xml") ?? "";
  const [was, is] = [readDateStyles(partText(before, "xl/styles.xml") ?? ""), readDateStyles(styles)];
  expect(is.slice(0, was.length)).toEqual(was);
  expect(is.length).toBeGreaterThan(was.length);
  expect(styles).toContain("FFFFC7CE");
  expect(styles).toContain("FFFFEB9C");
});

test("marking again replaces the marks: what was put right is plain again", async () => {
  const check = await checkLedger(fixture);
  const marked = markWorkbook(fixture, check.rows);
  const clean = check.rows.map(({ row }) => ({ row, verdict: "accepted" as const, problems: [] }));
  const cleared = openZip(markWorkbook(marked, clean));
  const styles = partText(cleared, "xl/styles.xml") ?? "";
  const fills = [...elements(nextElement(styles, "fills")?.inner ?? "", "fill")].map(({ inner }) => inner);
  const toned = [...elements(nextElement(styles, "cellXfs")?.inner ?? "", "xf")]
    .map(({ attributes }, style) => ({
      style,
      fill: fills[Number(/fillId="(\d+)"/.exec(attributes)?.[1])] ?? "",
    }))
    .filter(({ fill }) => /FFFFC7CE|FFFFEB9C/.test(fill))
    .map(({ style }) => style);
  expect(toned.length).toBeGreaterThan(0);
  const used = new Set(
    [...(partText(cleared, SHEET) ?? "").matchAll(/<c [^>]*s="(\d+)"/g)].map(([, style]) => Number(style)),
  );
  expect(toned.filter((style) => used.has(style))).toEqual([]);
  expect([...elements(partText(cleared, COMMENTS) ?? "", "comment")]).toEqual([]);
  const [sheet] = readWorkbook(markWorkbook(marked, clean));
  expect(sheet?.rows[3]?.filter((header) => header === "校验结果")).toHaveLength(1);
});

test("in English, and on a workbook of another program", async () => {
  const bytes = await writeLedger({
    title: "台账",
    unit: "隆德县民政局",
    referenceDate: "2018-03-31",
    entries: [{ line: { sex: "男", idNumber: "1" } }],
  });
  const check = await checkLedger(bytes);
  const [sheet] = readWorkbook(markWorkbook(bytes, check.rows, "en"));
  expect(String(sheet?.rows[4]?.[51])).toMatch(/^Rejected\n/);
});
