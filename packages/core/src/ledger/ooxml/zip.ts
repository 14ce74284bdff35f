import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { WorkbookError } from "../workbook-error.ts";

/** A ledger of 100,000 rows unpacks to about 200 MB; what declares more is refused before anything is unpacked. */
export const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** What a browser may send. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980, the zero of zip dates: the same content gives the same file. */
const NO_DATE = 0x21;

type Part = { name: string; method: number; crc: number; packed: Buffer; size: number };

/** The parts of a zip archive by name, unpacked one at a time when asked for. */
export type Parts = ReadonlyMap<string, Part>;

const tooLarge = () =>
  new WorkbookError("tooLarge", {
    zh: "文件过大或压缩异常，没有打开。请只保留台账工作表，用 Excel 另存为 .xlsx 后再上传。",
    en: "The file is too large or oddly compressed and was not opened. Keep only the ledger sheet, save as .xlsx again and retry.",
  });

/** Not a workbook, or a damaged one. */
export const notXlsx = (cause?: unknown): WorkbookError =>
  new WorkbookError(
    "notXlsx",
    {
      zh: "这不是 .xlsx 工作簿，或文件已损坏。请用 Excel 或 WPS 打开台账，另存为“Excel 工作簿 (.xlsx)”后再上传。",
      en: "This is not an .xlsx workbook, or it is damaged. Open the ledger in Excel or WPS, save it as an Excel workbook (.xlsx) and retry.",
    },
    { cause },
  );

const encrypted = () =>
  new WorkbookError("encrypted", {
    zh: "这是旧版 .xls 或加了密码的工作簿。请取消密码，另存为 .xlsx 后再上传。",
    en: "This is an old .xls or a password-protected workbook. Remove the password, save it as .xlsx and retry.",
  });

/** Lists the parts of an archive without unpacking any. Throws WorkbookError for what is none or is too large. */
export function openZip(bytes: Uint8Array): Parts {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge();
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length >= 8 && file.readUInt32BE(0) === 0xd0cf11e0) throw encrypted();
  let end = file.length - 22;
  const earliest = Math.max(0, end - 65_535);
  while (end >= earliest && file.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < earliest || file.readUInt16BE(0) !== 0x504b) throw notXlsx();
  try {
    return readDirectory(file, file.readUInt32LE(end + 16), file.readUInt16LE(end + 10));
  } catch (error) {
    // A directory that points outside the file.
    throw error instanceof RangeError ? notXlsx(error) : error;
  }
}

function readDirectory(file: Buffer, start: number, count: number): Parts {
  const parts = new Map<string, Part>();
  let total = 0;
  let at = start;
  for (let left = count; left > 0; left--) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw notXlsx();
    if (file.readUInt16LE(at + 8) % 2 === 1) throw encrypted();
    const [packedSize, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    total += Math.max(size, packedSize);
    if (total > MAX_UNPACKED_BYTES) throw tooLarge();
    const nameLength = file.readUInt16LE(at + 28);
    const local = file.readUInt32LE(at + 42);
    if (file.readUInt32LE(local) !== LOCAL_ENTRY) throw notXlsx();
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    if (data + packedSize > file.length) throw notXlsx();
    const name = file.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/");
    const [method, crc] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 16)];
    parts.set(name, { name, method, crc, packed: file.subarray(data, data + packedSize), size });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

/** A part unpacked, never beyond its declared size. Undefined when there is none; throws WorkbookError when damaged. */
export function readPart(parts: Parts, name: string): Buffer | undefined {
  const part = parts.get(name);
  if (!part) return undefined;
  if (part.method === STORED) return part.packed;
  if (part.method !== DEFLATED) throw notXlsx();
  if (part.size === 0) return Buffer.alloc(0);
  try {
    // One chunk of the declared size: no second copy of a large sheet is made.
    const chunkSize = Math.max(64, part.size);
    const content = inflateRawSync(part.packed, { maxOutputLength: part.size, chunkSize });
    if (crc32(content) !== part.crc) throw notXlsx();
    return content;
  } catch (error) {
    throw error instanceof WorkbookError ? error : notXlsx(error);
  }
}

/** The archive again with some parts replaced or added; the others are copied as they are packed. */
export function writeZip(parts: Parts, changed: ReadonlyMap<string, string>): Buffer {
  const written = new Map(parts);
  for (const [name, text] of changed) {
    const content = Buffer.from(text, "utf8");
    written.set(name, {
      name,
      method: DEFLATED,
      crc: crc32(content),
      packed: deflateRawSync(content, { level: 6 }),
      size: content.length,
    });
  }
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of written.values()) {
    const name = Buffer.from(part.name, "utf8");
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(0x0800, 2);
    header.writeUInt16LE(part.method, 4);
    header.writeUInt16LE(NO_DATE, 8);
    header.writeUInt32LE(part.crc, 10);
    header.writeUInt32LE(part.packed.length, 14);
    header.writeUInt32LE(part.size, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([uint32(LOCAL_ENTRY), header, name]);
    directory.push(
      uint32(DIRECTORY_ENTRY),
      Buffer.from([20, 0]),
      header,
      Buffer.alloc(10),
      uint32(offset),
      name,
    );
    locals.push(local, part.packed);
    offset += local.length + part.packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(written.size, 4);
  end.writeUInt16LE(written.size, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, uint32(END_OF_DIRECTORY), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
