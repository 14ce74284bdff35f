import { createRequire } from "node:module";
import pdfmake from "pdfmake";
import type { Content, ContentTable, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";
import type { Block, Column, Paper } from "./paper.ts";

const QUIET = "#5b6b69";
const LINE = "#cfd8d6";
const GROUND = "#f4f6f5";
/** Levels of what stands on a page, for page breaks. */
const HEADING = 1;
const BODY = 2;

const { resolve } = createRequire(import.meta.url);
const font = (weight: string) =>
  resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);
const FONTS = { normal: font("400Regular"), bold: font("500Medium") };

pdfmake.setFonts({ NotoSansSC: FONTS });
// A paper is made of what it is given: nothing is fetched, and of the disk only the fonts are read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(FONTS).includes(path));

const LINES: ContentTable["layout"] = {
  hLineColor: () => LINE,
  vLineColor: () => LINE,
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

/** A part of the page that can be given a level. */
type Node = Exclude<Extract<Content, object>, readonly unknown[]>;

const label = (text: string) => ({ text, color: QUIET, fillColor: GROUND });

function factsTable(rows: readonly (readonly [string, string])[]): Node {
  const body: TableCell[][] = [];
  for (let at = 0; at < rows.length; at += 2) {
    const [left = ["", ""], right] = rows.slice(at, at + 2);
    const [name, value] = left;
    body.push(
      right
        ? [label(name), { text: value }, label(right[0]), { text: right[1] }]
        : [label(name), { text: value, colSpan: 3 }, {}, {}],
    );
  }
  return { table: { widths: [84, "*", 84, "*"], body }, layout: LINES, margin: [0, 0, 0, 8] };
}

function recordsTable(columns: readonly Column[], rows: readonly (readonly string[])[]): Node {
  const cell = (text: string, { align }: Column): TableCell => ({
    text,
    ...(align ? { alignment: align } : {}),
  });
  return {
    table: {
      headerRows: 1,
      // The head of a table does not stay behind at the foot of a page either.
      keepWithHeaderRows: Math.min(1, rows.length),
      dontBreakRows: true,
      widths: columns.map(({ width }) => width ?? "auto"),
      body: [
        columns.map((column) => ({
          ...label(column.title),
          ...(column.align ? { alignment: column.align } : {}),
        })),
        ...rows.map((row) => columns.map((column, index) => cell(row[index] ?? "", column))),
      ] as TableCell[][],
    },
    layout: LINES,
    fontSize: 9,
    margin: [0, 0, 0, 8],
  };
}

const isPng = (bytes: Uint8Array) => bytes[0] === 0x89 && bytes[1] === 0x50;

function signaturePlaces(places: readonly { title: string; picture?: Uint8Array }[]): Node {
  return {
    unbreakable: true,
    margin: [0, 24, 0, 8],
    columnGap: 24,
    columns: places.map(({ title, picture }) => ({
      stack: [
        picture
          ? {
              image: `data:image/${isPng(picture) ? "png" : "jpeg"};base64,${Buffer.from(picture).toString("base64")}`,
              fit: [140, 44] as [number, number],
            }
          : { text: " ", margin: [0, 0, 0, 26] as [number, number, number, number] },
        {
          canvas: [{ type: "line" as const, x1: 0, y1: 0, x2: 140, y2: 0, lineWidth: 0.5, lineColor: QUIET }],
        },
        { text: `${title}\n　　　　年　　月　　日`, color: QUIET, fontSize: 9, margin: [0, 3, 0, 0] },
      ],
    })),
  };
}

function contentOf(block: Block): Node {
  switch (block.kind) {
    case "heading":
      return { text: block.text, bold: true, fontSize: 12, margin: [0, 10, 0, 5], headlineLevel: HEADING };
    case "text":
      return { text: block.text, margin: [0, 0, 0, 6], ...(block.quiet ? { color: QUIET } : {}) };
    case "facts":
      return factsTable(block.rows);
    case "table":
      return recordsTable(block.columns, block.rows);
    case "signatures":
      return signaturePlaces(block.places);
  }
}

function documentOf({ title, bureau, blocks, printed, watermark }: Paper): TDocumentDefinitions {
  return {
    info: { title, author: bureau },
    pageSize: "A4",
    pageMargins: [48, 64, 48, 56],
    defaultStyle: { font: "NotoSansSC", fontSize: 10, lineHeight: 1.25 },
    watermark: { text: watermark, color: QUIET, opacity: 0.08, bold: false, angle: -35, fontSize: 40 },
    header: () => ({
      margin: [48, 28, 48, 0],
      columns: [
        { text: bureau, color: QUIET, fontSize: 9 },
        { text: title, color: QUIET, fontSize: 9, alignment: "right" },
      ],
    }),
    footer: (page, pages) => ({
      margin: [48, 16, 48, 0],
      columns: [
        { text: printed, color: QUIET, fontSize: 8, width: "*" },
        { text: `第 ${page} 页 / 共 ${pages} 页`, color: QUIET, fontSize: 8, alignment: "right", width: 90 },
      ],
    }),
    // A heading does not stay behind at the foot of a page; head and foot are nodes too, without a level.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === HEADING &&
      !getFollowingNodesOnPage().some(({ headlineLevel }) => headlineLevel !== undefined),
    content: [
      { text: title, bold: true, fontSize: 17, alignment: "center", margin: [0, 0, 0, 14] },
      ...blocks.map((block) => ({ headlineLevel: BODY, ...contentOf(block) })),
    ],
  };
}

/** A paper as a PDF of A4 pages. */
export async function makePdf(paper: Paper): Promise<Buffer> {
  return pdfmake.createPdf(documentOf(paper)).getBuffer();
}
