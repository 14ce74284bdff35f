import { tenantKey } from "@tongyou/database";
import type { Incident } from "@tongyou/policy";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { incidentKey } from "../facts/incident-layers.ts";
import { inTenant } from "../verb.ts";
import { addRecord, raiseCase, recordIn, requireOpen } from "./case-record.ts";
import { incidentsFound, requireChild, sayIncidents } from "./incidents-found.ts";
import type { assessInput } from "./protection.schema.ts";
import { requirePast } from "./require-past.ts";

type Input = z.output<typeof assessInput>;

/** The incidents known before with those assessed; one of the same kind and day is said anew. */
function joined(known: readonly Incident[], assessed: Input["incidents"]): Incident[] {
  const again = new Set(assessed.map(incidentKey));
  const open = assessed.map(
    ({ kind, date, byGuardianship, safetyThreat }): Incident => ({
      kind,
      state: "open",
      ...(date !== undefined && { date }),
      ...(byGuardianship !== undefined && { byGuardianship }),
      ...(safetyThreat !== undefined && { safetyThreat }),
    }),
  );
  return [...known.filter((one) => !again.has(incidentKey(one))), ...open];
}

/**
 * Writes down the assessment of a case. What it found to have happened becomes facts of the child's file from its
 * day on; what was merely reported never does.
 * @throws DomainError `invalid`, `stale`, `notFound`, `conflict` (no child's file yet)
 */
export async function assessCase(context: StaffContext, input: Input): Promise<{ version: number }> {
  requirePast(context, "day", input.day);
  for (const { date } of input.incidents) requirePast(context, "incidents", date);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.assess", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const childId = requireChild(row);
    const { day, finding, incidents } = input;
    const content = { text: finding, incidents: incidents.map(({ kind }) => kind).join(" ") };
    await addRecord(tx, { ...recordIn(context, row), kind: "assessment", day, content, key });
    const from = incidents.map(({ date }) => date ?? day).sort()[0];
    if (from !== undefined) {
      const known = await incidentsFound(tx, row, day);
      await sayIncidents(tx, context, row, { [from]: joined(known, incidents) }, "评估");
    }
    note({ childId, division: row.division, detail: { case: row.number, incidents: incidents.length } });
    return { version: row.version };
  });
}
