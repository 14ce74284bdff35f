import { openText, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, correction } from "@tongyou/database/schema";
import { type Bilingual, lastDayOf } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { awardsOf } from "../awards/awards-of.ts";
import { type Deciding, decideMany, decidingBy, decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { knownTo } from "../children/restricted-parts.ts";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { dueBy } from "../months/due-in-month.ts";
import { closedReason, reasonFor, withAward } from "../months/reason-of.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { CORRECTION, type CorrectionRecord, causesOf, toRow } from "./correction-row.ts";
import type { CorrectionView, correctionInput } from "./corrections.schema.ts";
import { pastMonths } from "./past-months.ts";
import { readPast } from "./replays.ts";
import { sayCauses } from "./say-causes.ts";

type Told = { reason: Bilingual; clauses: string[]; knownAt: string };

/**
 * Why the rules and what was awarded give what they give of the child on the month's last day, as it was known at an
 * instant and as the reader may know it.
 */
async function toldBy(
  tx: TenantTransaction,
  { staff: { role } }: StaffContext,
  deciding: Deciding,
  { childId, class: rate, benefit, month }: CorrectionRecord,
  knownAt: Date,
): Promise<Told | undefined> {
  const decided = (await decideMany(tx, deciding, [childId])).get(childId);
  if (!decided) return undefined;
  const spans = (await awardsOf(tx, benefit, [childId], knownAt)).get(childId) ?? [];
  const due = dueBy(decided, deciding, spans, { month, open: true });
  const known = knownTo(role, deciding.policy, decided);
  const told = withAward(reasonFor(role, deciding.policy, known, rate), due, month);
  return { ...told, knownAt: knownAt.toISOString() };
}

/** The same by what is known now; a closing that ends the month's money says more than the rules. */
async function toldNow(
  tx: TenantTransaction,
  context: StaffContext,
  record: CorrectionRecord,
): Promise<Told | undefined> {
  const on = lastDayOf(record.month);
  const { knownAt } = record;
  const closing = causesOf(record).find((cause) => cause.kind === "closing");
  if (closing) return { ...closedReason(on, closing.on), knownAt: knownAt.toISOString() };
  return toldBy(tx, context, await decidingOn(tx, context, on, knownAt), record, knownAt);
}

/** What was known when the month was fixed, or corrected before this correction; undefined: never fixed here. */
async function settledBefore(tx: TenantTransaction, context: StaffContext, record: CorrectionRecord) {
  const { month, benefit, childId, division, proposedAt } = record;
  const [past] = await pastMonths(tx, context, context.area.code, { only: [month] });
  if (!past) return undefined;
  const records = await readPast(tx, [{ id: childId, division }], benefit, month);
  return records.settled(past, { id: childId, division }, proposedAt);
}

/**
 * One correction with its why: what the rules said by what was known when the month was fixed, what they say by what is
 * known now, and what changed between. Throws `notFound` also outside the area.
 */
export async function getCorrection(
  context: StaffContext,
  { id }: z.output<typeof correctionInput>,
): Promise<CorrectionView> {
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const { record, name, before, after } = await inTenant(context, "corrections.get", async (tx, note) => {
    const [found] = await tx
      .select({ record: correction, name: child.name })
      .from(correction)
      .innerJoin(child, eq(child.id, correction.childId))
      .where(eq(correction.id, id));
    if (!found) throw notFound(CORRECTION);
    const { record } = found;
    const on = lastDayOf(record.month);
    note({
      childId: record.childId,
      division: record.division,
      detail: { correction: id, month: record.month },
    });
    const settled = await settledBefore(tx, context, record);
    const then = settled && context.packs.get(context.tenant.pack.id, settled.packHash);
    const before =
      settled &&
      then &&
      (await toldBy(tx, context, await decidingBy(tx, then, on, settled.knownAt), record, settled.knownAt));
    return { ...found, before, after: await toldNow(tx, context, record) };
  });
  const names = await staffNames(context, [record.proposedBy, record.decidedBy]);
  if (!after) throw notFound(CORRECTION);
  return {
    ...toRow(context, pack, record),
    childId: record.childId,
    name,
    divisionName: placeName(record.division),
    why: sayCauses(causesOf(record), pack, context.staff.role),
    before: before ?? null,
    after,
    proposedBy: names.get(record.proposedBy) ?? "",
    proposedAt: record.proposedAt.toISOString(),
    decidedBy: record.decidedBy && (names.get(record.decidedBy) ?? ""),
    decidedAt: record.decidedAt?.toISOString() ?? null,
    reason: record.reasonSealed && openText(key, record.reasonSealed),
  };
}
