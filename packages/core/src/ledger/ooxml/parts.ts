import { WorkbookError } from "../workbook-error.ts";
import { attribute, elements, nextElement, prefixOf } from "./xml.ts";
import { notXlsx, openZip, type Parts, readPart } from "./zip.ts";

/** Where the sheets of a workbook lie in its archive. */
export type WorkbookParts = {
  parts: Parts;
  sheets: readonly { name: string; path: string }[];
  sharedStringsPath: string | undefined;
  stylesPath: string | undefined;
  /** Serial days count from 1904. */
  from1904: boolean;
};

export type Relation = { id: string; type: string; path: string };

/** The text of a part; undefined when there is none. */
export const partText = (parts: Parts, path: string): string | undefined =>
  readPart(parts, path)?.toString("utf8");

/** `xl/worksheets/sheet1.xml` → `xl/worksheets/_rels/sheet1.xml.rels`. */
export const relationsPath = (path: string): string => path.replace(/([^/]*)$/, "_rels/$1.rels");

/** What a part refers to, with targets as paths in the archive. */
export function relationsOf(parts: Parts, path: string): Relation[] {
  const text = partText(parts, relationsPath(path)) ?? "";
  const prefix = prefixOf(text, "Relationships");
  return [...elements(text, `${prefix}Relationship`)].map(({ attributes }) => ({
    id: attribute(attributes, "Id") ?? "",
    type: (attribute(attributes, "Type") ?? "").replace(/^.*\//, ""),
    path: resolved(path, attribute(attributes, "Target") ?? ""),
  }));
}

function resolved(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

/** Opens an archive as a workbook. Throws WorkbookError for what is none. */
export function openWorkbook(bytes: Uint8Array): WorkbookParts {
  const parts = openZip(bytes);
  const workbookPath =
    relationsOf(parts, "").find(({ type }) => type === "officeDocument")?.path ?? "xl/workbook.xml";
  const text = partText(parts, workbookPath);
  if (text === undefined) throw notXlsx();
  const prefix = prefixOf(text, "workbook");
  const relations = relationsOf(parts, workbookPath);
  const pathOf = (type: string) => relations.find((relation) => relation.type === type)?.path;

  const sheets: { name: string; path: string }[] = [];
  for (const { attributes } of elements(text, `${prefix}sheet`)) {
    const id = /\b[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    const relation = relations.find((one) => one.id === id && one.type === "worksheet");
    const visible = (attribute(attributes, "state") ?? "visible") === "visible";
    if (relation && visible) sheets.push({ name: attribute(attributes, "name") ?? "", path: relation.path });
  }
  if (sheets.length === 0) {
    throw new WorkbookError("noLedgerSheet", {
      zh: "工作簿里没有可见的工作表。请取消隐藏后再上传。",
      en: "The workbook has no visible sheet. Unhide the ledger and retry.",
    });
  }
  const properties = nextElement(text, `${prefix}workbookPr`)?.attributes ?? "";
  const from1904 = ["1", "true"].includes(attribute(properties, "date1904") ?? "");
  return {
    parts,
    sheets,
    sharedStringsPath: pathOf("sharedStrings"),
    stylesPath: pathOf("styles"),
    from1904,
  };
}
