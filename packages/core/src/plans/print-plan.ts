import { tenantKey } from "@tongyou/database";
import { carePlanSignature } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { getAttachmentRecord } from "../attachments/attachment-row.ts";
import { readBytes } from "../attachments/read-bytes.ts";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import type { FileOut } from "../page.schema.ts";
import { printPaper } from "../papers/print-paper.ts";
import { inTenant } from "../verb.ts";
import { getChildPlan } from "./get-child-plan.ts";
import { planPaper } from "./plan-paper.ts";
import { getStoredPlan, PLAN } from "./plan-record.ts";
import type { PlanSigner, printPlanInput } from "./plans.schema.ts";

/** One version of a child's plan as a PDF to be signed, or with the signatures drawn on the screen. Throws `notFound`. */
export async function printPlan(
  context: StaffContext,
  { id }: z.output<typeof printPlanInput>,
): Promise<FileOut> {
  const key = await tenantKey(context.db, context.tenant);
  const { childId, pictures } = await inTenant(context, "plans.print", async (tx, note) => {
    const { childId, division, number } = await getStoredPlan(tx, id);
    const signed = await tx.select().from(carePlanSignature).where(eq(carePlanSignature.planId, id));
    const pictures = new Map<PlanSigner, Uint8Array>();
    for (const { who, file } of signed)
      pictures.set(who, await readBytes(context, key, await getAttachmentRecord(tx, file)));
    note({ childId, division, detail: { plan: id, number } });
    return { childId, pictures };
  });
  const { child, versions, burdens } = await getChildPlan(context, { childId });
  const plan = versions.find((one) => one.id === id);
  if (!plan) throw notFound(PLAN);
  const blocks = planPaper(child, plan, { burdens: burdens.map(({ zh }) => zh), pictures });
  return printPaper(context, {
    fileName: `${child.name}帮扶方案.pdf`,
    title: "帮扶方案（一人一策）",
    blocks,
  });
}
