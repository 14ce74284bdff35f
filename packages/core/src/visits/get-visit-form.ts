import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { visit, visitPlan } from "@tongyou/database/schema";
import { ageOn, FACTS, type FactName } from "@tongyou/policy";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { FactEntry } from "../children/children.schema.ts";
import { type Decided, decideMany, decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { knownTo } from "../children/restricted-parts.ts";
import { decisionFor } from "../children/without-restricted.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { contactsOf } from "../facts/contact.ts";
import { factEntries } from "../facts/fact-entries.ts";
import { shownContact } from "../facts/mask.ts";
import { labelOf } from "../facts/show-fact.ts";
import { statementsOf } from "../facts/statements-of.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { NO_PLAN, PLAN_COLUMNS, planOut } from "./plan-out.ts";
import { loadCadences, openlyKnown, planRow } from "./refresh-visit-plans.ts";
import { visitFields } from "./visit-fields.ts";
import { SECTION_FACTS } from "./visit-sections.ts";
import { type childVisitsInput, type KnownFact, VISIT_SECTIONS, type VisitForm } from "./visits.schema.ts";

/** Questions of one visit: more than a family answers at the door are left to the next. */
const QUESTIONS = 6;

/** Harm is told by a report and assessed, a level of risk by its assessment: neither is asked at the door. */
const NOT_ASKED: ReadonlySet<FactName> = new Set<FactName>(["incidents", "riskLevel"]);

/** When somebody was last there and wrote it down; facts recorded since are to be confirmed. */
async function lastRecorded(tx: TenantTransaction, childId: string): Promise<string | null> {
  const [last] = await tx
    .select({ at: visit.recordedAt })
    .from(visit)
    .where(and(eq(visit.childId, childId), inArray(visit.kind, ["home", "phone"])))
    .orderBy(desc(visit.recordedAt))
    .limit(1);
  return last?.at.toISOString() ?? null;
}

function knownFacts(
  names: readonly FactName[],
  entries: readonly FactEntry[],
  last: string | null,
): KnownFact[] {
  return names.map((name) => {
    const entry = entries.find((one) => one.name === name && one.supersededAt === null && one.to === null);
    return {
      name,
      label: labelOf(name),
      shown: entry?.shown ?? null,
      value: entry?.value ?? null,
      from: entry?.from ?? null,
      fresh: entry !== undefined && last !== null && entry.recordedAt > last,
    };
  });
}

/**
 * What to look at and ask on a visit to one child: what is known in each part of the form, the facts a decision waits
 * for as questions, the fields the region's documents ask for, and the day the next visit would fall due.
 * Throws `notFound` also for a child outside the area. Each reading leaves an audit row.
 */
export async function getVisitForm(
  context: StaffContext,
  { childId }: z.output<typeof childVisitsInput>,
): Promise<VisitForm> {
  const { role } = context.staff;
  const today = civilDayOf(context.now());
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(context, "visits.form", async (tx, note) => {
    const record = await getChildRecord(tx, childId);
    const deciding = await decidingOn(tx, context);
    const [rows, contacts, decided, cadences, [plan], last] = await Promise.all([
      statementsOf(tx, childId),
      contactsOf(tx, key, [childId]),
      decideMany(tx, deciding, [childId]),
      loadCadences(tx, context, deciding),
      tx.select(PLAN_COLUMNS).from(visitPlan).where(eq(visitPlan.childId, childId)),
      lastRecorded(tx, childId),
    ]);
    note({ childId, division: record.division, detail: { version: record.version } });
    return { record, deciding, rows, contact: contacts.get(childId) ?? {}, decided, cadences, plan, last };
  });
  const { record, deciding, contact, cadences } = read;
  const one: Decided | undefined = read.decided.get(childId);
  if (!one) throw new Error("the child was asked for");
  const names = await staffNames(context, [read.plan?.worker]);
  const entries = factEntries(read.rows, { role, key, names: new Map() }, today);
  const decision = decisionFor(role, knownTo(role, deciding.policy, one));
  const needs = [...new Set([...(decision.allowance.needs ?? []), ...decision.needs])]
    .filter((name) => !NOT_ASKED.has(name))
    .slice(0, QUESTIONS);
  const visitedToday = { opened: civilDayOf(record.createdAt), lastOn: today, appointment: null };
  const phone = contact.guardianPhone;
  return {
    child: {
      id: childId,
      version: record.version,
      name: record.name,
      sex: record.sex,
      age: record.birthDate ? ageOn(record.birthDate, today) : null,
      divisionName: placeName(record.division),
      guardian: contact.guardianName ?? null,
      phone: phone === undefined ? null : shownContact("guardianPhone", phone, role),
      address: contact.residenceAddress ?? null,
    },
    today,
    plan: planOut(read.plan ?? NO_PLAN, cadences, names),
    sections: VISIT_SECTIONS.map((section) => ({
      section,
      facts: knownFacts(SECTION_FACTS[section], entries, read.last),
    })),
    questions: needs.map((name) => ({
      name,
      label: labelOf(name),
      ask: { zh: FACTS[name].askZh, en: FACTS[name].askEn },
    })),
    fields: visitFields(deciding.policy.pack, today, openlyKnown(deciding, one).touches),
    proposed: planRow(cadences, deciding, one, visitedToday).cadence_due,
  };
}
