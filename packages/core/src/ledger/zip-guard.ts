import { WorkbookError } from "./workbook-error.ts";

/** A ledger of 100,000 rows unpacks to about 170 MB; a file above this is refused before anything is unpacked. */
export const MAX_UNPACKED_BYTES = 400 * 1024 * 1024;
/** What a browser may send. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const BEYOND_32_BITS = 0xffffffff;

const tooLarge = () =>
  new WorkbookError("tooLarge", {
    zh: "文件过大或压缩异常，没有打开。请只保留台账工作表，用 Excel 另存为 .xlsx 后再上传。",
    en: "The file is too large or oddly compressed and was not opened. Keep only the ledger sheet, save as .xlsx again and retry.",
  });

const notXlsx = () =>
  new WorkbookError("notXlsx", {
    zh: "这不是 .xlsx 工作簿，或文件已损坏。请用 Excel 或 WPS 打开台账，另存为“Excel 工作簿 (.xlsx)”后再上传。",
    en: "This is not an .xlsx workbook, or it is damaged. Open the ledger in Excel or WPS, save it as an Excel workbook (.xlsx) and retry.",
  });

const encrypted = () =>
  new WorkbookError("encrypted", {
    zh: "这是旧版 .xls 或加了密码的工作簿。请取消密码，另存为 .xlsx 后再上传。",
    en: "This is an old .xls or a password-protected workbook. Remove the password, save it as .xlsx and retry.",
  });

/**
 * Refuses what must not be unpacked: not a zip, an encrypted or old workbook, or one whose parts declare more
 * than MAX_UNPACKED_BYTES. The reader unpacks no part beyond its declared size, so parts that declare none are
 * refused too. Throws WorkbookError.
 */
export function guardZip(bytes: Uint8Array): void {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 8 && view.getUint32(0) === 0xd0cf11e0) throw encrypted();
  if (bytes.length < 22 || view.getUint16(0) !== 0x504b) throw notXlsx();
  let end = bytes.length - 22;
  const earliest = Math.max(0, end - 65535);
  while (end >= earliest && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < earliest) throw notXlsx();

  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let entries = view.getUint16(end + 10, true); entries > 0; entries--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw notXlsx();
    const sized = view.getUint16(at + 8, true) % 16 < 8;
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    if (packed === BEYOND_32_BITS || unpacked === BEYOND_32_BITS) throw tooLarge();
    if (unpacked === 0 && (packed > 2 || !sized)) throw tooLarge();
    total += unpacked;
    if (total > MAX_UNPACKED_BYTES) throw tooLarge();
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** The error for bytes that pass as a zip and still cannot be read. */
export const unreadableWorkbook = (cause: unknown): WorkbookError => {
  const error = notXlsx();
  error.cause = cause;
  return error;
};
