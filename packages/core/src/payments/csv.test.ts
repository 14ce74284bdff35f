import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv, writeCsv } from "./csv.ts";

test("a table begins with the mark of UTF-8, and no cell can become a formula", () => {
  const bytes = writeCsv([
    ["姓名", "说明"],
    ["=1+1", '他说"好",'],
    ["-737.00", "＝x"],
  ]);
  expect(Buffer.from(bytes).toString("utf8")).toBe(
    '\uFEFF姓名,说明\r\n\'=1+1,"他说""好"","\r\n\'-737.00,\'＝x\r\n',
  );
});

test("whatever is written reads back the same", () => {
  const cell = fc.string({ unit: fc.constantFrom("=", "+", "-", "@", '"', ",", "\n", "a", "林", " ") });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      expect(readCsv(writeCsv(rows))).toEqual(rows);
    }),
  );
});

test("a bank's table in the national character set is read, and written for it with every rare name", () => {
  // 结果,成功 in GB 18030.
  const bytes = Uint8Array.from([0xbd, 0xe1, 0xb9, 0xfb, 0x2c, 0xb3, 0xc9, 0xb9, 0xa6]);
  expect(readCsv(bytes)).toEqual([["结果", "成功"]]);
  const rows = [
    ["丁𬱖", "6299990000000000012"],
    ["丁䶮", "丁㛃"],
    ["丁，守,护", "=1+1"],
  ];
  expect(readCsv(writeCsv(rows, "gb18030"))).toEqual(rows);
});
