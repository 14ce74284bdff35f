import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { visit, visitPlan } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type ChildRecord, raiseVersion } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import { decideMany, decidingOn } from "../children/deciding.ts";
import { checkedFacts, sayFacts } from "../children/say-facts.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import { type Agreement, agreeVisits, checkNextDay, endAppointments } from "./appointments.ts";
import { openlyKnown, refreshVisitPlans } from "./refresh-visit-plans.ts";
import { isDrawn, shareOf } from "./spot-check-share.ts";
import { visitChanges } from "./visit-changes.ts";
import { openVisit, sealVisit, type VisitContent } from "./visit-content.ts";
import { checkedAnswers, visitFields } from "./visit-fields.ts";
import { checkDay, evidenceOf, isRepeated, markPlan } from "./visit-record.ts";
import {
  type RecordedVisit,
  type recordVisitInput,
  VISIT_SECTIONS,
  type VisitChanges,
} from "./visits.schema.ts";

type Input = z.output<typeof recordVisitInput>;

const KINDS = { home: "入户走访", phone: "电话访问" } as const;

/** Every part has to be answered, if only by "not found out". */
function checkSections({ sections }: Input): void {
  const answered = new Set(sections.map(({ section }) => section));
  if (answered.size === VISIT_SECTIONS.length && sections.length === answered.size) return;
  throw invalid(
    "sections",
    { zh: "有的部分还没有作答。", en: "Some part has not been answered." },
    {
      zh: "每一部分请选一项；没有了解到的，选“没有了解到”。",
      en: 'Answer every part, if only "Not found out".',
    },
  );
}

function checkOpen({ status }: ChildRecord): void {
  if (status === "active") return;
  throw conflict(
    { zh: "这份档案已经结案，不能再记走访。", en: "This file is closed; no visit can be recorded." },
    { zh: "如需继续走访，请先恢复建档。", en: "Reopen the file first." },
  );
}

const planOf = async (tx: TenantTransaction, childId: string) => {
  const [plan] = await tx
    .select({ due: visitPlan.due, basis: visitPlan.basis, cadenceDue: visitPlan.cadenceDue })
    .from(visitPlan)
    .where(eq(visitPlan.childId, childId));
  return plan;
};

/** Another day than the cadence gives, in place of whatever was agreed before. */
async function agreeNext(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  next: Pick<Agreement, "childId" | "division" | "on" | "reason">,
): Promise<void> {
  const proposed = (await planOf(tx, next.childId))?.cadenceDue ?? null;
  await endAppointments(tx, context, [next.childId], "replaced");
  await agreeVisits(tx, context, key, [{ ...next, proposed, worker: null }]);
}

const outcome = async (
  tx: TenantTransaction,
  { id, childId }: Input,
  changes: VisitChanges,
  concern: boolean,
): Promise<RecordedVisit> => {
  const plan = await planOf(tx, childId);
  return { id, changes, due: plan?.due ?? null, basis: plan?.basis ?? "none", concern };
};

const contentOf = (
  input: Input,
  fields: VisitContent["fields"],
  facts: VisitContent["facts"],
): VisitContent => ({
  sections: input.sections.map(({ section, answer, note }) => ({ section, answer, ...(note && { note }) })),
  fields,
  facts,
  ...(input.note && { note: input.note }),
  ...(input.next && { next: input.next }),
});

/**
 * Records a visit at home or by telephone. What it found becomes facts of the file with the visit as their evidence,
 * the file is decided again and the next visit falls due from this day on, all in one transaction. Sent again with the
 * same id it changes nothing. Throws `stale`, `notFound`, `invalid`, `conflict`.
 */
export async function recordVisit(context: StaffContext, input: Input): Promise<RecordedVisit> {
  checkDay(context, input.on);
  checkSections(input);
  if (input.next) checkNextDay(context, "next", input.next.on, "tomorrow");
  const facts = checkedFacts(context, input.facts);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "visits.record", async (tx, note) => {
    const about = { childId: input.childId, detail: { visit: input.id, kind: input.kind, on: input.on } };
    const safety = input.sections.find(({ section }) => section === "safety")?.answer;
    const concern = safety === "unknown" ? null : safety === "changed";
    const repeated = await isRepeated(tx, context, input);
    if (repeated) {
      note({ ...about, division: repeated.division, detail: { ...about.detail, repeated: true } });
      const none = { gained: [], lost: [], allowance: null, needs: { before: 0, after: 0 } };
      const { changes = none } = openVisit(key, repeated.content);
      return outcome(tx, input, changes, repeated.concern === true);
    }
    const record = await raiseVersion(tx, input.childId, input.version, context.now());
    checkOpen(record);
    const deciding = await decidingOn(tx, context);
    const { pack } = deciding.policy;
    const before = (await decideMany(tx, deciding, [record.id])).get(record.id);
    if (!before) throw new Error("the child was asked for");
    const asked = visitFields(pack, civilDayOf(context.now()), openlyKnown(deciding, before).touches);
    const fields = checkedAnswers(asked, input.fields);
    const evidence = evidenceOf(KINDS[input.kind], input.on, input.id);
    const division = await sayFacts(tx, context, record, { facts, evidence, key });
    const complete = input.sections.every(({ answer }) => answer !== "unknown");
    const settings = await loadSettings(tx, input.on);
    const place = { id: record.id, division };
    await markPlan(tx, place, { lastOn: input.on, ...(complete && { verifiedOn: input.on }) });
    await endAppointments(tx, context, [record.id], { visitedOn: input.on });
    await decideChildren(tx, context, [record.id], deciding);
    const decided = await decideMany(tx, deciding, [record.id]);
    if (input.next) {
      await agreeNext(tx, context, key, { childId: record.id, division, ...input.next });
      await refreshVisitPlans(tx, context, deciding, decided);
    }
    const after = decided.get(record.id);
    if (!after) throw new Error("the child was decided");
    const { role } = context.staff;
    const kept = contentOf(
      input,
      fields,
      facts.map(({ name, value, from }) => ({ name, value: value ?? null, from })),
    );
    // What is kept is read by every role that visits: it says nothing that rests on restricted facts.
    const open = visitChanges("villageWorker", deciding.policy, before, after);
    await tx.insert(visit).values({
      id: input.id,
      childId: record.id,
      division,
      kind: input.kind,
      doneOn: input.on,
      doneBy: context.staff.id,
      recordedAt: context.now(),
      content: sealVisit(key, { ...kept, changes: open }),
      changed: facts.length,
      concern,
      complete,
      sampled: isDrawn(shareOf(pack, settings)),
    });
    note({ ...about, division, detail: { ...about.detail, facts: facts.map(({ name }) => name), concern } });
    return outcome(tx, input, visitChanges(role, deciding.policy, before, after), concern === true);
  });
}
