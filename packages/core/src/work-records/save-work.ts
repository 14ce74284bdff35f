import { isUniqueViolation, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { worker, workRecord } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { forbidden, invalid, notFound, stale } from "../errors/refusals.ts";
import type { FormContent } from "../forms/forms.schema.ts";
import { keepFields } from "../forms/keep-fields.ts";
import { checkedFields } from "../forms/pack-forms.ts";
import { institutionNames } from "../institutions/institution-names.ts";
import { policyToday } from "../protection/chain.ts";
import { requirePast } from "../protection/require-past.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { demandNamed } from "./work-demands.ts";
import { workForms } from "./work-forms.ts";
import { contentOf, lockWork, mayChangeWork, WORK_RECORD, type WorkContent } from "./work-record.ts";
import type { correctWorkInput, recordWorkInput } from "./work-records.schema.ts";

type Input = z.output<typeof recordWorkInput>;
type Said = Omit<Input, "division">;
type Version = {
  recordId: string;
  number: number;
  division: string;
  doneOn: string | null;
  why?: string;
  before?: FormContent;
};

/** The place a record is of; throws `invalid` for one outside the person's area. */
function placeOf(context: StaffContext, division: string | undefined): string {
  const place = division ?? context.area.code;
  if (findDivision(place) && isWithin(place, context.area.code)) return place;
  throw invalid(
    "division",
    { zh: "这个地方不在您负责的区域内。", en: "This place is not in your area." },
    { zh: "请选择本区域内的地方。", en: "Choose a place of your area." },
  );
}

function checkDays(context: StaffContext, { kind, day, dueOn }: Said): void {
  // A plan of work may begin on a day to come; everything else has happened.
  if (kind !== "workPlan" && kind !== "campaign") requirePast(context, "day", day);
  if (dueOn !== undefined && dueOn < day)
    throw invalid(
      "dueOn",
      {
        zh: "办结期限早于记录日期。",
        en: "The day by which it is to be done is before the day of the record.",
      },
      { zh: "请核对两个日期。", en: "Check both days." },
    );
}

/** Staff of an institution write about their own; throws `invalid` for one that is not there. */
async function institutionOf(context: StaffContext, { institution: chosen }: Said): Promise<string | null> {
  const { role, institution: own } = context.staff;
  if (role === "institutionStaff") {
    if (own !== undefined) return own;
    throw invalid(
      "institution",
      { zh: "您的账号还没有归入机构。", en: "Your account belongs to no institution yet." },
      {
        zh: "请联系县级经办人在“机构”中归入。",
        en: "Ask the county's officer to say so in the register of institutions.",
      },
    );
  }
  if (chosen === undefined) return null;
  if ((await institutionNames(context)).has(chosen)) return chosen;
  throw notFound({ zh: "机构登记", en: "register entry of an institution" });
}

async function write(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  said: Said & { institutionId: string | null },
  version: Version,
): Promise<void> {
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const form = workForms(pack, today, said.kind).find(({ id }) => id === said.form);
  if (said.form !== undefined && !form)
    throw invalid(
      "form",
      { zh: "这类记录没有这张表单。", en: "There is no such form for a record of this kind." },
      { zh: "请刷新页面后重新选择。", en: "Reload the page and choose again." },
    );
  if (said.provision !== undefined && !demandNamed(pack, said.provision))
    throw invalid(
      "provision",
      { zh: "本地区的文件没有这项要求。", en: "The region's documents ask no such thing." },
      { zh: "请刷新页面后重新选择。", en: "Reload the page and choose again." },
    );
  if (said.worker !== undefined) {
    const [person] = await tx.select({ id: worker.id }).from(worker).where(eq(worker.id, said.worker));
    if (!person) throw notFound({ zh: "人员登记", en: "entry of the register of people" });
  }
  const { recordId, number, division, doneOn, why, before } = version;
  const owner = { ownerKind: "workRecord", ownerId: recordId, division, childId: null } as const;
  const fields = form
    ? {
        ...before,
        ...(await keepFields(tx, context, key, owner, { ...form, values: checkedFields(form, said.fields) })),
      }
    : undefined;
  const { title, who, what } = said;
  const content: WorkContent = {
    title,
    ...(who && { who }),
    ...(what && { what }),
    ...(why && { why }),
    ...(fields && { fields }),
  };
  await tx.insert(workRecord).values({
    id: said.id,
    recordId,
    number,
    division,
    kind: said.kind,
    form: form?.id ?? null,
    provision: said.provision ?? null,
    day: said.day,
    institutionId: said.institutionId,
    workerId: said.worker ?? null,
    dueOn: said.dueOn ?? null,
    contentSealed: sealJson(key, content),
    by: context.staff.id,
    at: context.now(),
    doneOn,
  });
}

/** The version this form wrote already, when it was sent a second time. */
const writtenBy = async (tx: TenantTransaction, context: StaffContext, id: string) => {
  const [row] = await tx
    .select({ by: workRecord.by, division: workRecord.division })
    .from(workRecord)
    .where(eq(workRecord.id, id));
  return row?.by === context.staff.id ? row : undefined;
};

/**
 * Writes down a piece of the bureau's own work. Sent again with the same id it changes nothing.
 * @throws DomainError `invalid`, `notFound`
 */
export async function recordWork(context: StaffContext, input: Input): Promise<{ record: string }> {
  requirePermission(context, "workRecords.record");
  checkDays(context, input);
  const division = placeOf(context, input.division);
  const institutionId = await institutionOf(context, input);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "workRecords.record", async (tx, note) => {
    const about = {
      division,
      detail: { record: input.id, kind: input.kind, provision: input.provision ?? null },
    };
    if (await writtenBy(tx, context, input.id)) {
      note({ ...about, detail: { ...about.detail, repeated: true } });
      return { record: input.id };
    }
    await write(
      tx,
      context,
      key,
      { ...input, institutionId },
      { recordId: input.id, number: 1, division, doneOn: null },
    );
    note(about);
    return { record: input.id };
  });
}

/**
 * Puts a corrected version in a record's place; the one before stays. Sent again with the same id it changes nothing.
 * @throws DomainError `stale` when somebody corrected or voided it since, `forbidden`, `invalid`, `notFound`
 */
export async function correctWork(
  context: StaffContext,
  { record, number, why, ...said }: z.output<typeof correctWorkInput>,
): Promise<{ record: string }> {
  requirePermission(context, "workRecords.correct");
  checkDays(context, said);
  const institutionId = await institutionOf(context, said);
  const key = await tenantKey(context.db, context.tenant);
  const correct = () =>
    inTenant(context, "workRecords.correct", async (tx, note) => {
      const again = await writtenBy(tx, context, said.id);
      if (again) {
        note({ division: again.division, detail: { record, repeated: true } });
        return { record };
      }
      const row = await lockWork(tx, context, record, number);
      if (!mayChangeWork(context, row)) throw forbidden();
      const { fields = {} } = contentOf(key, row);
      const files = Object.fromEntries(
        Object.entries(fields).filter(([, value]) => row.form === said.form && typeof value === "object"),
      );
      await tx.update(workRecord).set({ supersededAt: context.now() }).where(eq(workRecord.id, row.id));
      const { division, doneOn } = row;
      const version = { recordId: record, number: number + 1, division, doneOn, why, before: files };
      await write(tx, context, key, { ...said, institutionId }, version);
      note({ division, detail: { record, kind: said.kind, number: number + 1 } });
      return { record };
    });
  try {
    return await correct();
  } catch (error) {
    // Two people at the same time: the second is told that there is a newer version.
    if (isUniqueViolation(error, "work_record_number_key")) throw stale(WORK_RECORD);
    throw error;
  }
}
