import { type TenantKey, tenantKey } from "@tongyou/database";
import { worker, workRecordStep } from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { desc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { filledForm } from "../forms/form-lines.ts";
import type { FormContent } from "../forms/forms.schema.ts";
import { institutionNames } from "../institutions/institution-names.ts";
import { policyToday } from "../protection/chain.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { demandNamed } from "./work-demands.ts";
import { contentOf, isLate, mayChangeWork, named, type StoredWork, workVersions } from "./work-record.ts";
import type { WorkKind, WorkRecord, WorkVersion, workRecordInput } from "./work-records.schema.ts";

type Names = Record<"staff" | "institutions" | "workers", ReadonlyMap<string, string>>;

const plain = (fields: FormContent): WorkVersion["fields"] =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([id, value]) =>
      typeof value === "object" ? [] : [[id, value] as const],
    ),
  );

function versionOf(key: TenantKey, pack: Pack, row: StoredWork, names: Names): WorkVersion {
  const { title, who, what, why, fields = {} } = contentOf(key, row);
  return {
    number: row.number,
    kind: row.kind as WorkKind,
    day: row.day,
    title,
    who: who ?? null,
    what: what ?? null,
    why: why ?? null,
    form: row.form === null ? null : { id: row.form, ...filledForm(pack, row.form, fields) },
    fields: plain(fields),
    demand: demandNamed(pack, row.provision),
    institution: named(row.institutionId, names.institutions),
    worker: named(row.workerId, names.workers),
    dueOn: row.dueOn,
    by: names.staff.get(row.by) ?? null,
    at: row.at.toISOString(),
  };
}

/** One record with its corrections and how it went on. Throws `notFound`. */
export async function getWorkRecord(
  context: StaffContext,
  { id }: z.output<typeof workRecordInput>,
): Promise<WorkRecord> {
  const key = await tenantKey(context.db, context.tenant);
  const { versions, steps, workers } = await inTenant(context, "workRecords.get", async (tx, note) => {
    const [newest, ...before] = await workVersions(tx, context, id);
    const ids = [newest, ...before].flatMap(({ workerId }) => (workerId === null ? [] : [workerId]));
    note({ division: newest.division, detail: { record: id, kind: newest.kind } });
    return {
      versions: { newest, before },
      steps: await tx
        .select()
        .from(workRecordStep)
        .where(eq(workRecordStep.recordId, id))
        .orderBy(desc(workRecordStep.at)),
      workers:
        ids.length > 0
          ? await tx.select({ id: worker.id, name: worker.name }).from(worker).where(inArray(worker.id, ids))
          : [],
    };
  });
  const { newest, before } = versions;
  const [staff, institutions] = await Promise.all([
    staffNames(context, [newest.by, newest.voidedBy, ...[...before, ...steps].map(({ by }) => by)]),
    institutionNames(context),
  ]);
  const names = { staff, institutions, workers: new Map(workers.map((one) => [one.id, one.name])) };
  const { pack } = policyToday(context);
  const out = (row: StoredWork) => versionOf(key, pack, row, names);
  return {
    record: id,
    place: { code: newest.division, name: placeName(newest.division) },
    versions: [out(newest), ...before.map(out)],
    steps: steps.map(({ day, noteSealed, done, by, at }) => ({
      day,
      note: openJson<{ note: string }>(key, noteSealed).note,
      done,
      by: staff.get(by) ?? null,
      at: at.toISOString(),
    })),
    doneOn: newest.doneOn,
    late: isLate(newest, civilDayOf(context.now())),
    voided:
      newest.voidedAt && newest.voidedReason
        ? {
            by: newest.voidedBy === null ? null : (staff.get(newest.voidedBy) ?? null),
            at: newest.voidedAt.toISOString(),
            why: openJson<{ why: string }>(key, newest.voidedReason).why,
          }
        : null,
    mayChange: mayChangeWork(context, newest),
  };
}
