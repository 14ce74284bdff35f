import type { TenantTransaction } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import {
  type CaseRecordRow,
  chainAt,
  enterStage,
  raiseCase,
  recordsOf,
  requestsOf,
  requireOpen,
  updateCase,
} from "./case-record.ts";
import { nextStage } from "./chain.ts";
import type { stepInput } from "./protection.schema.ts";

/** The report is not answered before the police know, nor the assessment before it is written down. */
async function requireDone(tx: TenantTransaction, row: CaseRecordRow): Promise<void> {
  const records = await recordsOf(tx, row.id);
  if (row.stage === "report") {
    const requests = await requestsOf(tx, row.id);
    const told =
      records.some(({ kind }) => kind === "policeTold") || requests.some(({ kind }) => kind === "police");
    if (!told)
      throw conflict(
        {
          zh: "还没有登记向公安机关报告（高检发〔2020〕9号要求立即报告）。",
          en: "The police have not been told (高检发〔2020〕9号: at once).",
        },
        {
          zh: "请先移交公安，或登记已经报案。",
          en: "Hand the case to the police, or record that they were told.",
        },
      );
  }
  if (row.stage === "assessment" && !records.some(({ kind }) => kind === "assessment"))
    throw conflict(
      { zh: "还没有登记评估结果。", en: "No assessment is written down yet." },
      { zh: "请先登记评估，再进入下一环节。", en: "Write the assessment down first." },
    );
}

/**
 * Takes a case to the next stage of the chain; the clock of the new stage begins.
 * @throws DomainError `conflict` on the last stage, or with what is still to be done in this one; `stale`, `notFound`
 */
export async function advanceCase(
  context: StaffContext,
  input: z.output<typeof stepInput>,
): Promise<{ version: number }> {
  return inTenant(context, "protection.advance", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const { pack, chain } = chainAt(context, row);
    const stage = nextStage(chain, row.stage);
    if (!stage)
      throw conflict(
        { zh: "这已经是最后一个环节。", en: "This is the last stage." },
        { zh: "处置完成的，请申请结案。", en: "Propose to close the case when all is done." },
      );
    await requireDone(tx, row);
    const { id, division } = row;
    const entered = await enterStage(tx, context, pack, { id, division, stage, by: context.staff.id });
    await updateCase(tx, id, { stage: stage.id, ...entered });
    note({
      ...(row.childId && { childId: row.childId }),
      division,
      detail: { case: row.number, from: row.stage, to: stage.id },
    });
    return { version: row.version };
  });
}
