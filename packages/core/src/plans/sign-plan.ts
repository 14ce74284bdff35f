import { sealText, tenantKey } from "@tongyou/database";
import { carePlanSignature } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { keepFile, readContent } from "../attachments/keep-file.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, stale } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { lockStoredPlan, PLAN } from "./plan-record.ts";
import type { PlanSigner, signPlanInput } from "./plans.schema.ts";

const SIGNATURES: { readonly [S in PlanSigner]: string } = {
  child: "儿童签名",
  guardian: "监护人签名",
  owner: "方案负责人签名",
};

/**
 * Keeps a signature drawn on the screen for a plan in force, with the name of who signed. The same picture sent again
 * changes nothing. Throws `conflict` where that party signed already, `stale` for a revised plan, `notFound`,
 * `invalid`.
 */
export async function signPlan(
  context: StaffContext,
  { id, signer: who, name, base64 }: z.output<typeof signPlanInput>,
): Promise<{ id: string }> {
  const { bytes, type } = readContent(base64);
  if (type !== "png")
    throw invalid(
      "base64",
      { zh: "签名不是图片。", en: "The signature is not a picture." },
      { zh: "请清除后重新签名。", en: "Clear it and sign again." },
    );
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "plans.sign", async (tx, note) => {
    const plan = await lockStoredPlan(tx, id);
    const { childId, division, number } = plan;
    const about = { childId, division, detail: { plan: id, number, who } };
    if (plan.endedAt !== null) throw stale(PLAN);
    const place = { ownerKind: "carePlan", ownerId: id, division, childId, field: who } as const;
    const fileName = `${SIGNATURES[who]}.png`;
    const { file } = await keepFile(tx, context, key, place, { fileName, bytes, type });
    const [signed] = await tx
      .select({ file: carePlanSignature.file })
      .from(carePlanSignature)
      .where(and(eq(carePlanSignature.planId, id), eq(carePlanSignature.who, who)));
    if (signed && signed.file !== file)
      throw conflict(
        { zh: "这一方已经签过名。", en: "This party has signed already." },
        { zh: "签错了的，请修订方案后重新签名。", en: "If it is wrong, revise the plan and sign again." },
      );
    if (signed) {
      note({ ...about, detail: { ...about.detail, repeated: true } });
      return { id };
    }
    await tx.insert(carePlanSignature).values({
      planId: id,
      division,
      who,
      nameSealed: sealText(key, name),
      file,
      takenBy: context.staff.id,
      at: context.now(),
    });
    note(about);
    return { id };
  });
}
