import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkSheets } from "./check-ledger.ts";
import { COLUMN_KEYS } from "./columns.ts";
import * as words from "./words.ts";
import { type CellContent, readWorkbook, type Sheet } from "./workbook.ts";

const fixture = readFileSync(
  new URL("../../../../tests/fixtures/ningxia-mini-2018-03.xlsx", import.meta.url),
);
const [LEDGER] = readWorkbook(fixture);
if (!LEDGER) throw new Error("the fixture has a sheet");
const HEADING = LEDGER.rows.slice(0, 4);

const word = fc.constantFrom(
  ...Object.values(words).flatMap((list) => (typeof list === "function" ? [] : Object.keys(list))),
  "不详",
  "无",
  "不适用",
  "小计",
);
const cell: fc.Arbitrary<CellContent> = fc.oneof(
  fc.constant(null),
  word,
  fc.array(word, { minLength: 2, maxLength: 4 }).map((list) => list.join("、")),
  fc.string({ unit: "grapheme" }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.date(),
  fc.constantFrom(
    "640423100012",
    "640423200908209616",
    "640423040505990",
    "2010.3.5",
    "２０１０年３月５日",
    "531元",
    "#REF!",
    "__proto__",
    "constructor",
    "toString",
  ),
);
const row = fc.array(cell, { maxLength: COLUMN_KEYS.length + 3 });

const sheetOf = (rows: CellContent[][], formulas: [number, number][], merges: Sheet["merges"]): Sheet => {
  const places = new Map<number, Set<number>>();
  for (const [at, column] of formulas) places.set(at + 4, (places.get(at + 4) ?? new Set()).add(column));
  return {
    name: "困境儿童台账",
    rows: [...HEADING, ...rows],
    formulas: places,
    merges: [...LEDGER.merges.filter(({ endRow }) => endRow < 4), ...merges],
    from1904: false,
  };
};

test("whatever stands in the cells, every row gets a verdict or a reason to be skipped", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(8), fc.nat(50)), { maxLength: 5 }),
      fc.array(
        fc.tuple(fc.nat(8), fc.nat(50), fc.nat(3)).map(([at, column, more]) => ({
          startRow: at + 4,
          endRow: at + 4 + more,
          startCol: column,
          endCol: column,
        })),
        { maxLength: 3 },
      ),
      async (rows, formulas, merges) => {
        const sheet = sheetOf(rows, formulas, merges);
        const check = await checkSheets([sheet]);
        const numbers = [...check.rows, ...check.skipped]
          .map(({ row: number }) => number)
          .sort((a, b) => a - b);
        expect(numbers).toEqual(sheet.rows.map((_, index) => index + 1));
        for (const { verdict, problems, facts, contacts } of check.rows) {
          expect(verdict === "rejected").toBe(problems.some(({ code }) => code.startsWith("E_")));
          expect(Object.values({ ...facts, ...contacts })).not.toContain(undefined);
          expect(() => JSON.stringify(facts)).not.toThrow();
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("no row is accepted with a wrong check digit", async () => {
  const clean = LEDGER.rows[4] ?? [];
  const column = COLUMN_KEYS.indexOf("idNumber");
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[1-9]\d{16}[\dX]$/), async (number) => {
      const cells = clean.map((content, index) => (index === column ? number : content));
      const [checked] = (await checkSheets([sheetOf([cells], [], [])])).rows;
      const sum = Array.from(number).reduce(
        (total, digit, index) => total + (digit === "X" ? 10 : Number(digit)) * (2 ** (17 - index) % 11),
        0,
      );
      if (sum % 11 !== 1) expect(checked?.verdict).toBe("rejected");
    }),
  );
});
