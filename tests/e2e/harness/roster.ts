import exceljs from "exceljs";

export type ReadRoster = {
  lines: { name: string; fen: number; reason: string }[];
  totalFen: number;
  /** The total as the capital numerals say it. */
  capitalFen: number;
  /** All text of the sheet. */
  text: string;
};

/** Opens a roster with a library that did not write it. */
export async function readRoster(file: string): Promise<ReadRoster> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error("a workbook without a sheet");
  const rows: string[][] = [];
  sheet.eachRow((row) => {
    rows.push(Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1).text));
  });
  const head = rows.findIndex((row) => row.includes("姓名"));
  const column = (name: RegExp) => (rows[head] ?? []).findIndex((header) => name.test(header));
  const [seq, name, amount, reason] = [
    column(/序号/),
    column(/姓名/),
    column(/金额/),
    column(/理由|依据|为什么/),
  ];
  const lines = rows
    .slice(head + 1)
    .filter((row) => /^\d+$/.test(row[seq] ?? ""))
    .map((row) => ({ name: row[name] ?? "", fen: fenOf(row[amount] ?? ""), reason: row[reason] ?? "" }));
  const total = rows.find((row) => row.some((cell) => /^合\s*计/.test(cell)));
  const text = rows.map((row) => row.join("\t")).join("\n");
  const capital = /[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+元[零壹贰叁肆伍陆柒捌玖角分整]*/.exec(text)?.[0] ?? "";
  return { lines, totalFen: fenOf(total?.[amount] ?? ""), capitalFen: readCapital(capital), text };
}

const fenOf = (text: string): number => Math.round(Number(text.replace(/[¥,\s]/g, "")) * 100);

const DIGITS = Array.from("零壹贰叁肆伍陆柒捌玖");
const UNITS = new Map([
  ["拾", 10],
  ["佰", 100],
  ["仟", 1000],
]);

/** Reads capital numerals back: 壹仟零肆拾玖元整 is 104900 fen. */
export function readCapital(text: string): number {
  const [yuan = "", rest = ""] = text.split("元");
  let [total, section, digit] = [0, 0, 0];
  for (const character of yuan) {
    const unit = UNITS.get(character);
    if (unit) {
      section += (digit || 1) * unit;
      digit = 0;
    } else if (character === "万" || character === "亿") {
      total = (total + section + digit) * (character === "万" ? 10_000 : 100_000_000);
      [section, digit] = [0, 0];
    } else digit = DIGITS.indexOf(character);
  }
  const part = (unit: string) => DIGITS.indexOf(new RegExp(`(.)${unit}`).exec(rest)?.[1] ?? "零");
  return (total + section + digit) * 100 + part("角") * 10 + part("分");
}
