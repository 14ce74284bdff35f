import { tenantKey } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { type FactName, isCivilDate, PARENT_STATUSES } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { forbidden, invalid } from "../errors/refusals.ts";
import { isRestricted, seesRestricted } from "../facts/mask.ts";
import { recordFacts } from "../facts/record-facts.ts";
import { labelOf } from "../facts/show-fact.ts";
import { FOR_EVER, TIMELESS } from "../facts/statement.ts";
import { inTenant } from "../verb.ts";
import { raiseVersion } from "./child-row.ts";
import { factValue, type recordFactInput } from "./children.schema.ts";
import { decideChildren } from "./decide-children.ts";

type Input = z.output<typeof recordFactInput>;

const STATUSES: ReadonlySet<string> = new Set(PARENT_STATUSES);

/** The value as the vocabulary has it, or null; throws `invalid` for anything else. */
function checkedValue(name: FactName, value: unknown): unknown {
  if (value === null) return null;
  const parsed = factValue(name).safeParse(value);
  const unknownStatus =
    parsed.success &&
    (name === "father.statuses" || name === "mother.statuses") &&
    (parsed.data as { status: string }[]).some(({ status }) => !STATUSES.has(status));
  const unknownPlace =
    parsed.success &&
    (name === "hukouDivision" || name === "residenceDivision") &&
    findDivision(String(parsed.data)) === undefined;
  if (parsed.success && !unknownStatus && !unknownPlace) return parsed.data;
  const label = labelOf(name);
  throw invalid(
    "value",
    { zh: `“${label.zh}”的内容不在词汇表中。`, en: `"${label.en}" does not have such a value.` },
    { zh: "请从表单所列的选项中选择。", en: "Choose one of the values the form offers." },
  );
}

/**
 * Says a new fact about a child, or that one is no longer known (`value: null`). It holds from the day `from`
 * (for ever for birth date, sex and ethnicity) until somebody says otherwise; what was said before stays in the
 * history. The file is decided again and follows a change of residence inside the area.
 * Throws `stale`, `notFound`, `invalid`, and `forbidden` for restricted facts (only the county officer).
 */
export async function recordFact(context: StaffContext, input: Input): Promise<{ version: number }> {
  if (isRestricted(input.name) && !seesRestricted(context.staff.role)) throw forbidden();
  const value = checkedValue(input.name, input.value);
  if (!isCivilDate(input.from) || input.from > civilDayOf(context.now()))
    throw invalid(
      "from",
      { zh: "起始日期晚于今天。", en: "The first day is after today." },
      { zh: "请填写已经发生的日期。", en: "Give a day that has come." },
    );
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "children.recordFact", async (tx, note) => {
    const record = await raiseVersion(tx, input.id, input.version, context.now());
    const timeless = TIMELESS.has(input.name);
    await recordFacts(
      tx,
      [
        {
          childId: input.id,
          division: record.division,
          said: { [timeless ? FOR_EVER : input.from]: { [input.name]: value } },
          evidence: input.evidence,
          source: "staff",
        },
      ],
      { saidBy: context.staff.id, at: context.now(), key },
    );
    if (input.name === "residenceDivision" && typeof value === "string") {
      const { lo, hi } = context.area;
      if (lo <= value && value < hi && value !== record.division)
        await tx.update(child).set({ division: value, householdId: null }).where(eq(child.id, input.id));
    }
    await decideChildren(tx, context, [input.id]);
    note({ childId: input.id, division: record.division, detail: { fact: input.name, from: input.from } });
    return { version: record.version };
  });
}
