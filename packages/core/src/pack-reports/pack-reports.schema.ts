import type { Bilingual, Span } from "@tongyou/policy";
import { z } from "zod";
import { civilDate, divisionCode, id } from "../page.schema.ts";
import { PERIOD_MONTHS, type PeriodMonths } from "./period-months.ts";

export * from "./period-months.ts";

const report = z.string().min(1).max(80);
const shown = {
  report,
  area: divisionCode.optional(),
  /** A day of the period; absent: today. */
  on: civilDate.optional(),
  /** Where neither the document nor the bureau gives a term; absent: a year. */
  months: z.literal(PERIOD_MONTHS).optional(),
};
export const packReportInput = z.object(shown);
/** `outside`: for somebody outside the bureau, small numbers hidden. */
export const exportPackReportInput = z.object({ ...shown, outside: z.boolean().default(false) });
export const printPackReportInput = packReportInput;
const text = (max: number) => z.string().trim().min(1).max(max);
export const filePackReportInput = z.object({
  /** Made by the form, so that a second click hands nothing in twice. */
  id,
  report,
  from: civilDate,
  to: civilDate,
  /** Of the version that the form showed; 0: none was handed in. */
  number: z.int().min(0),
  /** What no rule counts, by row: a figure or words, and where they come from. */
  entries: z.record(z.string().max(80), z.strictObject({ value: text(2000), source: text(200) })),
  note: text(500).optional(),
});

/** Children whom a row counts, and whom it may count once more is known. */
export type RowCount = { yes: number; open: number };
export type RowCounts = Readonly<Record<string, RowCount>>;
export type ReportRow = { id: string; title: Bilingual; counted: boolean };
export type ReportEntry = { value: string; source: string };

/** A report as it was handed in for a period, both days included. */
export type Filing = {
  number: number;
  place: { code: string; name: string };
  institution: { id: string; name: string } | null;
  /** Of the decisions its counts rest on; null: nothing in it is counted. */
  countedOn: string | null;
  counts: RowCounts;
  entries: Readonly<Record<string, ReportEntry>>;
  note: string | null;
  by: string | null;
  at: string;
};

/** `every` null: the document gives no term (`setting` null), or the bureau has not set it. `due`: last day of the period. */
export type ReportHead = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  roles: Bilingual[];
  rows: ReportRow[];
  every: Span | null;
  setting: string | null;
  due: string | null;
  overdue: boolean;
  /** The period handed in last here. */
  last: { from: string; to: string; at: string } | null;
  mayFile: boolean;
};
export type PackReports = { today: string; reports: ReportHead[] };

export type ReportPlace = { division: string; name: string; counts: RowCounts };
export type PackReport = ReportHead & {
  today: string;
  area: { code: string; name: string };
  /** The days of the decisions that are counted, the earliest and the latest; null: nothing is counted. */
  countedOn: { from: string; to: string } | null;
  /** Some files are not counted yet: the numbers are short of them. */
  recounting: boolean;
  places: ReportPlace[];
  total: RowCounts;
  /** Numbers open the list of their children. */
  opens: boolean;
  /** Children counted by restricted facts are left out for this reader. */
  withoutRestricted: boolean;
  period: { from: string; to: string };
  /** Set where the reader chose how long the period is. */
  months: PeriodMonths | null;
  /** What was handed in here for the period, the newest first. */
  filings: Filing[];
  /** What places of the area and institutions handed in for it. */
  below: Filing[];
};
