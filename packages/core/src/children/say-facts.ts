import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { type CivilDate, type FactName, isCivilDate, PARENT_STATUSES } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { forbidden, invalid } from "../errors/refusals.ts";
import { isRestricted, seesRestricted } from "../facts/mask.ts";
import { recordFacts } from "../facts/record-facts.ts";
import { labelOf } from "../facts/show-fact.ts";
import { FOR_EVER, TIMELESS } from "../facts/statement.ts";
import type { ChildRecord } from "./child-row.ts";
import { factValue } from "./children.schema.ts";

/** A fact as a form says it; `value: null`: no longer known. It holds from the day on. */
export type SaidFact = { name: FactName; value?: unknown; from: CivilDate };

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

function checkedFact(context: StaffContext, { name, value, from }: SaidFact): SaidFact {
  if (isRestricted(name) && !seesRestricted(context.staff.role)) throw forbidden();
  const checked = checkedValue(name, value);
  if (!isCivilDate(from) || from > civilDayOf(context.now()))
    throw invalid(
      "from",
      { zh: "起始日期晚于今天。", en: "The first day is after today." },
      { zh: "请填写已经发生的日期。", en: "Give a day that has come." },
    );
  return { name, value: checked, from };
}

/**
 * What a form says about a child, each fact from its day (for ever for birth date, sex and ethnicity) until somebody
 * says otherwise. Checked all before anything is written.
 * Throws `invalid`, and `forbidden` for restricted facts (only the county officer).
 */
export const checkedFacts = (context: StaffContext, facts: readonly SaidFact[]): SaidFact[] =>
  facts.map((fact) => checkedFact(context, fact));

/**
 * Adds checked facts to a file whose version the caller raised; the file follows a change of residence inside the
 * area. The caller decides the child again. Returns where the file is kept now.
 */
export async function sayFacts(
  tx: TenantTransaction,
  context: StaffContext,
  record: ChildRecord,
  said: { facts: readonly SaidFact[]; evidence: string; key: TenantKey },
): Promise<string> {
  const about = { childId: record.id, division: record.division, evidence: said.evidence };
  await recordFacts(
    tx,
    said.facts.map(({ name, value, from }) => ({
      ...about,
      said: { [TIMELESS.has(name) ? FOR_EVER : from]: { [name]: value } },
      source: "staff" as const,
    })),
    { saidBy: context.staff.id, at: context.now(), key: said.key },
  );
  const place = said.facts.find(({ name }) => name === "residenceDivision")?.value;
  const { lo, hi } = context.area;
  if (typeof place !== "string" || place < lo || place >= hi || place === record.division)
    return record.division;
  await tx.update(child).set({ division: place, householdId: null }).where(eq(child.id, record.id));
  return place;
}
