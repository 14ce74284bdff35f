import type { DesignColumn, DesignValue, SheetDesign } from "./sheet-design.ts";
import { type CellLook, type LaidCell, writeLayout } from "./sheet-layout.ts";
import type { CellContent, Merge } from "./workbook.ts";

const TITLE: CellLook = { bold: true, size: 18, align: "center" };
const SUBTITLE: CellLook = { size: 11 };
const HEADER: CellLook = { bold: true, align: "center", wrap: true, border: true, fill: "header" };
const FOOTER: CellLook = { size: 11 };

const MONEY_FORMAT = '"¥"#,##0.00';

const BODY = {
  text: { border: true, wrap: true },
  number: { border: true, align: "right", format: "0" },
  money: { border: true, align: "right", format: MONEY_FORMAT },
  date: { border: true, align: "center", format: "yyyy-mm-dd" },
} as const satisfies Record<DesignColumn["kind"], CellLook>;

const TOTAL = {
  text: { ...BODY.text, bold: true },
  number: { ...BODY.number, bold: true },
  money: { ...BODY.money, bold: true },
  date: { ...BODY.date, bold: true },
} as const satisfies Record<DesignColumn["kind"], CellLook>;

/** Fen become yuan here, for Excel's eye only: the file shows money, nothing is computed from it. */
function contentOf(value: DesignValue, kind: DesignColumn["kind"]): CellContent {
  if (typeof value === "number" && kind === "money") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`money must be integer fen: ${value}`);
    return value / 100;
  }
  if (typeof value === "string" && kind === "date") return new Date(`${value}T00:00:00Z`);
  return value;
}

/**
 * A styled, printable .xlsx of one table: merged title, subtitle lines, (grouped) headers that repeat on every
 * page, right-aligned ¥ columns, a totals row and closing lines for signatures. Money is integer fen; throws
 * RangeError for money that is not, and for rows that are not as long as the columns.
 */
export async function writeSheet(design: SheetDesign): Promise<Uint8Array> {
  const cells: LaidCell[] = [];
  const merges: Merge[] = [];
  const heights = new Map<number, number>();
  const last = design.columns.length - 1;
  let row = 0;

  const across = (value: string, startCol: number, endCol: number, look: CellLook) => {
    cells.push({ row, column: startCol, value, look });
    if (endCol > startCol) merges.push({ startRow: row, startCol, endRow: row, endCol });
  };
  const body = (values: readonly DesignValue[], looks: typeof BODY | typeof TOTAL) => {
    if (values.length !== design.columns.length) {
      throw new RangeError(`row ${row + 1} has ${values.length} values for ${design.columns.length} columns`);
    }
    for (const [column, { kind }] of design.columns.entries()) {
      cells.push({ row, column, value: contentOf(values[column] ?? null, kind), look: looks[kind] });
    }
    row++;
  };

  across(design.title, 0, last, TITLE);
  heights.set(row++, 32);
  for (const line of design.subtitles ?? []) {
    across(line, 0, last, SUBTITLE);
    row++;
  }

  const grouped = design.columns.some(({ group }) => group !== undefined);
  for (const [column, { header, group }] of design.columns.entries()) {
    if (!grouped) {
      cells.push({ row, column, value: header, look: HEADER });
      continue;
    }
    const starts = group === undefined || design.columns[column - 1]?.group !== group;
    cells.push({ row, column, value: starts ? (group ?? header) : null, look: HEADER });
    cells.push({ row: row + 1, column, value: group === undefined ? null : header, look: HEADER });
    if (group === undefined)
      merges.push({ startRow: row, startCol: column, endRow: row + 1, endCol: column });
    else if (starts) {
      let end = column;
      while (design.columns[end + 1]?.group === group) end++;
      if (end > column) merges.push({ startRow: row, startCol: column, endRow: row, endCol: end });
    }
  }
  heights.set(row, 30);
  row += grouped ? 2 : 1;
  const headerRows = row;

  for (const values of design.rows) body(values, BODY);
  if (design.totals) body(design.totals, TOTAL);
  for (const line of design.footer ?? []) {
    heights.set(row, 26);
    const parts = typeof line === "string" ? [line] : line;
    for (const [index, part] of parts.entries()) {
      const start = Math.floor((index * design.columns.length) / parts.length);
      const end = Math.floor(((index + 1) * design.columns.length) / parts.length) - 1;
      across(part, start, Math.max(start, end), FOOTER);
    }
    row++;
  }

  return writeLayout({
    name: design.name,
    cells,
    merges,
    widths: design.columns.map(({ width }) => width),
    heights,
    headerRows,
    landscape: design.landscape ?? false,
  });
}
