import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import type { FileOut } from "../page.schema.ts";
import { printPaper } from "../papers/print-paper.ts";
import { inTenant } from "../verb.ts";
import { getChildPlan } from "./get-child-plan.ts";
import { planPaper } from "./plan-paper.ts";
import { getStoredPlan, PLAN } from "./plan-record.ts";
import type { printPlanInput } from "./plans.schema.ts";

/** One version of a child's plan as a PDF to be signed. Throws `notFound`. */
export async function printPlan(
  context: StaffContext,
  { id }: z.output<typeof printPlanInput>,
): Promise<FileOut> {
  const { childId } = await inTenant(context, "plans.print", async (tx, note) => {
    const stored = await getStoredPlan(tx, id);
    note({ childId: stored.childId, division: stored.division, detail: { plan: id, number: stored.number } });
    return stored;
  });
  const { child, versions, burdens } = await getChildPlan(context, { childId });
  const plan = versions.find((one) => one.id === id);
  if (!plan) throw notFound(PLAN);
  const blocks = planPaper(
    child,
    plan,
    burdens.map(({ zh }) => zh),
  );
  return printPaper(context, {
    fileName: `${child.name}帮扶方案.pdf`,
    title: "帮扶方案（一人一策）",
    blocks,
  });
}
