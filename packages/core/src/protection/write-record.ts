import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { keepFields } from "../forms/keep-fields.ts";
import { checkedFields } from "../forms/pack-forms.ts";
import { inTenant } from "../verb.ts";
import { caseForms } from "./case-forms.ts";
import { addRecord, type Content, raiseCase, recordIn, requireOpen, updateCase } from "./case-record.ts";
import { policyToday } from "./chain.ts";
import type { recordInput } from "./protection.schema.ts";
import { requirePast } from "./require-past.ts";

type Input = z.output<typeof recordInput>;

/** What is written down where it is no form: the text and its particulars. */
function contentOf({ kind, text, organisation, receipt, failed }: Input): Content {
  if (text === undefined && receipt === undefined && kind !== "policeTold" && kind !== "feedback")
    throw invalid(
      "text",
      { zh: "没有写明情况。", en: "Nothing is said of what was done." },
      { zh: "请写明做了什么、结果如何。", en: "Say what was done and what came of it." },
    );
  return {
    ...(text && { text }),
    ...(organisation && { organisation }),
    ...(receipt && { receipt }),
    ...(kind === "policeEducation" && { failed: failed === true }),
  };
}

/** The form that is filled in, and its values; throws `invalid`. */
function filledIn(context: StaffContext, { form, fields = {} }: Input) {
  const found = caseForms(policyToday(context).pack, civilDayOf(context.now())).find(({ id }) => id === form);
  if (!found)
    throw invalid(
      "form",
      { zh: "没有这张表。", en: "There is no such form." },
      { zh: "请刷新页面后重新选择。", en: "Reload the page and choose again." },
    );
  return { id: found.id, fields: found.fields, values: checkedFields(found, fields) };
}

/**
 * Writes down what was done of a case on a day; it is never rewritten. Telling the reporter ends that clock.
 * @throws DomainError `invalid`, `stale`, `notFound`, `conflict`
 */
export async function writeRecord(context: StaffContext, input: Input): Promise<{ version: number }> {
  requirePast(context, "day", input.day);
  const form = input.kind === "form" ? filledIn(context, input) : undefined;
  const said = form ? {} : contentOf(input);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.record", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const { kind, day } = input;
    const { id: ownerId, division, childId } = row;
    const owner = { ownerKind: "protectionCase", ownerId, division, childId } as const;
    const content = form ? await keepFields(tx, context, key, owner, form) : said;
    await addRecord(tx, { ...recordIn(context, row), kind, form: form?.id ?? null, day, content, key });
    if (kind === "feedback" && row.feedbackAt === null)
      await updateCase(tx, row.id, { feedbackAt: context.now() });
    note({
      ...(childId && { childId }),
      division,
      detail: { case: row.number, kind, ...(form && { form: form.id }) },
    });
    return { version: row.version };
  });
}
