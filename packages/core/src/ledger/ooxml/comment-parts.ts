import { partText, relationsOf, relationsPath } from "./parts.ts";
import { columnLetters } from "./sheet-rows.ts";
import { encodeXml } from "./xml.ts";
import type { Parts } from "./zip.ts";

export type CellComment = { row: number; column: number; text: string };

/** Numbered far from what spreadsheet programs give, so that a marked workbook is known when it comes back. */
const COMMENTS = "xl/comments7001.xml";
const SHAPES = "xl/drawings/vmlDrawing7001.vml";
const RELATION = { comments: "rIdTongyouComments", shapes: "rIdTongyouShapes" } as const;

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** True when the sheet carries comments of its own, beside which ours cannot stand. */
export function hasForeignComments(parts: Parts, sheetPath: string): boolean {
  return relationsOf(parts, sheetPath).some(
    ({ type, path }) =>
      (type === "comments" || type === "vmlDrawing") && path !== COMMENTS && path !== SHAPES,
  );
}

/** True when an earlier marking left comments, which a new one must replace. */
export const hasOwnComments = (parts: Parts): boolean => parts.has(COMMENTS);

/** The element that ties our comments to their sheet; it must bear the sheet's own prefix. */
export const legacyDrawing = (prefix: string): string =>
  `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${RELATION.shapes}"/>`;

/** The parts, changed or new, that put comments on the cells of a sheet. */
export function commentParts(
  parts: Parts,
  sheetPath: string,
  comments: readonly CellComment[],
): Map<string, string> {
  return new Map([
    [COMMENTS, commentsXml(comments)],
    [SHAPES, shapesXml(comments)],
    [relationsPath(sheetPath), withRelations(partText(parts, relationsPath(sheetPath)), sheetPath)],
    ["[Content_Types].xml", withContentTypes(partText(parts, "[Content_Types].xml") ?? "")],
  ]);
}

function withRelations(text: string | undefined, sheetPath: string): string {
  const empty = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const base = (text ?? empty).replace(/<Relationships([^>]*)\/>/, "<Relationships$1></Relationships>");
  if (base.includes(RELATION.comments)) return base;
  // Written relative where every program writes it so; some readers know no other form.
  const target = (path: string) =>
    /^xl\/worksheets\/[^/]+$/.test(sheetPath) ? path.replace("xl/", "../") : `/${path}`;
  const added =
    `<Relationship Id="${RELATION.shapes}" Type="${OFFICE}/vmlDrawing" Target="${target(SHAPES)}"/>` +
    `<Relationship Id="${RELATION.comments}" Type="${OFFICE}/comments" Target="${target(COMMENTS)}"/>`;
  return base.replace("</Relationships>", `${added}</Relationships>`);
}

function withContentTypes(text: string): string {
  const type = "application/vnd.openxmlformats-officedocument";
  const vml = /Extension="vml"/i.test(text)
    ? ""
    : `<Default Extension="vml" ContentType="${type}.vmlDrawing"/>`;
  const own = text.includes(`/${COMMENTS}`)
    ? ""
    : `<Override PartName="/${COMMENTS}" ContentType="${type}.spreadsheetml.comments+xml"/>`;
  // Defaults stand before overrides.
  return text.replace(/(<Types[^>]*>)/, `$1${vml}`).replace("</Types>", `${own}</Types>`);
}

function commentsXml(comments: readonly CellComment[]): string {
  const list = comments.map(
    ({ row, column, text }) =>
      `<comment ref="${columnLetters(column)}${row + 1}" authorId="0"><text><r><t xml:space="preserve">${encodeXml(text)}</t></r></text></comment>`,
  );
  return `${HEAD}<comments xmlns="${MAIN}"><authors><author>童佑校验</author></authors><commentList>${list.join("")}</commentList></comments>`;
}

function shapesXml(comments: readonly CellComment[]): string {
  const shapes = comments.map(
    ({ row, column }, index) =>
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;width:260pt;height:90pt;z-index:${index + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join("")}</xml>`;
}
