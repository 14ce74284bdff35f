import type { CivilDate, DatedStatus, ParentStatus } from "@tongyou/policy";
import { readIdNumber } from "./id-number.ts";
import type { RowReader } from "./row-reader.ts";
import { PARENT_STATUS } from "./words.ts";

export type ParentReading = {
  name?: string;
  idNumber?: string;
  statuses?: DatedStatus[];
  /** The day since which the whole set holds: the latest beginning, when every one is known. */
  since?: CivilDate;
};

const KEYS = {
  father: { name: "fatherName", id: "fatherId", status: "fatherStatus", since: "fatherSince" },
  mother: { name: "motherName", id: "motherId", status: "motherStatus", since: "motherSince" },
} as const;

/** More dates than one cell can sensibly hold: used where the statuses are not known. */
const ANY = 20;

/** One parent of one row: the set of statuses, each with its day by position where one is written. */
export function readParent(reader: RowReader, who: "father" | "mother"): ParentReading {
  const keys = KEYS[who];
  const name = reader.prose(keys.name);
  const idNumber = readParentNumber(reader, keys.id);
  const words = reader.words(keys.status, PARENT_STATUS);
  const dates = reader.dates(keys.since, words?.length ?? ANY);
  const contradicts = words?.includes("normal") && words.some((word) => !GOES_WITH_NORMAL.has(word));
  if (contradicts) reader.reportContradiction(keys.status, wordsOf(words ?? []));
  const statuses = contradicts ? undefined : words?.map((status, index) => dated(status, dates[index]));
  const days = statuses?.map(({ since }) => since);
  const since = days?.every((day) => day !== undefined) ? days.toSorted().at(-1) : undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(idNumber === undefined ? {} : { idNumber }),
    ...(statuses === undefined ? {} : { statuses }),
    ...(since === undefined ? {} : { since }),
  };
}

/** A parent who works away and is otherwise well is both. */
const GOES_WITH_NORMAL = new Set<ParentStatus>(["normal", "migrantWork"]);

const dated = (status: ParentStatus, since: CivilDate | undefined): DatedStatus =>
  since === undefined ? { status } : { status, since };

const wordsOf = (statuses: readonly ParentStatus[]) =>
  Object.keys(PARENT_STATUS)
    .filter((word) => statuses.includes(PARENT_STATUS[word] ?? "normal"))
    .join("、");

function readParentNumber(reader: RowReader, key: "fatherId" | "motherId"): string | undefined {
  const written = reader.code(key, "W_PARENT_ID_CHECK");
  if (written === undefined) return undefined;
  const text = written.toUpperCase();
  const reading = readIdNumber(text);
  if (text !== written) reader.report("W_ID_LOWER_X", key, { before: written, after: text });
  if (reading.kind === "old")
    reader.report("W_PARENT_ID_15", key, { before: written, after: reading.number });
  if (reading.kind === "valid" || reading.kind === "old") return reading.number;
  reader.report("W_PARENT_ID_CHECK", key, { before: written });
  return text;
}
