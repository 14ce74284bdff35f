import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, protectionCase, protectionStage } from "@tongyou/database/schema";
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { areaRange, isWithin } from "../divisions/index.ts";
import type { Page } from "../page.schema.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { CaseRecordRow } from "./case-record.ts";
import { caseRow } from "./case-row.ts";
import type { CaseRow, Clock, protectionListInput } from "./protection.schema.ts";

type Input = z.output<typeof protectionListInput>;

/** Cases the person works on, or that are not sealed: a filter must not tell anything of the others. */
export const readable = ({ staff }: StaffContext): SQL | undefined =>
  staff.role === "countyOfficer"
    ? undefined
    : or(isNull(protectionCase.sealedAt), eq(protectionCase.handler, staff.id));

function byClock(clock: Input["clock"], now: Date): SQL | undefined {
  if (clock === undefined) return undefined;
  const open = eq(protectionCase.state, "open");
  if (clock === "overdue") return and(open, lte(protectionCase.dueAt, now));
  if (clock === "running") return and(open, gt(protectionCase.dueAt, now));
  return and(open, isNull(protectionCase.dueAt));
}

function filterOf(context: StaffContext, input: Input): SQL | undefined {
  const { state, situation, stage, clock, handler, area, childId } = input;
  const narrowed =
    state !== "open" || [situation, stage, clock, handler, area, childId].some((one) => one !== undefined);
  const scope = area && isWithin(area, context.area.code) ? areaRange(area) : context.area;
  return and(
    gte(protectionCase.division, scope.lo),
    lt(protectionCase.division, scope.hi),
    state === "open"
      ? ne(protectionCase.state, "closed")
      : state === "closed"
        ? eq(protectionCase.state, "closed")
        : undefined,
    situation === undefined ? undefined : eq(protectionCase.situation, situation),
    stage === undefined ? undefined : eq(protectionCase.stage, stage),
    childId === undefined ? undefined : eq(protectionCase.childId, childId),
    byClock(clock, context.now()),
    handler === "me" ? eq(protectionCase.handler, context.staff.id) : undefined,
    handler === "nobody" ? isNull(protectionCase.handler) : undefined,
    narrowed ? readable(context) : undefined,
  );
}

type Listed = { row: CaseRecordRow; childName: string | null; dueFrom: Clock["from"] | null };

/** Cases with the child's name where on file and where the term of the stage comes from. */
export const selectCases = (tx: TenantTransaction) =>
  tx
    .select({ row: protectionCase, childName: child.name, dueFrom: protectionStage.dueFrom })
    .from(protectionCase)
    .leftJoin(child, and(isNotNull(protectionCase.childId), eq(child.id, protectionCase.childId)))
    .leftJoin(
      protectionStage,
      and(eq(protectionStage.caseId, protectionCase.id), isNull(protectionStage.leftAt)),
    );

/**
 * Cases of the area, those with the earliest clock first, then the newest. Of a sealed one whoever does not work on
 * it sees a number; with a filter it is left out, so that no count tells what it is about.
 */
export async function listCases(context: StaffContext, input: Input): Promise<Page<CaseRow>> {
  const key = await tenantKey(context.db, context.tenant);
  const { rows, total } = await inTenant(context, "protection.list", async (tx, note) => {
    const filter = filterOf(context, input);
    const found: Listed[] = await selectCases(tx)
      .where(filter)
      .orderBy(
        asc(sql`${protectionCase.state} = 'closed'`),
        sql`${protectionCase.dueAt} ASC NULLS LAST`,
        desc(protectionCase.reportedAt),
        asc(protectionCase.id),
      )
      .limit(input.limit)
      .offset(input.offset);
    const [all] = await tx.select({ rows: count() }).from(protectionCase).where(filter);
    note({ detail: { rows: found.length } });
    return { rows: found, total: all?.rows ?? 0 };
  });
  const names = await staffNames(
    context,
    rows.map(({ row }) => row.handler),
  );
  return {
    rows: rows.map(({ row, childName, dueFrom }) =>
      caseRow(context, key, row, { names, childName: childName ?? undefined, dueFrom: dueFrom ?? "unset" }),
    ),
    total,
  };
}
