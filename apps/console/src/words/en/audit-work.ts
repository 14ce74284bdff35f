import type { Words } from "../words.ts";
import type { workRecordActs as zhRecords, packReportActs as zhReports } from "../zh/audit-work.ts";

export const workRecordActs: Words<typeof zhRecords> = {
  list: "View work records",
  get: "View a work record",
  due: "View work that is due",
  export: "Export work records",
  form: "Open the form of a work record",
  record: "Write a work record",
  correct: "Correct a work record",
  progress: "Say how a piece of work went on",
  void: "Void a work record",
};

export const packReportActs: Words<typeof zhReports> = {
  list: "View the reports",
  get: "View a report",
  export: "Export a report",
  print: "Print a report",
  file: "Hand in a report",
};
