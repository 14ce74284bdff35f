import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { getChildRecord } from "../children/child-row.ts";
import { decideMany, decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { contactsOf } from "../facts/contact.ts";
import { formView } from "../forms/pack-forms.ts";
import { policyToday } from "../protection/chain.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { contactDuty } from "./contact-duty.ts";
import {
  entrustmentOut,
  entrustmentsOf,
  missingAlerts,
  openEntrustments,
  regionForms,
  signersOf,
  stateOf,
} from "./entrustment-record.ts";
import type { ChildEntrustments, childEntrustmentsInput, EntrustmentForm } from "./entrustments.schema.ts";

type Input = z.output<typeof childEntrustmentsInput>;

/** A child's confirmations of entrusted guardianship, and whether the region's documents ask for one. Throws `notFound`. */
export async function listChildEntrustments(
  context: StaffContext,
  { childId }: Input,
): Promise<ChildEntrustments> {
  const { role } = context.staff;
  const today = civilDayOf(context.now());
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(context, "entrustments.ofChild", async (tx, note) => {
    const record = await getChildRecord(tx, childId);
    const rows = await entrustmentsOf(tx, childId);
    const signed = await Promise.all(rows.map(({ id }) => signersOf(tx, id)));
    const deciding = await decidingOn(tx, context);
    const decided = (await decideMany(tx, deciding, [childId])).get(childId);
    note({ childId, division: record.division });
    return { record, rows, signed, deciding, decided };
  });
  const { record, rows, signed, deciding, decided } = read;
  const { policy } = deciding;
  const touched = decided ? policy.touches(decided.facts, decided.at) : {};
  const alert = missingAlerts(policy.pack, deciding.on).find(({ id }) => {
    const answer = touched[id];
    return answer === "yes" || answer === "review";
  });
  const names = await staffNames(
    context,
    rows.flatMap(({ madeBy, confirmedBy }) => [madeBy, confirmedBy]),
  );
  const open = record.status === "active";
  return {
    version: record.version,
    missing: open && alert ? { title: alert.title, clauses: alert.clauses } : null,
    rows: rows.map((row, place) =>
      entrustmentOut(row, signed[place] ?? new Set(), { key, pack: policy.pack, names, today }),
    ),
    mayRecord: open && may(role, "entrustments.record"),
    mayConfirm: open && may(role, "entrustments.confirm"),
  };
}

/** What a new confirmation begins with: who is known around the child, and what else the region's documents ask. */
export async function getEntrustmentForm(
  context: StaffContext,
  { childId }: Input,
): Promise<EntrustmentForm> {
  const today = civilDayOf(context.now());
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = policyToday(context);
  return inTenant(context, "entrustments.form", async (tx, note) => {
    const record = await getChildRecord(tx, childId);
    const contact = (await contactsOf(tx, key, [childId])).get(childId) ?? {};
    const running = (await openEntrustments(tx, childId)).find((row) => stateOf(row) === "running");
    note({ childId, division: record.division });
    const parents = [
      { name: contact.fatherName, relation: "父亲" },
      { name: contact.motherName, relation: "母亲" },
    ];
    return {
      childName: record.name,
      place: placeName(record.division),
      guardians: parents.flatMap(({ name, relation }) => (name ? [{ name, relation }] : [])),
      carer: contact.entrustedCarer ?? null,
      forms: regionForms(pack, today).map(formView),
      running: running ? { id: running.id, until: running.untilOn } : null,
      contact: await contactDuty(tx, today),
      today,
    };
  });
}
