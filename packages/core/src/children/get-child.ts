import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, choice } from "@tongyou/database/schema";
import { ageOn, type Facts, reaches } from "@tongyou/policy";
import { and, asc, desc, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { type Contact, contactsOf } from "../facts/contact.ts";
import { factEntries } from "../facts/fact-entries.ts";
import { shownContact } from "../facts/mask.ts";
import { statementsOf } from "../facts/statements-of.ts";
import { riskLevelOf } from "../risk/risk-scheme.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { type ChildRecord, getChildRecord } from "./child-row.ts";
import type { ChildFile, childInput, Person } from "./children.schema.ts";
import { decideMany, decidingOn, receiptOf } from "./deciding.ts";
import { placeName } from "./place-name.ts";
import { knownTo } from "./restricted-parts.ts";
import { decisionFor } from "./without-restricted.ts";

const readSiblings = (tx: TenantTransaction, { id, householdId }: ChildRecord) =>
  householdId === null
    ? []
    : tx
        .select({ id: child.id, name: child.name, sex: child.sex, birthDate: child.birthDate })
        .from(child)
        .where(and(isNotNull(child.householdId), eq(child.householdId, householdId), ne(child.id, id)))
        .orderBy(asc(child.birthDate));

const readChoices = (tx: TenantTransaction, id: string) =>
  tx
    .select()
    .from(choice)
    .where(and(eq(choice.childId, id), isNull(choice.supersededAt)))
    .orderBy(desc(choice.at));

function personOf(
  facts: Facts,
  contact: Contact,
  parent: "father" | "mother",
  role: StaffContext["staff"]["role"],
): Person {
  const idNumber = contact[`${parent}IdNumber`];
  return {
    name: contact[`${parent}Name`] ?? null,
    idNumber: idNumber ? shownContact(`${parent}IdNumber`, idNumber, role) : null,
    statuses:
      facts[`${parent}.statuses`]?.map(({ status, since }) => ({ status, since: since ?? null })) ?? null,
  };
}

/**
 * One child's file as the reader's role may see it: numbers masked unless the work needs them, restricted facts
 * and what rests on them left out for all but the county officer. The decision is that of the working day (`decision.on`).
 * Throws `notFound` also for a child outside the area. Each reading leaves an audit row.
 */
export async function getChild(
  context: StaffContext,
  { id }: z.output<typeof childInput>,
): Promise<ChildFile> {
  const { role } = context.staff;
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(context, "children.get", async (tx, note) => {
    const record = await getChildRecord(tx, id);
    const deciding = await decidingOn(tx, context);
    const [rows, contacts, siblings, choices, decided] = await Promise.all([
      statementsOf(tx, id),
      contactsOf(tx, key, [id]),
      readSiblings(tx, record),
      readChoices(tx, id),
      decideMany(tx, deciding, [id]),
    ]);
    note({ childId: id, division: record.division, detail: { version: record.version } });
    return { record, deciding, rows, contact: contacts.get(id) ?? {}, siblings, choices, decided };
  });
  const { record, deciding, rows, contact, siblings, choices } = read;
  const decided = read.decided.get(id);
  const known = decided && knownTo(role, deciding.policy, decided);
  const facts = decided?.facts ?? {};
  const names = await staffNames(context, [
    ...rows.map((row) => row.saidBy),
    ...choices.map((row) => row.by),
  ]);
  const shown = (name: "idNumber" | "guardianPhone") => {
    const value = contact[name];
    return value === undefined ? null : shownContact(name, value, role);
  };
  return {
    id,
    version: record.version,
    name: record.name,
    sex: record.sex,
    birthDate: record.birthDate,
    age: record.birthDate ? ageOn(record.birthDate, deciding.on) : null,
    turns18On: record.birthDate ? reaches(record.birthDate, 18) : null,
    idNumber: shown("idNumber"),
    division: record.division,
    divisionName: placeName(record.division),
    risk: riskLevelOf(deciding.policy.pack, deciding.on, facts.riskLevel),
    status: record.status,
    closed:
      record.status === "closed" ? { on: record.closedOn ?? "", reason: record.closedReason ?? "" } : null,
    father: personOf(facts, contact, "father", role),
    mother: personOf(facts, contact, "mother", role),
    guardian: {
      name: contact.guardianName ?? null,
      relation: facts.guardianRelation ?? null,
      phone: shown("guardianPhone"),
    },
    care: {
      arrangement: facts.careArrangement ?? null,
      since: facts.careSince ?? null,
      institution: facts.careInstitution ?? null,
    },
    siblings: siblings.map(({ birthDate, ...sibling }) => ({
      ...sibling,
      age: birthDate ? ageOn(birthDate, deciding.on) : null,
    })),
    decision: known
      ? {
          ...decisionFor(role, known),
          on: deciding.on,
          receipt: receiptOf(deciding.policy, known, context.now()),
        }
      : null,
    categoryNames: Object.fromEntries(
      deciding.policy.pack.items
        .filter((item) => item.kind === "category")
        .map((item) => [item.id, item.title]),
    ),
    facts: factEntries(rows, { role, key, names }, deciding.on),
    choices: choices.map((row) => ({
      clause: row.clause,
      chosen: row.chosen,
      reason: row.reason,
      by: names.get(row.by) ?? "",
      at: row.at.toISOString(),
      fromMonth: row.fromMonth,
    })),
  };
}
