import { tenantKey } from "@tongyou/database";
import { child, visit } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { isRestricted, seesRestricted } from "../facts/mask.ts";
import { labelOf, showFact } from "../facts/show-fact.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { openVisit } from "./visit-content.ts";
import { getStoredVisit, VISIT } from "./visit-record.ts";
import { ROW_COLUMNS, visitRow } from "./visit-rows.ts";
import type { VisitRecord, visitInput } from "./visits.schema.ts";

/**
 * One record of a visit, spot check or verification as it was written, restricted facts left out for those who may not
 * see them. Throws `notFound`. Each reading leaves an audit row.
 */
export async function getVisit(
  context: StaffContext,
  { id }: z.output<typeof visitInput>,
): Promise<VisitRecord> {
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(context, "visits.get", async (tx, note) => {
    const stored = await getStoredVisit(tx, id);
    const [[row], [check], file] = await Promise.all([
      tx
        .select(ROW_COLUMNS)
        .from(visit)
        .innerJoin(child, eq(child.id, visit.childId))
        .where(eq(visit.id, id)),
      tx.select({ id: visit.id }).from(visit).where(eq(visit.checks, id)),
      getChildRecord(tx, stored.childId),
    ]);
    if (!row) throw notFound(VISIT);
    note({ childId: stored.childId, division: stored.division, detail: { visit: id } });
    return { stored, row, check, file };
  });
  const { stored, row, check, file } = read;
  const { role } = context.staff;
  const content = openVisit(key, stored.content);
  const facts = content.facts.filter(({ name }) => !isRestricted(name) || seesRestricted(role));
  const took = stored.kind === "home" || stored.kind === "phone";
  return {
    ...visitRow(row, await staffNames(context, [stored.doneBy])),
    recordedAt: stored.recordedAt.toISOString(),
    version: file.version,
    sections: content.sections.map(({ section, answer, note }) => ({ section, answer, note: note ?? null })),
    fields: content.fields,
    facts: facts.map(({ name, value, from }) => ({
      label: labelOf(name),
      shown: showFact(name, value),
      from,
    })),
    note: content.note ?? null,
    changes: content.changes ?? null,
    checks: stored.checks,
    checkedBy: check?.id ?? null,
    mayCheck:
      took &&
      !stored.checked &&
      file.status === "active" &&
      stored.doneBy !== context.staff.id &&
      may(role, "visits.check"),
  };
}
