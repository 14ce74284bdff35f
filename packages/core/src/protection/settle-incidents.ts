import type { TenantKey, TenantTransaction } from "@tongyou/database";
import type { CivilDate, Incident } from "@tongyou/policy";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { incidentKey } from "../facts/incident-layers.ts";
import { addRecord, type CaseRecordRow, recordIn } from "./case-record.ts";
import { incidentsFound, sayIncidents } from "./incidents-found.ts";
import type { confirmClosingInput } from "./protection.schema.ts";
import { requirePast } from "./require-past.ts";

type Settled = z.output<typeof confirmClosingInput>["incidents"][number];

/** Incidents found in a case that have not ended. */
export async function openIncidents(
  tx: TenantTransaction,
  context: StaffContext,
  row: CaseRecordRow,
): Promise<Incident[]> {
  const found = await incidentsFound(tx, row, civilDayOf(context.now()));
  return found.filter(({ state }) => state !== "closed");
}

const unsettled = () =>
  invalid(
    "incidents",
    {
      zh: "还没有逐项写明评估认定的侵害现在怎样。",
      en: "It does not say of each incident how it stands.",
    },
    {
      zh: "每项请选：已经停止（哪天）、仍在继续（为什么结案）或不清楚。",
      en: "Say of each: ended (when), continues (why the case is closed), or not known.",
    },
  );

function requireSettled(context: StaffContext, open: readonly Incident[], settled: readonly Settled[]): void {
  const answered = new Set(settled.map(incidentKey));
  if (answered.size !== open.length || open.some((one) => !answered.has(incidentKey(one)))) throw unsettled();
  for (const { stands, date, on, reason } of settled) {
    if (stands === "ended" ? on === undefined : stands === "continues" && reason === undefined)
      throw unsettled();
    if (stands !== "ended") continue;
    requirePast(context, "incidents", on);
    if (date !== undefined && on !== undefined && on < date)
      throw invalid(
        "incidents",
        { zh: "停止的日期早于发生的日期。", en: "It would have ended before it happened." },
        { zh: "请核对日期。", en: "Check the days." },
      );
  }
}

/** The incidents from each day on on which one of them ended. */
function byDay(
  found: readonly Incident[],
  settled: readonly Settled[],
): Record<CivilDate, readonly Incident[]> {
  const ended = new Map(
    settled.flatMap((one) => (one.on && one.stands === "ended" ? [[incidentKey(one), one.on]] : [])),
  );
  const days = [...new Set(ended.values())].sort();
  const on = (day: CivilDate) =>
    found.map((one): Incident => {
      const end = ended.get(incidentKey(one));
      return end !== undefined && end <= day ? { ...one, state: "closed" } : one;
    });
  return Object.fromEntries(days.map((day) => [day, on(day)]));
}

const KINDS = { ended: "incidentEnded", continues: "incidentContinues", unknown: "incidentUnknown" } as const;

/**
 * Writes down how each incident of a case stands when it is closed: one that ended is a fact from that day on, one of
 * which nobody knows stays as it was said. Throws `invalid` unless there is an answer for each.
 */
export async function settleIncidents(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  row: CaseRecordRow,
  settled: readonly Settled[],
): Promise<void> {
  const found = await incidentsFound(tx, row, civilDayOf(context.now()));
  requireSettled(
    context,
    found.filter(({ state }) => state !== "closed"),
    settled,
  );
  for (const { kind: incident, date, stands, on, reason } of settled) {
    const content = { incident, ...(date && { date }), ...(stands === "continues" && { text: reason }) };
    const day = (stands === "ended" ? on : undefined) ?? civilDayOf(context.now());
    await addRecord(tx, { ...recordIn(context, row), kind: KINDS[stands], day, content, key });
  }
  const ends = byDay(found, settled);
  if (Object.keys(ends).length > 0) await sayIncidents(tx, context, row, ends, "结案复核");
}
