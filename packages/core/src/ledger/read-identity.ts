import { ageOn, type CivilDate } from "@tongyou/policy";
import { type IdReading, readIdNumber } from "./id-number.ts";
import type { RowReader } from "./row-reader.ts";
import { HUKOU_TYPE, SEX } from "./words.ts";

export type Identity = {
  name: string;
  idNumber?: string;
  birthDate?: CivilDate;
  sex?: "male" | "female";
  hukouType?: "rural" | "urban" | "resident" | "other";
  hasHukou?: boolean;
};

/** Nobody born from this day on was given a 15-digit number (GB 11643-1999 in force from 1 October 1999). */
const EIGHTEEN_DIGITS_FROM = "1999-10-01";
/** A 15-digit number that would make the "child" older than this is a shortened 18-digit one. */
const OLDEST_PLAUSIBLE = 60;

const SEX_WORD = { male: "男", female: "女" } as const;

/** Name, citizen number, birth date, sex and hukou type of one row, checked against one another. */
export function readIdentity(reader: RowReader, referenceDate: CivilDate): Identity {
  const name = reader.prose("name") ?? "";
  if (name === "") reader.report("E_REQUIRED", "name");
  const hukou = reader.word("hukouType", HUKOU_TYPE);
  const birthWritten = reader.date("birthDate");
  const sexWritten = reader.word("sex", SEX);

  const unregistered = hukou === "unregistered";
  const reading = readChildNumber(reader, unregistered, birthWritten, referenceDate);
  const known = reading?.kind === "valid" || reading?.kind === "old" ? reading : undefined;
  if (known && birthWritten !== undefined && birthWritten !== known.birthDate) {
    reader.report("E_BIRTH_ID_CONFLICT", "birthDate", { before: birthWritten, after: known.birthDate });
  }
  if (known && birthWritten === undefined && known.birthDate > referenceDate) {
    reader.report("E_DATE_FUTURE", "idNumber", { before: known.birthDate });
  }
  if (known && sexWritten !== undefined && sexWritten !== known.sex) {
    reader.report("W_SEX_ID_CONFLICT", "sex", { before: SEX_WORD[sexWritten], after: SEX_WORD[known.sex] });
  }

  const birthDate = birthWritten ?? known?.birthDate;
  const sex = known?.sex ?? sexWritten;
  return {
    name,
    ...(known ? { idNumber: known.number } : {}),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
    ...(hukou === undefined ? {} : unregistered ? { hasHukou: false } : { hukouType: hukou, hasHukou: true }),
  };
}

function readChildNumber(
  reader: RowReader,
  unregistered: boolean,
  birthWritten: CivilDate | undefined,
  referenceDate: CivilDate,
): IdReading | undefined {
  const before = reader.problems.length;
  const written = reader.code("idNumber", "E_ID_FORMAT");
  if (written === undefined) {
    const refused = reader.problems.slice(before).some(({ code }) => code.startsWith("E_"));
    if (!refused) reader.report(unregistered ? "W_NO_HUKOU_NO_ID" : "W_ID_MISSING", "idNumber");
    return undefined;
  }
  const text = written.toUpperCase();
  const reading = readIdNumber(text);
  if (text !== written && reading.kind !== "format") {
    reader.report("W_ID_LOWER_X", "idNumber", { before: written, after: text });
  }
  if (reading.kind === "format") reader.report("E_ID_FORMAT", "idNumber", { before: written });
  if (reading.kind === "check") reader.report("E_ID_CHECK", "idNumber", { before: written });
  if (reading.kind !== "old") return reading;

  const tooYoung =
    birthWritten === undefined
      ? reading.birthDate >= EIGHTEEN_DIGITS_FROM ||
        ageOn(reading.birthDate, referenceDate) > OLDEST_PLAUSIBLE
      : birthWritten >= EIGHTEEN_DIGITS_FROM;
  if (tooYoung) {
    reader.report("E_ID_15_CHILD", "idNumber", { before: written });
    return undefined;
  }
  reader.report("W_ID_15", "idNumber", { before: written, after: reading.number });
  return reading;
}
