import { writeZip } from "../ledger/ooxml/zip.ts";

const NOTHING = new Map<never, never>();
const TYPES = ["[Content_Types].xml", "<Types/>"] as const;
const archive = (...parts: (readonly [string, string])[]) => writeZip(NOTHING, new Map(parts));

/** The smallest bytes of each kind; `more` makes two of a kind differ. */
export const SAMPLES = {
  jpg: (more = "") => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(more)]),
  png: (more = "") => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(more)]),
  webp: (more = "") => Buffer.from(`RIFF\0\0\0\0WEBPVP8 ${more}`, "latin1"),
  heic: (more = "") => Buffer.from(`\0\0\0\x18ftypheic${more}`, "latin1"),
  pdf: (more = "") => Buffer.from(`%PDF-1.7\n${more}`),
  docx: (more = "") => archive(TYPES, ["word/document.xml", `<document>${more}</document>`]),
  xlsx: (more = "") => archive(TYPES, ["xl/workbook.xml", `<workbook>${more}</workbook>`]),
} as const;

/** What may not be kept. */
export const REFUSED = {
  "a web page": Buffer.from("<!doctype html><script>alert(1)</script>"),
  "a vector picture": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  "a program": Buffer.from("MZ\x90\0"),
  "an archive": archive(["readme.txt", "text"]),
  "a document with macros": archive(TYPES, ["word/document.xml", "<d/>"], ["word/vbaProject.bin", "x"]),
  "a damaged archive": Buffer.from("PK\x03\x04 and no more"),
} as const;
