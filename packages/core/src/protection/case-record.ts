import { newId, type TenantKey, type TenantTransaction } from "@tongyou/database";
import {
  protectionCase,
  protectionRecord,
  protectionRequest,
  protectionStage,
} from "@tongyou/database/schema";
import type { Mechanism, Stage } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { liveGrant } from "../break-glass/live-grant.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict, notFound, stale } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { chainOfCase, listedRoles, ownersOf, policyToday, stageTitle } from "./chain.ts";
import { stageDue } from "./stage-terms.ts";

export const CASE = { zh: "保护个案", en: "protection case" } as const;
export type CaseRecordRow = typeof protectionCase.$inferSelect;

/** What a sealed column holds. */
export type Subject = { name?: string; sex?: "male" | "female"; age?: number };
export type Told = { place?: string; what: string };
export type Content = Record<string, string | number | boolean>;

/** Whether a person works on a case: a sealed one is readable to them and the county's officer alone. */
export const worksOn = (context: StaffContext, row: CaseRecordRow): boolean =>
  row.sealedAt === null || context.staff.role === "countyOfficer" || row.handler === context.staff.id;

const sealedOff = () =>
  conflict(
    { zh: "这个个案限阅。", en: "This case is sealed." },
    {
      zh: "如因紧急工作必须查阅，请填写理由临时查阅，审计员会收到提醒。",
      en: "If urgent work needs it, give a reason and open it for a time; the auditor is told.",
    },
  );

/**
 * The case with this id as far as the person may read it; a sealed one also under broken glass, whose id is then in
 * `grant` for the audit row. Throws `notFound`, and `conflict` for a sealed case.
 */
export async function getCaseRow(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
): Promise<{ row: CaseRecordRow; grant: string | undefined }> {
  const [row] = await tx.select().from(protectionCase).where(eq(protectionCase.id, id));
  if (!row || !isWithin(row.division, context.area.code)) throw notFound(CASE);
  if (worksOn(context, row)) return { row, grant: undefined };
  const grant = await liveGrant(tx, context, { caseId: id });
  if (!grant) throw sealedOff();
  return { row, grant };
}

/**
 * The case for a change: read at `version`, locked until the commit, its version raised. Broken glass lets read, not
 * change. Throws `stale`, `notFound`, and `conflict` for a sealed case or a closed one.
 */
export async function raiseCase(
  tx: TenantTransaction,
  context: StaffContext,
  { id, version }: { id: string; version: number },
): Promise<CaseRecordRow> {
  const [row] = await tx
    .update(protectionCase)
    .set({ version: sql`${protectionCase.version} + 1` })
    .where(and(eq(protectionCase.id, id), eq(protectionCase.version, version)))
    .returning();
  if (!row) {
    await getCaseRow(tx, context, id);
    throw stale(CASE);
  }
  if (!isWithin(row.division, context.area.code)) throw notFound(CASE);
  if (!worksOn(context, row)) throw sealedOff();
  if (row.state === "closed")
    throw conflict(
      { zh: "这个个案已经结案。", en: "This case is closed." },
      { zh: "情况再次发生的，请另行报告。", en: "If it happens again, make a new report." },
    );
  return row;
}

/** Refuses what a case does not allow while its closing waits for the second person. */
export function requireOpen(row: CaseRecordRow): void {
  if (row.state !== "open")
    throw conflict(
      { zh: "这个个案正在等待结案复核。", en: "The closing of this case is being checked." },
      { zh: "请先由复核人退回，再继续办理。", en: "Have the second person send it back first." },
    );
}

export async function updateCase(
  tx: TenantTransaction,
  id: string,
  set: Partial<typeof protectionCase.$inferInsert>,
): Promise<void> {
  await tx.update(protectionCase).set(set).where(eq(protectionCase.id, id));
}

/** Enters a stage: the one before ends, the clock of this one begins. */
export async function enterStage(
  tx: TenantTransaction,
  context: StaffContext,
  pack: Pack,
  { id, division, stage, by }: { id: string; division: string; stage: Stage; by: string | null },
): Promise<{ dueAt: Date | null; owners: string }> {
  const now = context.now();
  const before = await tx
    .update(protectionStage)
    .set({ leftAt: now })
    .where(and(eq(protectionStage.caseId, id), isNull(protectionStage.leftAt)))
    .returning({ number: protectionStage.number });
  const { due, from } = await stageDue(tx, context, pack, stage, now);
  await tx.insert(protectionStage).values({
    caseId: id,
    number: Math.max(0, ...before.map(({ number }) => number)) + 1,
    division,
    stage: stage.id,
    enteredAt: now,
    enteredBy: by,
    dueAt: due?.at ?? null,
    dueFrom: from,
  });
  return { dueAt: due?.at ?? null, owners: listedRoles(ownersOf(stage)) };
}

/** Writes one record of a case, in the stage it has reached. */
export async function addRecord(
  tx: TenantTransaction,
  { key, content, ...record }: NewRecord,
): Promise<void> {
  await tx.insert(protectionRecord).values({ id: newId(), ...record, contentSealed: sealJson(key, content) });
}

type NewRecord = Omit<typeof protectionRecord.$inferInsert, "id" | "contentSealed"> & {
  key: TenantKey;
  content: object;
};

/** What of a record comes from the case and the person who writes it. */
export const recordIn = (context: StaffContext, { id, division, stage }: CaseRecordRow) => ({
  caseId: id,
  division,
  stage,
  by: context.staff.id,
  at: context.now(),
});

export const recordsOf = (tx: TenantTransaction, caseId: string) =>
  tx
    .select()
    .from(protectionRecord)
    .where(eq(protectionRecord.caseId, caseId))
    .orderBy(asc(protectionRecord.day), asc(protectionRecord.at));

export const requestsOf = (tx: TenantTransaction, caseId: string) =>
  tx
    .select()
    .from(protectionRequest)
    .where(eq(protectionRequest.caseId, caseId))
    .orderBy(asc(protectionRequest.askedAt));

/** The chain of a case and the title of the stage it has reached. */
export function chainAt(context: StaffContext, row: Pick<CaseRecordRow, "mechanism" | "stage">) {
  const { pack } = policyToday(context);
  const chain: Mechanism = chainOfCase(pack, row.mechanism);
  return { pack, chain, title: stageTitle(chain, row.stage) };
}
