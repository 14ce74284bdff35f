import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { invalid } from "../errors/refusals.ts";
import { handOver } from "../jobs/hand-over.ts";
import { inTenant } from "../verb.ts";
import { askComputing } from "./ask-computing.ts";
import type { correctionsComputeInput } from "./corrections.schema.ts";
import { benefitNow } from "./past-months.ts";

function checkedArea(context: StaffContext, area: string | undefined): string {
  const division = area ?? context.area.code;
  if (findDivision(division) && isWithin(division, context.area.code)) return division;
  throw invalid(
    "area",
    { zh: "该地区不在您负责的区域内。", en: "That place is outside your area." },
    { zh: "请选择您区域内的县（区）或乡镇。", en: "Choose a county or town inside your area." },
  );
}

/**
 * Has every fixed month of an area decided again by the law of then and all that is known now, and compared with what
 * was fixed and corrected: the differences are proposals (补发, 追回), each with what changed. A job does it; asking
 * while one is at it answers that one. Proposals that no longer hold are withdrawn; what was approved stays. Throws
 * `invalid` for a place outside the area, or where no document states an allowance.
 */
export async function computeCorrections(
  context: StaffContext,
  { area }: z.output<typeof correctionsComputeInput>,
): Promise<{ job: string }> {
  const division = checkedArea(context, area);
  benefitNow(context);
  const ref = await inTenant(context, "corrections.compute", async (tx, note) => {
    const asked = await askComputing(tx, context, division);
    note({ division, detail: { job: asked.job } });
    return asked;
  });
  await handOver(context, ref);
  return { job: ref.job };
}
