import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { applicationStep } from "@tongyou/database/schema";
import type { Receipt } from "@tongyou/policy";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { type FirstMonth, type FirstMonths, firstMonthOut, firstMonths } from "../awards/first-months.ts";
import { getChildRecord } from "../children/child-row.ts";
import { type Decided, type Deciding, decidingBy } from "../children/deciding.ts";
import type { Known } from "../children/restricted-parts.ts";
import { explanationFor } from "../children/without-restricted.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { statementsOf } from "../facts/statements-of.ts";
import { openQuestions } from "../months/open-questions.ts";
import { policyToday } from "../protection/chain.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import {
  type ApplicationRecord,
  getApplicationRecord,
  type Opinion,
  stagesOfRecord,
} from "./application-record.ts";
import { applicationRow } from "./application-rows.ts";
import type {
  ApplicationFile,
  applicationInput,
  ProcedureStageView,
  StepOut,
} from "./applications.schema.ts";
import { evidenceOf } from "./evidence.ts";
import { groundsOf } from "./grounds.ts";
import { grantable, judgedFor, judgingToday } from "./judge-allowance.ts";
import { mayDo } from "./may-do.ts";
import { actorWords, procedureSaid, stageOut } from "./procedure-of.ts";

/** The rules by which an application was decided, as they were known then; of one that was not, those of now. */
export async function rulesFor(
  tx: TenantTransaction,
  context: StaffContext,
  { receipt, decidedOn, closedAt }: ApplicationRecord,
): Promise<Deciding> {
  if (!receipt || decidedOn === null || closedAt === null) return judgingToday(tx, context);
  const { pack, packHash } = receipt as Receipt;
  const [id = ""] = pack.split("@");
  return decidingBy(tx, context.packs.get(id, packHash), decidedOn, closedAt);
}

/** What the child's row says of the allowance, by the day the application is judged on: lists may stand on another. */
const asJudged = ({ decision: { allowance }, restricted }: Known) => ({
  allowanceStatus: allowance.status,
  allowanceClass: allowance.class ?? null,
  allowanceFen: allowance.fen ?? null,
  restricted: restricted.has("allowance") ? "|allowance|" : "|",
});

/** Everything done with it, in order. */
export const stepsOf = (tx: TenantTransaction, id: string) =>
  tx
    .select()
    .from(applicationStep)
    .where(eq(applicationStep.applicationId, id))
    .orderBy(asc(applicationStep.at), asc(applicationStep.id));
type Step = Awaited<ReturnType<typeof stepsOf>>[number];

export const opinionOf = (key: TenantKey, { opinionSealed }: Step): string | null =>
  opinionSealed && openJson<Opinion>(key, opinionSealed).text;

function stepOut(
  record: ApplicationRecord,
  step: Step,
  { key, names }: { key: TenantKey; names: ReadonlyMap<string, string> },
): StepOut {
  const stage = stagesOfRecord(record).find(({ id }) => id === step.stage);
  return {
    stage: stage?.title ?? { zh: step.stage, en: step.stage },
    act: step.act,
    by: names.get(step.by) ?? "",
    at: step.at.toISOString(),
    opinion: opinionOf(key, step),
  };
}

/** The stages in order, with where the application is; `asked`: the documents ask for them, or may. */
function procedureViews(record: ApplicationRecord, asked: boolean): ProcedureStageView[] {
  const stages = stagesOfRecord(record);
  const here = stages.findIndex(({ id }) => id === record.stage);
  return stages.map((stage, i) => ({
    ...stageOut(stage),
    clauses: asked ? [...stage.clauses] : [],
    actors: actorWords(stage),
    at: i < here || record.state === "granted" ? "done" : i === here ? "here" : "ahead",
  }));
}

/** The first month of what is granted if it is confirmed now, or of what was; undefined where nothing is, or nobody says. */
function firstOf(
  context: StaffContext,
  { state, class: granted, closedAt, firstMonth }: ApplicationRecord,
  { decision: { allowance } }: Decided,
  begins: FirstMonths,
): FirstMonth | undefined {
  if (state === "open") {
    const rate = grantable(allowance);
    return "class" in rate ? begins(rate.class, context.now()) : undefined;
  }
  const first = granted !== null && closedAt !== null ? begins(granted, closedAt) : undefined;
  return first?.month === firstMonth ? first : undefined;
}

/**
 * One application with what the rules say of the child, the evidence of each fact it rests on, what is still to be
 * asked, and what the reader may do with it now. One that was decided shows what was known when it was.
 * Throws `notFound`; leaves an audit row.
 */
export async function getApplication(
  context: StaffContext,
  { id }: z.output<typeof applicationInput>,
): Promise<ApplicationFile> {
  const { role } = context.staff;
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(context, "applications.get", async (tx, note) => {
    const record = await getApplicationRecord(tx, id);
    const file = await getChildRecord(tx, record.childId);
    const rules = await rulesFor(tx, context, record);
    const { decided, known } = await judgedFor(tx, context, rules, record.childId);
    const statements = await statementsOf(tx, record.childId);
    const steps = await stepsOf(tx, id);
    const first = firstOf(context, record, decided, await firstMonths(tx, context));
    note({ childId: record.childId, division: record.division, detail: { application: id } });
    return { record, file, rules, decided, known, statements, steps, first };
  });
  const { record, file, rules, decided, known, statements, steps, first } = read;
  const names = await staffNames(context, [...steps.map(({ by }) => by), first?.set?.by]);
  const explanation = explanationFor(role, rules.policy.explain(known.facts, known.at), known);
  const { clauses, facts } = groundsOf(explanation);
  const doing = mayDo(context, record, { rules, decided, first });
  const said = procedureSaid(rules.policy.pack, civilDayOf(record.startedAt), known);
  const asked = { facts, on: rules.on, ...(rules.knownAt && { knownAt: rules.knownAt }) };
  const questions = new Set(explanation.allowance.needs ?? []);
  return {
    ...applicationRow(context, policyToday(context).pack, { record, ...file, ...asJudged(known) }),
    child: { id: file.id, version: file.version, birthDate: file.birthDate, status: file.status },
    stages: procedureViews(record, said.for !== "no"),
    procedure: said,
    first: first && !known.restricted.has("allowance") ? firstMonthOut(first, names) : null,
    steps: steps.map((step) => stepOut(record, step, { key, names })),
    on: rules.on,
    sentence: explanation.sentence,
    clauses,
    evidence: evidenceOf(statements, { role, key }, asked),
    questions: explanation.needs.flatMap(({ fact, question }) =>
      questions.has(fact) ? [{ fact, question }] : [],
    ),
    decisions: doing.choose ? openQuestions(rules.policy, decided) : [],
    may: doing,
  };
}
