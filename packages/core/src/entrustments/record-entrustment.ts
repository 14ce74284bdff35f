import { sealFile, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { entrustment, entrustmentSignature } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { recogniseFile } from "../attachments/recognise-file.ts";
import { CHILD_FILE, getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import { keepFields } from "../forms/keep-fields.ts";
import { checkedFields } from "../forms/pack-forms.ts";
import { policyToday } from "../protection/chain.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { checkCarer, checkDays } from "./checks.ts";
import { contactDuty, requireContact } from "./contact-duty.ts";
import { openEntrustments, regionForms, stateOf } from "./entrustment-record.ts";
import { type EntrustmentContent, type recordEntrustmentInput, SIGNERS } from "./entrustments.schema.ts";

type Input = z.output<typeof recordEntrustmentInput>;

/** The pictures of signatures; throws `invalid` for anything that is not a PNG. */
function picturesOf({ signatures }: Input): { who: (typeof SIGNERS)[number]; bytes: Buffer }[] {
  return SIGNERS.flatMap((who) => {
    const base64 = signatures[who];
    if (base64 === undefined) return [];
    const bytes = Buffer.from(base64, "base64");
    if (recogniseFile(bytes) === "png") return [{ who, bytes }];
    throw invalid(
      "signatures",
      { zh: "签名不是图片。", en: "A signature is not a picture." },
      { zh: "请清除后重新签名。", en: "Clear it and sign again." },
    );
  });
}

const contentOf = (input: Input, fields: EntrustmentContent["fields"]): EntrustmentContent => {
  const { guardians, carer, reason, reasonText, capable, bars, opinion } = input;
  const { contactDays, villageTold, schoolTold, onPaper } = input;
  return {
    guardians,
    carer,
    reason,
    reasonText,
    capable,
    bars,
    opinion,
    contactDays,
    villageTold,
    schoolTold,
    onPaper,
    fields,
  };
};

/** An earlier one that waits to be confirmed gives way to this one; both stay on record. */
async function withdrawWaiting(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { childId, today }: { childId: string; today: string },
): Promise<void> {
  const waiting = (await openEntrustments(tx, childId)).find((row) => stateOf(row) === "waiting");
  if (!waiting) return;
  const why = sealJson(key, { why: "重新填写" });
  await tx
    .update(entrustment)
    .set({ endedOn: today, endedHow: "withdrawn", endedSealed: why, endedBy: context.staff.id })
    .where(eq(entrustment.id, waiting.id));
}

/**
 * Writes down a confirmation of entrusted guardianship with its signatures. It waits until the town or the county
 * confirms it; until then the file says nothing new. Whom the law bars is refused with the article.
 * Sent again with the same id it changes nothing.
 * @throws DomainError `invalid`, `conflict` (a closed file), `notFound`
 */
export async function recordEntrustment(context: StaffContext, input: Input): Promise<{ id: string }> {
  const today = civilDayOf(context.now());
  checkDays(input, today);
  checkCarer(input);
  const pictures = picturesOf(input);
  const { pack } = policyToday(context);
  const asked = { fields: regionForms(pack, today).flatMap((form) => [...form.fields]) };
  const form = { ...asked, values: checkedFields(asked, input.fields) };
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "entrustments.record", async (tx, note) => {
    const { id, childId, from, until, signedOn } = input;
    requireContact(input.contactDays, await contactDuty(tx, today));
    const record = await getChildRecord(tx, childId);
    const { division } = record;
    const about = { childId, division, detail: { entrustment: id, from, until } };
    const [known] = await tx.select().from(entrustment).where(eq(entrustment.id, id));
    if (known && known.childId !== childId) throw notFound(CHILD_FILE);
    if (known) {
      note({ ...about, detail: { ...about.detail, repeated: true } });
      return { id };
    }
    if (record.status !== "active")
      throw conflict(
        { zh: "这份档案已经结案。", en: "This file is closed." },
        { zh: "如需办理，请先恢复建档。", en: "Reopen the file first." },
      );
    await withdrawWaiting(tx, context, key, { childId, today });
    const owner = { ownerKind: "entrustment", ownerId: id, division, childId } as const;
    const fields = await keepFields(tx, context, key, owner, form);
    await tx.insert(entrustment).values({
      id,
      childId,
      division,
      fromOn: from,
      untilOn: until,
      signedOn,
      contentSealed: sealJson(key, contentOf(input, fields)),
      madeBy: context.staff.id,
      madeAt: context.now(),
    });
    if (pictures.length > 0)
      await tx.insert(entrustmentSignature).values(
        pictures.map(({ who, bytes }) => ({
          entrustmentId: id,
          division,
          who,
          sealed: sealFile(key, bytes),
          takenBy: context.staff.id,
          at: context.now(),
        })),
      );
    note({ ...about, detail: { ...about.detail, signed: pictures.map(({ who }) => who) } });
    return { id };
  });
}
