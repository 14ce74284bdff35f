import type { Bilingual } from "@tongyou/policy";

export type WorkbookErrorCode =
  | "notXlsx"
  | "encrypted"
  | "tooLarge"
  | "tooManyRows"
  | "noLedgerSheet"
  | "columnsMissing"
  | "columnTwice"
  | "countyUnknown"
  | "countyAmbiguous"
  | "referenceDateUnknown";

/** A workbook that cannot be read as a ledger at all: the cause and the remedy, in both languages. */
export class WorkbookError extends Error {
  readonly code: WorkbookErrorCode;
  readonly text: Bilingual;

  constructor(code: WorkbookErrorCode, text: Bilingual, options?: ErrorOptions) {
    super(`${text.zh} ${text.en}`, options);
    this.name = "WorkbookError";
    this.code = code;
    this.text = text;
  }
}
