import { openZip, type Parts } from "../ledger/ooxml/zip.ts";
import type { FileType } from "./file-types.ts";

const HEIC_BRANDS = new Set(["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"]);

const startsWith = (bytes: Buffer, ...first: number[]) => first.every((byte, index) => bytes[index] === byte);

function openParts(bytes: Buffer): Parts | undefined {
  try {
    return openZip(bytes);
  } catch {
    return undefined;
  }
}

/** A Word or Excel document without macros. */
function officeType(bytes: Buffer): FileType | undefined {
  const parts = openParts(bytes);
  if (!parts?.has("[Content_Types].xml")) return undefined;
  if ([...parts.keys()].some((name) => /vbaProject\.bin$/i.test(name))) return undefined;
  if (parts.has("word/document.xml")) return "docx";
  return parts.has("xl/workbook.xml") ? "xlsx" : undefined;
}

/** What a file is by its content, whatever its name says; undefined for what may not be kept. */
export function recogniseFile(bytes: Buffer): FileType | undefined {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "jpg";
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") return "webp";
  if (bytes.toString("latin1", 4, 8) === "ftyp" && HEIC_BRANDS.has(bytes.toString("latin1", 8, 12)))
    return "heic";
  if (bytes.toString("latin1", 0, 5) === "%PDF-") return "pdf";
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) ? officeType(bytes) : undefined;
}
