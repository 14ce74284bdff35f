import { tenantKey } from "@tongyou/database";
import { placementStep } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { keepFields } from "../forms/keep-fields.ts";
import { checkedFields, formsOf } from "../forms/pack-forms.ts";
import { requirePast } from "../protection/require-past.ts";
import { inTenant } from "../verb.ts";
import { adoptionOf, requireStage, stagesBegun } from "./adoption.ts";
import { addStep, getPlacementRow } from "./placement-record.ts";
import type { placementStepInput } from "./placements.schema.ts";

type Input = z.output<typeof placementStepInput>;

/** Records of a pack that are kept of a placement. */
export const PLACEMENT_FORMS = ["transfer", "adoption"] as const;

function checkSaid({ kind, text, stage, form, again, day }: Input): void {
  if (again !== undefined && again <= day)
    throw invalid(
      "again",
      { zh: "下次跟踪日期不晚于这一次。", en: "The next day is not after this one." },
      { zh: "请核对日期。", en: "Check the day." },
    );
  const said = kind === "stage" ? stage : kind === "form" ? form : text;
  if (said !== undefined) return;
  throw invalid(
    kind === "stage" || kind === "form" ? kind : "text",
    { zh: "没有写明内容。", en: "It does not say what was done." },
    { zh: "请填写内容或选择环节。", en: "Write it down, or choose the stage." },
  );
}

/**
 * Writes down a step of a placement: a hand-over, an assessment, the next way to an adoption, a follow-up, a form of
 * the pack. The ways to an adoption are begun in the order of the pack. Sent again with the same id it changes nothing.
 * @throws DomainError `invalid`, `conflict`, `notFound`
 */
export async function recordStep(context: StaffContext, input: Input): Promise<{ id: string }> {
  requirePast(context, "day", input.day);
  checkSaid(input);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "placements.step", async (tx, note) => {
    const row = await getPlacementRow(tx, context, input.placement);
    const { id, kind, day, again, text, stage, fields = {} } = input;
    const { division, childId } = row;
    note({ childId, division, detail: { placement: row.id, step: id, kind } });
    const [known] = await tx
      .select({ id: placementStep.id })
      .from(placementStep)
      .where(eq(placementStep.id, id));
    if (known) return { id };
    const today = civilDayOf(context.now());
    const { pack } = (await decidingOn(tx, context, today)).policy;
    if (row.endedOn !== null && input.kind !== "followUp")
      throw conflict(
        {
          zh: "这次安置已经结束，只能登记跟踪情况。",
          en: "This placement has ended: only follow-ups are recorded.",
        },
        { zh: "请在现在的安置中登记。", en: "Record it in the present placement." },
      );
    if (input.kind === "stage")
      requireStage(adoptionOf(pack), input.stage, await stagesBegun(tx, key, row.childId));
    const form = formsOf(pack, today, PLACEMENT_FORMS).find(({ id }) => id === input.form);
    if (input.kind === "form" && !form)
      throw invalid(
        "form",
        { zh: "本地文件没有这张表。", en: "The documents here have no such form." },
        { zh: "请刷新后重新选择。", en: "Reload and choose again." },
      );
    const owner = { ownerKind: "placement", ownerId: row.id, division, childId } as const;
    const content =
      form && kind === "form"
        ? await keepFields(tx, context, key, owner, { ...form, values: checkedFields(form, fields) })
        : { ...(stage && { stage }), ...(text && { text }) };
    await addStep(tx, context, row, {
      id,
      kind,
      day,
      form: form?.id ?? null,
      againOn: again ?? null,
      content,
      key,
    });
    return { id };
  });
}
