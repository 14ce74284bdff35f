import type { TenantTransaction } from "@tongyou/database";
import {
  child,
  institution,
  institutionAgreement,
  institutionRecord,
  institutionTransfer,
  placement,
  placementStep,
} from "@tongyou/database/schema";
import { addMonths, type CivilDate } from "@tongyou/policy";
import { and, asc, eq, gte, isNotNull, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import { type Bench, SHOWN, TOTAL, type TodoGroup, totalOf } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { AHEAD } from "./institution-row.ts";

const same = (text: string) => ({ zh: text, en: text });

/** Licences of the area's institutions that end soon or have ended. */
export async function licenceTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const where = and(
    isNotNull(institutionRecord.until),
    isNull(institutionRecord.replacedAt),
    lte(institutionRecord.until, addMonths(today, AHEAD)),
    gte(institutionRecord.division, scope.lo),
    lt(institutionRecord.division, scope.hi),
  );
  const rows = await tx
    .select({ id: institution.id, name: institution.name, until: institutionRecord.until, total: TOTAL })
    .from(institutionRecord)
    .innerJoin(institution, eq(institution.id, institutionRecord.institutionId))
    .where(where)
    .orderBy(asc(institutionRecord.until))
    .limit(SHOWN);
  const todos = rows.map(
    ({ id, name, until }): Todo => ({
      kind: "licenceEnding",
      title: same(name),
      why: { zh: `证照有效期至 ${until}`, en: `A licence ends on ${until}` },
      due: until,
      overdue: until !== null && until < today,
      to: `/institutions/${id}`,
    }),
  );
  return { kind: "licenceEnding", count: totalOf(rows), todos };
}

/** Agreements of the area's institutions that end soon or have ended and were not put an end to. */
export async function agreementTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const where = and(
    isNull(institutionAgreement.endedOn),
    lte(institutionAgreement.untilOn, addMonths(today, AHEAD)),
    gte(institutionAgreement.division, scope.lo),
    lt(institutionAgreement.division, scope.hi),
  );
  const rows = await tx
    .select({ id: institution.id, name: institution.name, until: institutionAgreement.untilOn, total: TOTAL })
    .from(institutionAgreement)
    .innerJoin(institution, eq(institution.id, institutionAgreement.entruster))
    .where(where)
    .orderBy(asc(institutionAgreement.untilOn))
    .limit(SHOWN);
  const todos = rows.map(
    ({ id, name, until }): Todo => ({
      kind: "agreementEnding",
      title: same(name),
      why: { zh: `委托代养协议 ${until} 到期`, en: `An agreement ends on ${until}` },
      due: until,
      overdue: until < today,
      to: `/institutions/${id}`,
    }),
  );
  return { kind: "agreementEnding", count: totalOf(rows), todos };
}

/** Children under way whom the institution of this person has not received; of the county, those of its area. */
export async function receiveTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const { role, institution: own } = context.staff;
  const mine: SQL | undefined =
    role === "institutionStaff" ? eq(institutionTransfer.toInstitution, own ?? sql`NULL`) : undefined;
  const where = and(
    isNull(institutionTransfer.doneAt),
    isNull(placement.endedOn),
    mine,
    gte(placement.division, scope.lo),
    lt(placement.division, scope.hi),
  );
  const rows = await tx
    .select({
      name: child.name,
      on: institutionTransfer.plannedOn,
      to: institutionTransfer.toInstitution,
      total: TOTAL,
    })
    .from(institutionTransfer)
    .innerJoin(placement, eq(placement.institutionId, institutionTransfer.fromInstitution))
    .innerJoin(child, eq(child.id, placement.childId))
    .where(where)
    .orderBy(asc(institutionTransfer.plannedOn), asc(child.pinyin))
    .limit(SHOWN);
  const today = civilDayOf(context.now());
  const todos = rows.map(
    ({ name, on, to }): Todo => ({
      kind: "childToReceive",
      title: same(name),
      why: { zh: `计划 ${on} 移交，等待签收`, en: `To be handed over on ${on}` },
      due: on,
      overdue: on < today,
      to:
        role === "institutionStaff" ? "/institutions/residents" : `/institutions/residents?institution=${to}`,
    }),
  );
  return { kind: "childToReceive", count: totalOf(rows), todos };
}

const lastStep = (tx: TenantTransaction, scope: { lo: string; hi: string }, by: CivilDate) =>
  and(
    isNotNull(placementStep.againOn),
    lte(placementStep.againOn, by),
    gte(placementStep.division, scope.lo),
    lt(placementStep.division, scope.hi),
    sql`NOT EXISTS (${tx
      .select({ one: sql`1` })
      .from(sql`placement_step later`)
      .where(
        sql`later.placement_id = ${placementStep.placementId} AND later.division = ${placementStep.division} AND later.day > ${placementStep.day}`,
      )})`,
  );

/** Follow-ups of placements and adoptions whose day has come or comes within the month. */
export async function followUpTodos({ tx, context, scope }: Bench): Promise<TodoGroup> {
  const today = civilDayOf(context.now());
  const where = lastStep(tx, scope, addMonths(today, 1));
  const rows = await tx
    .select({ childId: child.id, name: child.name, on: placementStep.againOn, total: TOTAL })
    .from(placementStep)
    .innerJoin(placement, eq(placement.id, placementStep.placementId))
    .innerJoin(child, eq(child.id, placement.childId))
    .where(where)
    .orderBy(asc(placementStep.againOn))
    .limit(SHOWN);
  const todos = rows.map(
    ({ childId, name, on }): Todo => ({
      kind: "placementFollowUp",
      title: same(name),
      why: { zh: "安置（收养）跟踪评估", en: "Follow-up of a placement or adoption" },
      due: on,
      overdue: on !== null && on < today,
      to: `/children/${childId}?tab=casework`,
    }),
  );
  return { kind: "placementFollowUp", count: totalOf(rows), todos };
}
