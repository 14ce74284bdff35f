import { cellPlace, columnLetters } from "./sheet-rows.ts";
import type { StyleClones, Tone } from "./style-clones.ts";
import { attribute, elements, encodeXml, nextElement, prefixOf } from "./xml.ts";

/** What to change in one row: tones by column, and text to put in a cell (which replaces what it holds). */
export type RowPatch = { tones: Map<number, Tone>; texts: Map<number, string> };

/** Elements that stand behind `legacyDrawing` in a worksheet. */
const BEHIND = [
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
];

/**
 * A worksheet part with cells recoloured and texts put in; everything else stays letter for letter. Tones left
 * from an earlier marking are taken off. `drawing` is the element that ties comments to the sheet.
 */
export function patchSheet(
  text: string,
  patches: ReadonlyMap<number, RowPatch>,
  styles: StyleClones,
  drawing: string | undefined,
  wide: { column: number; width: number },
): string {
  const prefix = prefixOf(text, "worksheet");
  const done: string[] = [];
  let from = 0;
  let number = 0;
  for (let row = nextElement(text, `${prefix}row`); row; row = nextElement(text, `${prefix}row`, row.end)) {
    number = Number(attribute(row.attributes, "r") ?? number + 1);
    const inner = patchRow(row.inner, number, patches.get(number - 1), prefix, styles);
    if (inner === row.inner) continue;
    const attributes = row.attributes.replace(/ spans="[^"]*"/, "");
    done.push(text.slice(from, row.start), `<${prefix}row${attributes}>${inner}</${prefix}row>`);
    from = row.end;
  }
  done.push(text.slice(from));
  return withWidth(withDrawing(done.join(""), prefix, drawing), prefix, wide);
}

/** Gives a column behind all others a width, where the sheet lists widths and not yet this one's. */
function withWidth(
  text: string,
  prefix: string,
  { column, width }: { column: number; width: number },
): string {
  const list = nextElement(text, `${prefix}cols`);
  if (!list) return text;
  const last = Math.max(
    0,
    ...[...elements(list.inner, `${prefix}col`)].map((col) => Number(attribute(col.attributes, "max"))),
  );
  if (last > column) return text;
  const added = `<${prefix}col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`;
  const at = list.end - `</${prefix}cols>`.length;
  return text.slice(0, at) + added + text.slice(at);
}

function patchRow(
  inner: string,
  row: number,
  patch: RowPatch | undefined,
  prefix: string,
  styles: StyleClones,
): string {
  const left = new Set([...(patch?.tones.keys() ?? []), ...(patch?.texts.keys() ?? [])]);
  const cells: { column: number; xml: string }[] = [];
  let changed = left.size > 0;
  let next = 0;
  for (let cell = nextElement(inner, `${prefix}c`); cell; cell = nextElement(inner, `${prefix}c`, cell.end)) {
    const column = cellPlace(attribute(cell.attributes, "r") ?? "")?.column ?? next;
    next = column + 1;
    left.delete(column);
    const style = Number(attribute(cell.attributes, "s") ?? 0);
    const tone = patch?.tones.get(column);
    const text = patch?.texts.get(column);
    const stale = tone === undefined && styles.toneOf(style) !== undefined;
    if (tone === undefined && text === undefined && !stale) {
      cells.push({ column, xml: inner.slice(cell.start, cell.end) });
      continue;
    }
    changed = true;
    const toned = tone === undefined && !stale ? style : styles.withTone(style, tone);
    if (text !== undefined) cells.push({ column, xml: textCell(prefix, row, column, toned, text) });
    else {
      const attributes = `${cell.attributes.replace(/ s="[^"]*"/, "").trimEnd()} s="${toned}"`;
      const body = cell.inner === "" ? "/>" : `>${cell.inner}</${prefix}c>`;
      cells.push({ column, xml: `<${prefix}c${attributes}${body}` });
    }
  }
  if (!changed) return inner;
  // A new cell looks like its left neighbour.
  const neighbour = Number(
    attribute(nextElement(cells.at(-1)?.xml ?? "", `${prefix}c`)?.attributes ?? "", "s") ?? 0,
  );
  const plain = styles.toneOf(neighbour) === undefined ? neighbour : styles.withTone(neighbour, undefined);
  for (const column of left) {
    const tone = patch?.tones.get(column);
    const style = tone === undefined ? plain : styles.withTone(plain, tone);
    const text = patch?.texts.get(column);
    const place = `${columnLetters(column)}${row}`;
    const xml =
      text === undefined
        ? `<${prefix}c r="${place}" s="${style}"/>`
        : textCell(prefix, row, column, style, text);
    cells.push({ column, xml });
  }
  cells.sort((a, b) => a.column - b.column);
  return cells.map(({ xml }) => xml).join("");
}

const textCell = (prefix: string, row: number, column: number, style: number, text: string) =>
  `<${prefix}c r="${columnLetters(column)}${row}" s="${style}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${encodeXml(text)}</${prefix}t></${prefix}is></${prefix}c>`;

function withDrawing(text: string, prefix: string, drawing: string | undefined): string {
  if (drawing === undefined) return text;
  const there = nextElement(text, `${prefix}legacyDrawing`);
  if (there) return text.slice(0, there.start) + drawing + text.slice(there.end);
  const close = text.lastIndexOf(`</${prefix}worksheet>`);
  const dataEnd = text.indexOf(`</${prefix}sheetData>`);
  const behind = BEHIND.map((name) => text.indexOf(`<${prefix}${name}`, Math.max(0, dataEnd))).filter(
    (at) => at >= 0,
  );
  const at = Math.min(close, ...behind);
  return text.slice(0, at) + drawing + text.slice(at);
}
