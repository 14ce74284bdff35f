import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { protectionCase, protectionRequest } from "@tongyou/database/schema";
import { and, asc, count, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { dueAt } from "../deadlines/due-at.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import type { Page } from "../page.schema.ts";
import { sealJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { updateCase } from "./case-record.ts";
import { type Answer, requestView } from "./case-view.ts";
import type { answerInput, PartyRequest, requestsInput } from "./protection.schema.ts";
import { FEEDBACK_WITHIN } from "./situations.ts";

/** The party a person answers for; undefined for the bureau's own people. */
export function partyOf({ staff }: StaffContext): string | undefined {
  return staff.role === "institutionStaff" ? "institution" : staff.department;
}

/** Requests to the person's party; to nobody's own they match nothing. */
export const ofParty = (context: StaffContext): SQL => eq(protectionRequest.party, partyOf(context) ?? "");

/** What the person's department or institution is asked, the most urgent first: the question alone, never the case. */
export async function listPartyRequests(
  context: StaffContext,
  { open, offset, limit }: z.output<typeof requestsInput>,
): Promise<Page<PartyRequest>> {
  const key = await tenantKey(context.db, context.tenant);
  const filter = and(
    ofParty(context),
    open ? isNull(protectionRequest.answeredAt) : isNotNull(protectionRequest.answeredAt),
  );
  const { rows, total } = await inTenant(context, "protection.requests", async (tx, note) => {
    const found = await tx
      .select({ request: protectionRequest, number: protectionCase.number })
      .from(protectionRequest)
      .innerJoin(protectionCase, eq(protectionCase.id, protectionRequest.caseId))
      .where(filter)
      .orderBy(asc(protectionRequest.dueOn), asc(protectionRequest.askedAt), asc(protectionRequest.id))
      .limit(limit)
      .offset(offset);
    const [all] = await tx.select({ rows: count() }).from(protectionRequest).where(filter);
    note({ detail: { requests: found.map(({ request }) => request.id) } });
    return { rows: found, total: all?.rows ?? 0 };
  });
  const names = await staffNames(
    context,
    rows.flatMap(({ request }) => [request.askedBy, request.answeredBy]),
  );
  const today = civilDayOf(context.now());
  return {
    rows: rows.map(({ request, number }) => ({
      ...requestView(key, request, names),
      caseNumber: number,
      overdue: request.answeredAt === null && request.dueOn !== null && request.dueOn < today,
    })),
    total,
  };
}

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
