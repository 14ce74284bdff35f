import { tenantKey } from "@tongyou/database";
import { institutionRecord } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { keepFields } from "../forms/keep-fields.ts";
import { checkedFields, formsOf } from "../forms/pack-forms.ts";
import { requirePast } from "../protection/require-past.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { lockInstitution } from "./institution-row.ts";
import type { recordInstitutionInput } from "./institutions.schema.ts";

type Input = z.output<typeof recordInstitutionInput>;

const missing = (field: "name" | "form", zh: string, en: string) =>
  invalid(
    field,
    { zh: `没有填写${zh}。`, en: `The ${en} is missing.` },
    { zh: `请填写${zh}。`, en: `Give the ${en}.` },
  );

function checkContent(input: Input): void {
  if (input.kind === "licence" && input.name === undefined) throw missing("name", "证照名称", "licence");
  if (input.kind === "form" && input.form === undefined) throw missing("form", "表单", "form");
  if (input.until !== undefined && (input.kind !== "licence" || input.until < input.day))
    throw invalid(
      "until",
      {
        zh: "有效期早于发证日期，或这一项没有有效期。",
        en: "The last day is before the first, or has no place here.",
      },
      { zh: "请核对日期。", en: "Check the days." },
    );
}

/**
 * Writes down a licence or a form that the pack asks for. A licence may take an older one's place; both
 * stay. Sent again with the same id it changes nothing.
 * @throws DomainError `invalid`, `conflict`, `notFound` outside the officer's area
 */
export async function recordInstitution(context: StaffContext, input: Input): Promise<{ id: string }> {
  checkContent(input);
  requirePast(context, "day", input.day);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "institutions.record", async (tx, note) => {
    const { id: institutionId, division } = await lockInstitution(tx, context, input.institution);
    const today = civilDayOf(context.now());
    const { pack } = (await decidingOn(tx, context, today)).policy;
    const form = formsOf(pack, today, ["venue"]).find(({ id }) => id === input.form);
    if (input.kind === "form" && !form) throw missing("form", "表单", "form");
    const { name, number, fields = {} } = input;
    const owner = { ownerKind: "institution", ownerId: institutionId, division, childId: null } as const;
    const content = form
      ? await keepFields(tx, context, key, owner, { ...form, values: checkedFields(form, fields) })
      : { ...(name && { name }), ...(number && { number }) };
    note({ division, detail: { institution: institutionId, record: input.id, kind: input.kind } });
    const added = await tx
      .insert(institutionRecord)
      .values({
        id: input.id,
        institutionId,
        division,
        kind: input.kind,
        form: form?.id ?? null,
        day: input.day,
        until: input.until ?? null,
        contentSealed: sealJson(key, content),
        by: context.staff.id,
        at: context.now(),
      })
      .onConflictDoNothing({ target: institutionRecord.id })
      .returning({ id: institutionRecord.id });
    if (added.length > 0 && input.replaces !== undefined) {
      const replaced = await tx
        .update(institutionRecord)
        .set({ replacedAt: context.now() })
        .where(
          and(
            eq(institutionRecord.id, input.replaces),
            eq(institutionRecord.institutionId, institutionId),
            eq(institutionRecord.kind, "licence"),
            isNull(institutionRecord.replacedAt),
          ),
        )
        .returning({ id: institutionRecord.id });
      if (replaced.length === 0)
        throw conflict(
          {
            zh: "被替换的证照不存在或已被替换。",
            en: "The licence to be replaced is not there or was replaced.",
          },
          { zh: "请刷新后重新登记。", en: "Reload and record it again." },
          "replaces",
        );
    }
    return { id: input.id };
  });
}
