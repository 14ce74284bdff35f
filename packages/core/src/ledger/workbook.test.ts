import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkLedger } from "./check-ledger.ts";
import { isDateFormat } from "./ooxml/date-styles.ts";
import { columnIndex, columnLetters } from "./ooxml/sheet-rows.ts";
import { openZip, writeZip } from "./ooxml/zip.ts";
import { readWorkbook } from "./workbook.ts";
import { WorkbookError } from "./workbook-error.ts";

const fixture = readFileSync(
  new URL("../../../../tests/fixtures/ningxia-mini-2018-03.xlsx", import.meta.url),
);

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (list: readonly [id: string, type: string, target: string][]) =>
  `<Relationships>${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

type Made = { sheet: string; strings?: string; styles?: string; sheets?: string; properties?: string };
const made = ({
  sheet,
  strings = "",
  styles = "",
  sheets = '<sheet name="表" sheetId="1" r:id="s1"/>',
  properties = "",
}: Made) =>
  writeZip(
    new Map(),
    new Map([
      ["_rels/.rels", relations([["r1", "officeDocument", "xl/workbook.xml"]])],
      ["xl/workbook.xml", `<workbook>${properties}<sheets>${sheets}</sheets></workbook>`],
      [
        "xl/_rels/workbook.xml.rels",
        relations([
          ["s1", "worksheet", "/xl/worksheets/sheet1.xml"],
          ["s2", "sharedStrings", "sharedStrings.xml"],
          ["s3", "styles", "styles.xml"],
        ]),
      ],
      ["xl/worksheets/sheet1.xml", sheet],
      ["xl/sharedStrings.xml", strings],
      ["xl/styles.xml", styles],
    ]),
  );
const rowsOf = (book: Made) => readWorkbook(made(book))[0]?.rows;
const inSheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

const codeOf = (bytes: Uint8Array): string => {
  try {
    readWorkbook(bytes);
    return "read";
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
};

test("what is no workbook is refused with the remedy", () => {
  expect(codeOf(new Uint8Array())).toBe("notXlsx");
  expect(codeOf(Buffer.from("姓名,身份证号\n"))).toBe("notXlsx");
  expect(codeOf(Buffer.from("PK\u0003\u0004 and then nothing that is a zip"))).toBe("notXlsx");
  expect(codeOf(writeZip(new Map(), new Map([["a.txt", "a"]])))).toBe("notXlsx");
  expect(codeOf(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]))).toBe(
    "encrypted",
  );
  expect(codeOf(fixture.subarray(0, fixture.length - 400))).toBe("notXlsx");
  try {
    readWorkbook(new Uint8Array());
  } catch (error) {
    expect(error).toBeInstanceOf(WorkbookError);
    if (error instanceof WorkbookError) expect(error.text.zh).toContain("另存为");
  }
});

test("a file that declares more than the cap is refused before it is unpacked", () => {
  const bomb = Buffer.from(made({ sheet: inSheet("") }));
  const entry = bomb.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
  bomb.writeUInt32LE(3_000_000_000, entry + 24);
  expect(codeOf(bomb)).toBe("tooLarge");
});

test("a part that unpacks to more than it declares is refused at the declared size", () => {
  const parts = new Map(openZip(made({ sheet: inSheet("") })));
  const name = "xl/worksheets/sheet1.xml";
  parts.set(name, { name, method: 8, crc: 0, packed: deflateRawSync(Buffer.alloc(50_000_000)), size: 1000 });
  expect(codeOf(writeZip(parts, new Map()))).toBe("notXlsx");
});

test("damaged bytes give an error of ours or a reading, never anything else", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(fixture.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (hits) => {
        const damaged = Buffer.from(fixture);
        for (const [at, value] of hits) damaged[at] = value;
        expect(typeof codeOf(damaged)).toBe("string");
      },
    ),
    { numRuns: 150 },
  );
});

test("damaged sheet text gives a reading of what is left, never a crash", () => {
  const whole = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>40000</v></c></row>`;
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(20), fc.string(), (at, length, noise) => {
      const sheet = inSheet(whole.slice(0, at) + noise + whole.slice(at + length));
      expect(Array.isArray(rowsOf({ sheet, strings: "<sst><si><t>x</t></si></sst>" }))).toBe(true);
    }),
  );
});

test("texts: shared, inline, with runs, entities and phonetic guides", () => {
  const strings =
    '<sst><si><t>甲</t></si><si><r><rPr/><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r></si>' +
    '<si><t>丁</t><rPh sb="0" eb="1"><t>ding</t></rPh></si><si><t>&lt;a&amp;b&gt;&#10;&#x4e2d;_x000D__x005F_</t></si></sst>';
  const sheet = inSheet(
    '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c>' +
      '<c t="inlineStr"><is><t>戊</t></is></c><c t="str"><f>A1</f><v>己</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="s"><v>99</v></c></row>',
  );
  expect(rowsOf({ sheet, strings })).toEqual([
    ["甲", "乙 丙", "丁", "<a&b>\n中\r_", "戊", "己", true, "#N/A"],
  ]);
});

test("a part with a prefix on every element reads the same", () => {
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B3"/></x:mergeCells></x:worksheet>';
  const [read] = readWorkbook(
    made({ sheet, strings: '<x:sst xmlns:x="m"><x:si><x:t>甲</x:t></x:si></x:sst>' }),
  );
  expect(read?.rows).toEqual([[], [null, "甲"]]);
  expect(read?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 2, endCol: 1 }]);
});

test("a number is a date where its format shows a day, counted from 1900 or 1904", () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>';
  const sheet = inSheet(
    '<row r="1"><c><v>40045</v></c><c s="1"><v>40045</v></c><c s="2"><v>40045.5</v></c><c s="3"><v>40045</v></c><c s="1"><v>60</v></c></row>',
  );
  const day = new Date("2009-08-20T00:00:00Z");
  const row = rowsOf({ sheet, styles })?.[0];
  expect(row?.slice(0, 4)).toEqual([40045, day, day, 40045]);
  expect(row?.[4]).toEqual(new Date(Number.NaN));
  const later = rowsOf({ sheet, styles, properties: '<workbookPr date1904="1"/>' })?.[0];
  expect(later?.[1]).toEqual(new Date("2013-08-21T00:00:00Z"));
});

test.each([
  ["yyyy-mm-dd", true],
  ["m/d", true],
  ['yyyy"年"m"月"', true],
  ["[$-804]d", true],
  ["General", false],
  ["0.00", false],
  ['"day" 0', false],
  ["h:mm", false],
  ["[Red]0", false],
  ["@", false],
])("the format %s shows a day: %s", (code, shows) => {
  expect(isDateFormat(code)).toBe(shows);
});

test("formatted blank rows far below cost nothing; too many rows and stray far cells are met", () => {
  const blank =
    '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="A1048576" s="4"/></row>';
  expect(rowsOf({ sheet: inSheet(blank) })).toEqual([[1]]);
  expect(codeOf(made({ sheet: inSheet('<row r="100001"><c><v>1</v></c></row>') }))).toBe("tooManyRows");
});

test("hidden sheets are not read, and a workbook with none visible says so", () => {
  expect(codeOf(made({ sheet: "", sheets: '<sheet name="表" sheetId="1" state="hidden" r:id="s1"/>' }))).toBe(
    "noLedgerSheet",
  );
});

test("column letters and numbers are each other's inverse", () => {
  fc.assert(fc.property(fc.nat(16_383), (index) => columnIndex(columnLetters(index)) === index));
  expect([columnLetters(0), columnLetters(25), columnLetters(26), columnLetters(51)]).toEqual([
    "A",
    "Z",
    "AA",
    "AZ",
  ]);
});

test("a workbook without the ledger's header is told apart from one with columns missing", async () => {
  await expect(
    checkLedger(made({ sheet: inSheet('<row r="1"><c><v>1</v></c></row>') })),
  ).rejects.toMatchObject({ code: "noLedgerSheet" });
});
