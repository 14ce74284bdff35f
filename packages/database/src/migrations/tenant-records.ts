import type { Part } from "./casework/part.ts";
import { byArea } from "./foundation/rules.ts";
import type { Migration } from "./migration.ts";
import { asks } from "./records/asks.ts";
import { cover } from "./records/cover.ts";
import { formFiles } from "./records/form-files.ts";
import { packReports } from "./records/pack-reports.ts";
import { plans } from "./records/plans.ts";
import { caseStatements } from "./records/protection.ts";
import { referralParties } from "./records/referrals.ts";
import { workRecords } from "./records/work-records.ts";

const PARTS: readonly Part[] = [
  asks,
  formFiles,
  referralParties,
  packReports,
  workRecords,
  caseStatements,
  cover,
  plans,
];

/** Records of the bureau's own work, and what casework came to need. */
export const records: Migration = {
  version: 4,
  name: "records of work",
  sql: (role) =>
    PARTS.map((part) => part.sql(role)).join("") + PARTS.flatMap(({ tables }) => tables.map(byArea)).join(""),
};
