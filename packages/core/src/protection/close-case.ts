import { tenantKey } from "@tongyou/database";
import { protectionStage } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { isSecondPerson } from "./case-acts.ts";
import {
  addRecord,
  type CaseRecordRow,
  raiseCase,
  recordIn,
  recordsOf,
  requireOpen,
  updateCase,
} from "./case-record.ts";
import { guardianshipOf } from "./guardianship.ts";
import type { confirmClosingInput, proposeClosingInput, returnClosingInput } from "./protection.schema.ts";
import { settleIncidents } from "./settle-incidents.ts";

function requireClosing(row: CaseRecordRow): void {
  if (row.state !== "closing")
    throw conflict(
      { zh: "这个个案没有等待结案复核。", en: "No closing of this case waits to be checked." },
      { zh: "请刷新后查看。", en: "Reload the page." },
    );
}

const needsSecond = () =>
  conflict(
    { zh: "结案须由承办人、申请人以外的另一人复核。", en: "Closing takes a second person." },
    { zh: "请交由另一位有权限的同事复核。", en: "Ask another colleague who may to check it." },
  );

/**
 * Proposes to close a case, with its outcome. Unless the report proved unfounded, or the child was handed over to
 * another region, it was assessed before.
 * @throws DomainError `conflict` without an assessment or while a temporary guardianship runs; `stale`, `notFound`
 */
export async function proposeClosing(
  context: StaffContext,
  input: z.output<typeof proposeClosingInput>,
): Promise<{ version: number }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.proposeClosing", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const records = await recordsOf(tx, row.id);
    const { outcome, reason } = input;
    const assessed = records.some(({ kind }) => kind === "assessment");
    if (!assessed && outcome !== "unfounded" && outcome !== "handedOver")
      throw conflict(
        { zh: "还没有登记评估结果，不能结案。", en: "Without an assessment the case cannot be closed." },
        {
          zh: "请先登记评估；不属实的或已移交外地的，请选相应结果。",
          en: "Assess it first, or close it as unfounded or handed over.",
        },
      );
    if ((await guardianshipOf(tx, key, records))?.until === null)
      throw conflict(
        { zh: "临时监护还没有结束。", en: "The temporary guardianship has not ended." },
        { zh: "请先登记结束，再申请结案。", en: "End it first." },
      );
    const day = civilDayOf(context.now());
    await addRecord(tx, {
      ...recordIn(context, row),
      kind: "closing",
      day,
      content: { outcome, text: reason },
      key,
    });
    await updateCase(tx, row.id, {
      state: "closing",
      outcome,
      outcomeSealed: sealJson(key, { reason }),
      closingBy: context.staff.id,
    });
    note({ ...about(row), detail: { case: row.number, outcome } });
    return { version: row.version };
  });
}

/**
 * Closes a case as proposed: a second person does, and says of each incident that was found how it stands.
 * @throws DomainError `invalid` (an incident without an answer), `conflict`, `stale`, `notFound`
 */
export async function confirmClosing(
  context: StaffContext,
  input: z.output<typeof confirmClosingInput>,
): Promise<{ version: number }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.confirmClosing", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireClosing(row);
    if (!isSecondPerson(context, row)) throw needsSecond();
    await settleIncidents(tx, context, key, row, input.incidents);
    const now = context.now();
    await updateCase(tx, row.id, { state: "closed", closedBy: context.staff.id, closedAt: now, dueAt: null });
    await tx
      .update(protectionStage)
      .set({ leftAt: now })
      .where(and(eq(protectionStage.caseId, row.id), isNull(protectionStage.leftAt)));
    note({ ...about(row), detail: { case: row.number, outcome: row.outcome } });
    return { version: row.version };
  });
}

/** Sends a proposed closing back, with the reason: the case goes on. Throws `conflict`, `stale`, `notFound`. */
export async function returnClosing(
  context: StaffContext,
  input: z.output<typeof returnClosingInput>,
): Promise<{ version: number }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.returnClosing", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireClosing(row);
    if (!isSecondPerson(context, row)) throw needsSecond();
    const day = civilDayOf(context.now());
    const content = { text: input.reason };
    await addRecord(tx, { ...recordIn(context, row), kind: "closingReturned", day, content, key });
    await updateCase(tx, row.id, { state: "open", outcome: null, outcomeSealed: null, closingBy: null });
    note({ ...about(row), detail: { case: row.number } });
    return { version: row.version };
  });
}

const about = ({ childId, division }: CaseRecordRow) => ({ ...(childId && { childId }), division });
