import { child, visit } from "@tongyou/database/schema";
import { sql } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import type { VisitRow } from "./visits.schema.ts";

/** Columns of a record as every list reads them; `found`: what the spot check of it said. */
export const ROW_COLUMNS = {
  id: visit.id,
  childId: visit.childId,
  name: child.name,
  division: visit.division,
  kind: visit.kind,
  on: visit.doneOn,
  by: visit.doneBy,
  changed: visit.changed,
  concern: visit.concern,
  sampled: visit.sampled,
  checked: visit.checked,
  confirmed: visit.confirmed,
  found: sql<boolean | null>`(SELECT spot.confirmed FROM visit spot WHERE spot.checks = ${visit.id})`,
};

type Read = {
  [K in "id" | "childId" | "name" | "division" | "on" | "by"]: string;
} & {
  kind: VisitRow["kind"];
  changed: number;
  concern: boolean | null;
  sampled: boolean;
  checked: boolean;
  confirmed: boolean | null;
  found: boolean | null;
};

function checkOf({ sampled, checked, confirmed, found }: Read): VisitRow["check"] {
  const answer = confirmed ?? found;
  if (answer !== null) return answer ? "confirmed" : "wrong";
  return sampled && !checked ? "waiting" : null;
}

/** A record as a list shows it. */
export const visitRow = (row: Read, names: ReadonlyMap<string, string>): VisitRow => ({
  id: row.id,
  childId: row.childId,
  name: row.name,
  divisionName: placeName(row.division),
  kind: row.kind,
  on: row.on,
  by: names.get(row.by) ?? "",
  changed: row.changed,
  concern: row.concern,
  check: checkOf(row),
});
