import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { type CivilDate, type FactName, type Incident, isCivilDate, PARENT_STATUSES } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { forbidden, invalid } from "../errors/refusals.ts";
import { statedOn } from "../facts/facts-on.ts";
import { bySource, OWN } from "../facts/incident-layers.ts";
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

/** A fact as its sources say it: of incidents that a sealed case found, who may know them speaks for that case. */
async function sourcedFacts(
  tx: TenantTransaction,
  context: StaffContext,
  childId: string,
  fact: SaidFact,
): Promise<(SaidFact & { caseId?: string })[]> {
  if (fact.name !== "incidents" || fact.value === null || !seesRestricted(context.staff.role)) return [fact];
  const stated = await statedOn(tx, [childId], fact.from);
  const said = bySource(fact.value as Incident[], stated.get(childId)?.layers);
  return [...said].map(([source, value]) => ({ ...fact, value, ...(source !== OWN && { caseId: source }) }));
}

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
  const { id: childId, division } = record;
  const about = { childId, division, evidence: said.evidence, source: "staff" as const };
  const sourced = await Promise.all(said.facts.map((fact) => sourcedFacts(tx, context, childId, fact)));
  await recordFacts(
    tx,
    sourced.flat().map(({ name, value, from, caseId }) => ({
      ...about,
      ...(caseId !== undefined && { caseId }),
      said: { [TIMELESS.has(name) ? FOR_EVER : from]: { [name]: value } },
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
