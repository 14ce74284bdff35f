import { cleanText, displayOf, withoutSpaces } from "../ledger/cell-text.ts";
import { readTable, type TableKind } from "./read-table.ts";

/** A row of a file that names children. `name` empty: the file says none. */
export type GrantedLine = { row: number; idNumber: string; name: string };

const GRANTED: TableKind<"idNumber" | "name"> = {
  names: {
    idNumber: ["公民身份号码", "身份证号", "身份证号码", "身份证件号码", "儿童身份证号", "证件号码"],
    name: ["姓名", "儿童姓名"],
  },
  marks: ["idNumber"],
  needed: [],
  remedy: {
    zh: "请用一个有“公民身份号码”一列的 Excel 或 CSV 文件，每名儿童一行；有“姓名”一列的会一并核对。",
    en: "Use an Excel or CSV file with a column for the ID number (公民身份号码), a row for each child; a column of names is checked too.",
  },
};

/** The children a file names, row by row; rows without a number and a name are left out. Throws `invalid`. */
export const readGranted = (bytes: Uint8Array): GrantedLine[] =>
  readTable(bytes, GRANTED)
    .map(({ row, cell }) => ({
      row,
      idNumber: withoutSpaces(displayOf(cell("idNumber"))).toUpperCase(),
      name: cleanText(displayOf(cell("name")), "name").text,
    }))
    .filter(({ idNumber, name }) => idNumber !== "" || name !== "");
