import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import {
  institution,
  institutionAgreement,
  institutionRecord,
  institutionTransfer,
  placement,
  staff,
  transferChild,
} from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { and, count, desc, eq, isNull, or } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { filledForm } from "../forms/form-lines.ts";
import { formsOf, formView } from "../forms/pack-forms.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import {
  contactOf,
  getInstitutionRow,
  institutionRowOf,
  licenceEnds,
  standing,
  takenBeds,
} from "./institution-row.ts";
import type {
  Institution,
  InstitutionAgreement,
  InstitutionRecord,
  InstitutionTransfer,
  institutionInput,
} from "./institutions.schema.ts";
import { kindsOf } from "./kinds.ts";
import { countWaiting } from "./transfer-record.ts";

type Names = ReadonlyMap<string, string>;
type StoredRecord = typeof institutionRecord.$inferSelect;

const recordOut = (row: StoredRecord, key: TenantKey, pack: Pack, names: Names): InstitutionRecord => ({
  id: row.id,
  kind: row.kind,
  form: row.form === null ? null : filledForm(pack, row.form, openJson(key, row.contentSealed)),
  day: row.day,
  until: row.until,
  content: row.form === null ? openJson(key, row.contentSealed) : {},
  by: names.get(row.by) ?? null,
  at: row.at.toISOString(),
  replacedAt: row.replacedAt?.toISOString() ?? null,
});

async function agreementsOf(
  tx: TenantTransaction,
  key: TenantKey,
  id: string,
  named: Names,
): Promise<InstitutionAgreement[]> {
  const rows = await tx
    .select()
    .from(institutionAgreement)
    .where(or(eq(institutionAgreement.entruster, id), eq(institutionAgreement.entrusted, id)))
    .orderBy(desc(institutionAgreement.fromOn));
  const counted = await tx
    .select({ id: placement.agreementId, children: count() })
    .from(placement)
    .where(and(isNull(placement.endedOn), eq(placement.institutionId, id)))
    .groupBy(placement.agreementId);
  const children = new Map(counted.map((row) => [row.id, row.children]));
  const body = (one: string) => ({ id: one, name: named.get(one) ?? one });
  return rows.map((row) => {
    const said = openJson<{ number?: string; note?: string }>(key, row.contentSealed);
    const why = row.endedSealed ? openJson<{ why: string }>(key, row.endedSealed).why : "";
    return {
      id: row.id,
      entruster: body(row.entruster),
      entrusted: body(row.entrusted),
      signedOn: row.signedOn,
      from: row.fromOn,
      until: row.untilOn,
      number: said.number ?? null,
      note: said.note ?? null,
      ended: row.endedOn === null ? null : { on: row.endedOn, why },
      children: children.get(row.id) ?? 0,
    };
  });
}

async function transfersOf(
  tx: TenantTransaction,
  key: TenantKey,
  id: string,
  named: Names,
): Promise<InstitutionTransfer[]> {
  const rows = await tx
    .select({ row: institutionTransfer, children: count(), received: count(transferChild.receivedOn) })
    .from(institutionTransfer)
    .innerJoin(transferChild, eq(transferChild.transferId, institutionTransfer.id))
    .where(or(eq(institutionTransfer.fromInstitution, id), eq(institutionTransfer.toInstitution, id)))
    .groupBy(institutionTransfer.id)
    .orderBy(desc(institutionTransfer.madeAt));
  const body = (one: string) => ({ id: one, name: named.get(one) ?? one });
  return Promise.all(
    rows.map(async ({ row, children, received }) => {
      const { reason, decidedBy } = openJson<{ reason: string; decidedBy: string }>(key, row.contentSealed);
      return {
        id: row.id,
        from: body(row.fromInstitution),
        to: body(row.toInstitution),
        on: row.plannedOn,
        reason,
        decidedBy,
        children,
        received,
        waiting: row.doneAt === null ? await countWaiting(tx, row) : 0,
        done: row.doneAt !== null,
      };
    }),
  );
}

/** One institution with its licences, forms, agreements and transfers; it names no child. Throws `notFound`. */
export async function getInstitution(
  context: StaffContext,
  { id }: z.output<typeof institutionInput>,
): Promise<Institution> {
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  const read = await inTenant(
    context,
    "institutions.get",
    async (tx) => {
      const row = await getInstitutionRow(tx, id);
      const { pack } = (await decidingOn(tx, context, today)).policy;
      const all = await tx.select({ id: institution.id, name: institution.name }).from(institution);
      const named = new Map(all.map((one) => [one.id, one.name]));
      const [records, people, agreements, transfers, taken, ends] = await Promise.all([
        tx
          .select()
          .from(institutionRecord)
          .where(eq(institutionRecord.institutionId, id))
          .orderBy(desc(institutionRecord.day), desc(institutionRecord.at)),
        tx
          .select({ id: staff.id, name: staff.name, of: staff.institutionId, division: staff.division })
          .from(staff)
          .where(and(eq(staff.role, "institutionStaff"), isNull(staff.disabledAt)))
          .orderBy(staff.login),
        agreementsOf(tx, key, id, named),
        transfersOf(tx, key, id, named),
        takenBeds(tx, eq(placement.institutionId, id)),
        licenceEnds(tx),
      ]);
      return { row, pack, records, people, agreements, transfers, taken, ends };
    },
    { area: "tenant" },
  );
  const { row, pack, records, people, agreements, transfers } = read;
  const names = await staffNames(
    context,
    records.map(({ by }) => by),
  );
  const kinds = kindsOf(pack, today);
  const mayEmploy = may(context.staff.role, "institutions.employ");
  const named = ({ id: person, name }: { id: string; name: string }) => ({ id: person, name });
  return {
    ...institutionRowOf(row, kinds, standing(id, { ...read, today })),
    version: row.version,
    services: row.services,
    contact: contactOf(key, row),
    people: people.filter((one) => one.of === id).map(named),
    unassigned: mayEmploy
      ? people.filter((one) => one.of === null && isWithin(one.division, context.area.code)).map(named)
      : [],
    records: records.map((one) => recordOut(one, key, pack, names)),
    agreements,
    transfers,
    forms: formsOf(pack, today, ["venue"]).map(formView),
    mayChange: may(context.staff.role, "institutions.save") && isWithin(row.division, context.area.code),
    mayEmploy,
  };
}
