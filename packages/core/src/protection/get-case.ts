import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, protectionStage } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { formView } from "../forms/pack-forms.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { actsOn } from "./case-acts.ts";
import { caseForms } from "./case-forms.ts";
import {
  type CaseRecordRow,
  chainAt,
  getCaseRow,
  recordsOf,
  requestsOf,
  type Subject,
  type Told,
} from "./case-record.ts";
import { openRow } from "./case-row.ts";
import { timersOf } from "./case-timers.ts";
import { chainView, educationFailed, recordView, requestView } from "./case-view.ts";
import { nextStage } from "./chain.ts";
import { guardianshipOf } from "./guardianship.ts";
import type { caseInput, ProtectionCase } from "./protection.schema.ts";
import { openIncidents } from "./settle-incidents.ts";

async function readCase(tx: TenantTransaction, context: StaffContext, key: TenantKey, row: CaseRecordRow) {
  const [stages, records, requests, timers, incidents, named] = await Promise.all([
    tx
      .select()
      .from(protectionStage)
      .where(eq(protectionStage.caseId, row.id))
      .orderBy(asc(protectionStage.number)),
    recordsOf(tx, row.id),
    requestsOf(tx, row.id),
    timersOf(tx, context, row),
    openIncidents(tx, context, row),
    row.childId === null ? [] : tx.select({ name: child.name }).from(child).where(eq(child.id, row.childId)),
  ]);
  const guardianship = await guardianshipOf(tx, key, records);
  return { row, stages, records, requests, timers, incidents, guardianship, childName: named[0]?.name };
}

/** A case with all that was done, except who reported. Each reading leaves an audit row, with the broken glass it took. */
export async function getCase(
  context: StaffContext,
  { id }: z.output<typeof caseInput>,
): Promise<ProtectionCase> {
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(context, "protection.get", async (tx, note) => {
    const { row, grant } = await getCaseRow(tx, context, id);
    note({
      ...(row.childId && { childId: row.childId }),
      division: row.division,
      detail: { case: row.number, ...(grant && { grant }) },
    });
    return readCase(tx, context, key, row);
  });
  return shownCase(context, key, read);
}

type Read = Awaited<ReturnType<typeof readCase>>;

async function shownCase(
  context: StaffContext,
  key: TenantKey,
  { row, stages, records, requests, timers, incidents, guardianship, childName }: Read,
): Promise<ProtectionCase> {
  const names = await staffNames(context, [
    row.handler,
    row.closingBy,
    row.closedBy,
    ...records.map(({ by }) => by),
    ...requests.flatMap(({ askedBy, answeredBy }) => [askedBy, answeredBy]),
  ]);
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person) ?? null));
  const { pack, chain } = chainAt(context, row);
  const { sex, age } = openJson<Subject>(key, row.subjectSealed);
  const told = openJson<Told>(key, row.toldSealed);
  const dueFrom = stages.findLast(({ leftAt }) => leftAt === null)?.dueFrom ?? "unset";
  return {
    ...openRow(context, key, row, { names, childName, dueFrom }),
    version: row.version,
    sex: sex ?? null,
    age: age ?? null,
    told: { place: told.place ?? null, what: told.what },
    happenedOn: row.happenedOn,
    source: row.source,
    chain: chainView(context, row, stages),
    records: records.map((one) => recordView(key, pack, one, names)),
    requests: requests.map((one) => requestView(key, one, names)),
    forms: caseForms(pack, civilDayOf(context.now())).map(formView),
    timers,
    educationFirst: chain.educationFirst
      ? { clauses: chain.educationFirst, failed: educationFailed(key, records) }
      : null,
    guardianship: guardianship && {
      from: guardianship.from,
      by: guardianship.by,
      basis: guardianship.basis,
      until: guardianship.until,
    },
    incidents: incidents.map(({ kind, date }) => ({ kind, date: date ?? null })),
    closing:
      row.outcome && row.outcomeSealed
        ? {
            outcome: row.outcome,
            reason: openJson<{ reason: string }>(key, row.outcomeSealed).reason,
            by: nameOf(row.closingBy),
          }
        : null,
    closed: row.closedAt && { at: row.closedAt.toISOString(), by: nameOf(row.closedBy) },
    follows: row.follows,
    today: civilDayOf(context.now()),
    may: actsOn(context, row, {
      lastStage: nextStage(chain, row.stage) === undefined,
      guarded: guardianship !== null && guardianship.until === null,
    }),
  };
}
