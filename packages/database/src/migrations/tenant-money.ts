import type { Part } from "./casework/part.ts";
import { byArea } from "./foundation/rules.ts";
import type { Migration } from "./migration.ts";
import { applications } from "./money/applications.ts";
import { awards } from "./money/awards.ts";
import { corrections } from "./money/corrections.ts";
import { jobs } from "./money/jobs.ts";
import { payments } from "./money/payments.ts";
import { trials } from "./money/trials.ts";

const PARTS: readonly Part[] = [jobs, awards, applications, corrections, payments, trials];

/** Money: long work in steps, awards, and what is paid, corrected and tried out. */
export const money: Migration = {
  version: 5,
  name: "money",
  sql: (role) =>
    PARTS.map((part) => part.sql(role)).join("") + PARTS.flatMap(({ tables }) => tables.map(byArea)).join(""),
};
