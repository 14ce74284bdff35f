import type { TenantTransaction } from "@tongyou/database";
import { child, correction } from "@tongyou/database/schema";
import { and, asc, count, countDistinct, gt, inArray, lt, type SQL, sql, sum } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { maskTail } from "../facts/mask.ts";
import { inTenant } from "../verb.ts";
import { computedAt } from "./computed-at.ts";
import { type CorrectionRecord, causesOf, className, toRow } from "./correction-row.ts";
import type {
  CorrectedChild,
  CorrectionList,
  CorrectionSums,
  correctionsListInput,
} from "./corrections.schema.ts";
import { correctionsWhere } from "./corrections-where.ts";
import { sayCauses } from "./say-causes.ts";

type Input = z.output<typeof correctionsListInput>;

const total = (condition: SQL | undefined) =>
  condition
    ? sql`coalesce(sum(${correction.fen}) FILTER (WHERE ${condition}), 0)`.mapWith(Number)
    : sum(correction.fen).mapWith(Number);

/** Sums over all that the filter finds. */
async function sumsOf(
  tx: TenantTransaction,
  found: SQL | undefined,
  context: StaffContext,
): Promise<CorrectionSums> {
  const counted = { children: countDistinct(correction.childId), fen: total(undefined) };
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const [[all], byMonth, byClass] = await Promise.all([
    tx
      .select({
        children: countDistinct(correction.childId),
        lines: count(),
        arrears: total(gt(correction.fen, 0)),
        recovery: total(lt(correction.fen, 0)),
      })
      .from(correction)
      .where(found),
    tx
      .select({ month: correction.month, ...counted })
      .from(correction)
      .where(found)
      .groupBy(correction.month)
      .orderBy(asc(correction.month)),
    tx
      .select({ class: correction.class, ...counted })
      .from(correction)
      .where(found)
      .groupBy(correction.class)
      .orderBy(asc(correction.class)),
  ]);
  return {
    children: all?.children ?? 0,
    lines: all?.lines ?? 0,
    arrearsFen: all?.arrears ?? 0,
    recoveryFen: Math.abs(all?.recovery ?? 0),
    byMonth,
    byClass: byClass.map((one) => ({ ...one, name: className(pack, one.class) })),
  };
}

const readChildren = (tx: TenantTransaction, found: SQL | undefined, { limit, offset }: Input) =>
  tx
    .select({ childId: child.id, name: child.name, idTail: child.idTail, division: child.division })
    .from(child)
    .where(inArray(child.id, tx.selectDistinct({ id: correction.childId }).from(correction).where(found)))
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
    .limit(limit)
    .offset(offset);

type ChildRow = Awaited<ReturnType<typeof readChildren>>[number];

function toChild(
  context: StaffContext,
  { childId, name, idTail, division }: ChildRow,
  records: readonly CorrectionRecord[],
): CorrectedChild {
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  return {
    childId,
    name,
    idNumber: idTail ? maskTail(idTail) : null,
    divisionName: placeName(division),
    causes: sayCauses(records.flatMap(causesOf), pack, context.staff.role),
    months: records.map((record) => toRow(context, pack, record)),
    fen: records.reduce((fen, record) => fen + record.fen, 0),
  };
}

/**
 * Corrections of past months as a filter finds them, by child with all its months, children by place and name; with the
 * sums of all, which are those of their lines. Causes are told as the role may know them.
 */
export async function listCorrections(context: StaffContext, input: Input): Promise<CorrectionList> {
  const when = await computedAt(context);
  return inTenant(context, "corrections.list", async (tx, note) => {
    const found = correctionsWhere(context, input);
    const [children, sums] = await Promise.all([readChildren(tx, found, input), sumsOf(tx, found, context)]);
    const ids = children.map(({ childId }) => childId);
    const records = ids.length
      ? await tx
          .select()
          .from(correction)
          .where(and(found, inArray(correction.childId, ids)))
          .orderBy(asc(correction.month), asc(correction.proposedAt))
      : [];
    const ofChild = Map.groupBy(records, ({ childId }) => childId);
    const { state, offset } = input;
    note({
      ...(input.childId && { childId: input.childId }),
      detail: { state, offset, rows: records.length },
    });
    return {
      rows: children.map((one) => toChild(context, one, ofChild.get(one.childId) ?? [])),
      total: sums.children,
      sums,
      ...when,
    };
  });
}
