import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { riskAssessment } from "@tongyou/database/schema";
import { and, eq, gt } from "drizzle-orm";
import type { z } from "zod";
import { markCare } from "../care/refresh-care.ts";
import { raiseVersion } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import { checkedFacts, sayFacts } from "../children/say-facts.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, stale } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { readScheme } from "./get-risk-desk.ts";
import { criteriaOn } from "./load-criteria.ts";
import {
  type assessRiskInput,
  DANGER_SIGNS,
  type EnteredCriteria,
  type RiskAnswer,
  type RiskSchemeOut,
} from "./risk.schema.ts";
import type { RiskContent } from "./risk-content.ts";
import { scoreRisk } from "./score-risk.ts";

type Input = z.output<typeof assessRiskInput>;

/** Danger is reported before anything is weighed, and what nobody looked at is no "no". */
function checkDanger({ danger, reported }: Input): void {
  const answers = DANGER_SIGNS.map((sign) => danger[sign]);
  if (answers.includes("yes") && !reported)
    throw invalid(
      "danger",
      { zh: "孩子现在就有危险，不能先评等级。", en: "The child is in danger now: no level comes first." },
      {
        zh: "请立即按强制报告上报，报告后再回来评定。",
        en: "Report it at once; assess the level when that is done.",
      },
    );
  if (answers.includes("unknown"))
    throw invalid(
      "danger",
      { zh: "是否有紧急危险还没有查清。", en: "Whether the child is in danger is not known yet." },
      { zh: "请先见到孩子或核实清楚，再评定等级。", en: "See the child or find it out first." },
    );
}

function checkLevel({ level, on, reassessOn }: Input, { levels }: RiskSchemeOut): void {
  if (!levels.some((one) => one.level === level))
    throw invalid(
      "level",
      { zh: "本地区没有这个等级。", en: "The region has no such level." },
      { zh: "请从所列等级中选择。", en: "Choose one of the levels listed." },
    );
  if (reassessOn !== undefined && reassessOn <= on)
    throw invalid(
      "reassessOn",
      { zh: "复评日期不在评定日期之后。", en: "The day of the next assessment is not after this one." },
      { zh: "请填写以后的日期。", en: "Give a later day." },
    );
}

const RISK = { zh: "风险评定标准", en: "set of risk criteria" } as const;

/** The answers by the criteria in force on the day; throws `stale` when the form was made from others. */
function weighed(
  input: Input,
  criteria: EnteredCriteria | null,
): Pick<RiskContent, "answers" | "score" | "criteria"> {
  if ((criteria?.from ?? undefined) !== input.criteriaFrom) throw stale(RISK);
  if (!criteria) return { answers: [], score: null, criteria: null };
  const given = new Map<string, RiskAnswer>(input.answers.map((one) => [one.criterion, one.answer]));
  if (input.answers.some(({ criterion }) => !criteria.criteria.some(({ id }) => id === criterion)))
    throw stale(RISK);
  if (criteria.criteria.some(({ id }) => !given.has(id)))
    throw invalid(
      "answers",
      { zh: "有的标准还没有作答。", en: "Some criterion has not been answered." },
      { zh: "每一条请选一项；不了解的选“不清楚”。", en: 'Answer each, if only "not known".' },
    );
  const { from, documentNumber, official } = criteria;
  return {
    answers: criteria.criteria.map(({ id, text, weight }) => ({
      text,
      weight,
      answer: given.get(id) ?? "unknown",
    })),
    score: scoreRisk(criteria, given) ?? null,
    criteria: { from, documentNumber, official },
  };
}

/** True when this very assessment is there already; throws `conflict` when its number is another's. */
async function isRepeated(tx: TenantTransaction, { staff }: StaffContext, { id, childId }: Input) {
  const [row] = await tx.select().from(riskAssessment).where(eq(riskAssessment.id, id));
  if (!row) return false;
  if (row.childId === childId && row.assessedBy === staff.id) return true;
  throw conflict(
    { zh: "这个记录编号已被使用。", en: "This number belongs to another record." },
    { zh: "请刷新页面后重新填写。", en: "Reload the page and fill the form in again." },
    "id",
  );
}

async function checkNewest(tx: TenantTransaction, { childId, on }: Input): Promise<void> {
  const [newer] = await tx
    .select({ on: riskAssessment.assessedOn })
    .from(riskAssessment)
    .where(and(eq(riskAssessment.childId, childId), gt(riskAssessment.assessedOn, on)))
    .limit(1);
  if (newer)
    throw invalid(
      "on",
      { zh: `${newer.on} 已有更新的评定。`, en: `There is a newer assessment, of ${newer.on}.` },
      { zh: "请填写不早于该日的日期。", en: "Give a day no earlier than that." },
    );
}

/**
 * Assesses a child's risk on a day: danger first, then the bureau's criteria, the level a person gives and why. The
 * level becomes a fact of the file with this assessment as its evidence, the file is decided again and the visits
 * follow; earlier assessments stay. Sent again with the same id it changes nothing. Throws `stale`, `notFound`,
 * `invalid`, `conflict`.
 */
export async function assessRisk(context: StaffContext, input: Input): Promise<{ id: string }> {
  checkDanger(input);
  const facts = checkedFacts(context, [{ name: "riskLevel", value: input.level, from: input.on }]);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "risk.assess", async (tx, note) => {
    const { id, childId, level, on, reassessOn = null, danger, reasons, measures = null } = input;
    const about = { childId, detail: { assessment: id, level, on } };
    if (await isRepeated(tx, context, input)) {
      note({ ...about, detail: { ...about.detail, repeated: true } });
      return { id };
    }
    const record = await raiseVersion(tx, childId, input.version, context.now());
    if (record.status !== "active")
      throw conflict(
        { zh: "这份档案已经结案，不能再评定。", en: "This file is closed; no risk can be assessed." },
        { zh: "如需评定，请先恢复建档。", en: "Reopen the file first." },
      );
    const { scheme, entered } = await readScheme(tx, context);
    checkLevel(input, scheme);
    await checkNewest(tx, input);
    const content: RiskContent = {
      danger,
      ...weighed(input, criteriaOn(entered, civilDayOf(context.now()))),
      reasons,
      measures,
    };
    const evidence = `${on}风险评定（评定记录 ${id.slice(0, 8)}）`;
    const division = await sayFacts(tx, context, record, { facts, evidence, key });
    await tx.insert(riskAssessment).values({
      id,
      childId,
      division,
      assessedOn: on,
      level,
      reassessOn,
      contentSealed: sealJson(key, content),
      assessedBy: context.staff.id,
      recordedAt: context.now(),
    });
    await markCare(tx, { id: childId, division }, { reassessOn });
    await decideChildren(tx, context, [childId]);
    note({ ...about, division });
    return { id };
  });
}
