import { audit } from "./foundation/audit.ts";
import { children } from "./foundation/children.ts";
import { imports } from "./foundation/imports.ts";
import { months } from "./foundation/months.ts";
import { places } from "./foundation/places.ts";
import { byArea, byTenant } from "./foundation/rules.ts";
import type { Migration } from "./migration.ts";

/** Tables every worker of the tenant reads whole: geography, settings, gazetted values, the chain's end. */
export const SHARED_TABLES = ["division", "setting", "standard", "audit_head"] as const;

const AREA_TABLES = [
  "staff",
  "household",
  "child",
  "fact",
  "import_batch",
  "import_row",
  "import_group",
  "month_run",
  "month_item",
  "benefit_line",
  "choice",
  "audit",
] as const;

export const foundation: Migration = {
  version: 1,
  name: "foundation",
  sql: (role) =>
    [places, children(role), imports, months(role), audit(role)].join("") +
    SHARED_TABLES.map(byTenant).join("") +
    AREA_TABLES.map(byArea).join(""),
};
