import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { protectionCase, protectionRequest } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { dueAt } from "../deadlines/due-at.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { updateCase } from "./case-record.ts";
import { type Answer, requestView } from "./case-view.ts";
import type { answerInput, PartyRequest } from "./protection.schema.ts";
import { FEEDBACK_WITHIN } from "./situations.ts";

/** The party a person answers for; undefined for the bureau's own people. */
export function partyOf({ staff }: StaffContext): string | undefined {
  return staff.role === "institutionStaff" ? "institution" : staff.department;
}

/** Requests to the person's party; to nobody's own they match nothing. */
export const ofParty = (context: StaffContext): SQL => eq(protectionRequest.party, partyOf(context) ?? "");

export type AskedOfParty = { request: typeof protectionRequest.$inferSelect; number: string };

/**
 * What the person's department or institution is asked in cases of protection, for a verb that lists it: open ones the
 * most urgent first, answered ones the newest first; the first `upTo` of them and how many there are.
 */
export async function requestsFor(
  tx: TenantTransaction,
  context: StaffContext,
  { open, upTo }: { open: boolean; upTo: number },
): Promise<{ rows: AskedOfParty[]; total: number }> {
  const { dueOn, askedAt, answeredAt, id } = protectionRequest;
  const filter = and(ofParty(context), open ? isNull(answeredAt) : isNotNull(answeredAt));
  const rows = await tx
    .select({ request: protectionRequest, number: protectionCase.number })
    .from(protectionRequest)
    .innerJoin(protectionCase, eq(protectionCase.id, protectionRequest.caseId))
    .where(filter)
    .orderBy(...(open ? [sql`${dueOn} ASC NULLS LAST`, asc(askedAt), asc(id)] : [desc(answeredAt), desc(id)]))
    .limit(upTo);
  const [all] = await tx.select({ rows: count() }).from(protectionRequest).where(filter);
  return { rows, total: all?.rows ?? 0 };
}

/** One of them as its party sees it: the question alone, never the case. */
export const partyRequest = (
  { key, names, today }: { key: TenantKey; names: ReadonlyMap<string, string>; today: CivilDate },
  { request, number }: AskedOfParty,
): PartyRequest => ({
  ...requestView(key, request, names),
  caseNumber: number,
  overdue: request.answeredAt === null && request.dueOn !== null && request.dueOn < today,
});

const REQUEST = { zh: "保护协同事项", en: "request" } as const;

async function lockOpen(tx: TenantTransaction, context: StaffContext, id: string) {
  const [request] = await tx
    .select()
    .from(protectionRequest)
    .where(and(eq(protectionRequest.id, id), ofParty(context)))
    .for("update");
  if (!request) throw notFound(REQUEST);
  if (request.answeredAt !== null)
    throw conflict(
      { zh: "这件保护协同事项已经答复。", en: "This request has been answered." },
      {
        zh: "需要补充的，请联系承办人再发一件。",
        en: "Ask the handler to send another if there is more to say.",
      },
    );
  return request;
}

/**
 * Answers once for the person's department or institution: taken over or not, what was done, the receipt. With the
 * acceptance by the police the clock of the answer to the reporter begins.
 * @throws DomainError `notFound`, `conflict` when somebody of it has answered
 */
export async function answerRequest(
  context: StaffContext,
  { id, accepted, answer, receipt }: z.output<typeof answerInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.answer", async (tx, note) => {
    const request = await lockOpen(tx, context, id);
    const content: Answer = { accepted, text: answer, ...(receipt && { receipt }) };
    const now = context.now();
    await tx
      .update(protectionRequest)
      .set({ answerSealed: sealJson(key, content), answeredBy: context.staff.id, answeredAt: now })
      .where(eq(protectionRequest.id, id));
    if (request.kind === "police" && accepted) await startFeedback(tx, request.caseId, now);
    note({ division: request.division, detail: { request: id, kind: request.kind, accepted } });
    return { id };
  });
}

/** The first acceptance counts. */
async function startFeedback(tx: TenantTransaction, caseId: string, now: Date): Promise<void> {
  const [row] = await tx
    .select({ due: protectionCase.feedbackDue })
    .from(protectionCase)
    .where(eq(protectionCase.id, caseId))
    .for("update");
  if (row?.due === null) await updateCase(tx, caseId, { feedbackDue: dueAt(now, FEEDBACK_WITHIN).at });
}
