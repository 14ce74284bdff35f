import { accounts } from "./casework/accounts.ts";
import { attachments } from "./casework/attachments.ts";
import { care } from "./casework/care.ts";
import { notifications } from "./casework/notifications.ts";
import type { Part } from "./casework/part.ts";
import { people } from "./casework/people.ts";
import { places } from "./casework/places.ts";
import { protection } from "./casework/protection.ts";
import { referrals } from "./casework/referrals.ts";
import { visits } from "./casework/visits.ts";
import { byArea } from "./foundation/rules.ts";
import type { Migration } from "./migration.ts";

const PARTS: readonly Part[] = [
  accounts,
  visits,
  protection,
  attachments,
  notifications,
  places,
  referrals,
  people,
  care,
];

/** The daily work around one child: who visits, asks, reports, places and answers. */
export const casework: Migration = {
  version: 2,
  name: "casework",
  sql: (role) =>
    PARTS.map((part) => part.sql(role)).join("") + PARTS.flatMap(({ tables }) => tables.map(byArea)).join(""),
};
