import type { TenantTransaction } from "@tongyou/database";
import { child, correction } from "@tongyou/database/schema";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import type { AuditNote } from "../verb.ts";
import { CORRECTION, type CorrectionRecord } from "./correction-row.ts";

/** The second person is another than who had it computed. */
export const computedByOneself = () =>
  conflict(
    {
      zh: "其中有您本人计算的，不能由您办理。",
      en: "You had some of them computed; you cannot decide them.",
    },
    { zh: "请由另一位有审批权限的同事办理。", en: "Have a colleague who may approve do it." },
  );

/**
 * The open proposals with these ids, their children's files locked, oldest first. Throws `notFound` for one that is not
 * in the area, `conflict` for one that is decided, withdrawn, or that the same person had computed.
 */
export async function lockProposals(
  tx: TenantTransaction,
  context: StaffContext,
  ids: readonly string[],
): Promise<CorrectionRecord[]> {
  const wanted = [...new Set(ids)];
  const named = inArray(correction.id, wanted);
  const children = tx.selectDistinct({ id: correction.childId }).from(correction).where(named);
  await tx
    .select({ id: child.id })
    .from(child)
    .where(inArray(child.id, children))
    .orderBy(asc(child.id))
    .for("no key update");
  const found = await tx
    .select()
    .from(correction)
    .where(named)
    .orderBy(asc(correction.month), asc(correction.id))
    .for("update");
  if (found.length < wanted.length) throw notFound(CORRECTION);
  const closed = found.filter(({ state }) => state !== "proposed").length;
  if (closed > 0)
    throw conflict(
      {
        zh: `其中 ${closed} 条已经办理，或因情况变动已撤回。`,
        en: `${closed} of them were decided already, or withdrawn because something changed.`,
      },
      { zh: "请刷新后核对再办理。", en: "Reload, look, and go on." },
    );
  if (found.some(({ proposedBy }) => proposedBy === context.staff.id)) throw computedByOneself();
  return found;
}

type Ending = { state: "approved" } | { state: "dismissed"; reasonSealed: Buffer };

/** Writes how the proposals ended, with one audit row a child. */
export async function endProposals(
  tx: TenantTransaction,
  context: StaffContext,
  proposals: readonly CorrectionRecord[],
  ending: Ending,
  note: (note: AuditNote) => void,
  purpose?: string,
): Promise<void> {
  const ids = proposals.map(({ id }) => id);
  await tx
    .update(correction)
    .set({ ...ending, decidedBy: context.staff.id, decidedAt: context.now() })
    .where(and(sql`${correction.id} = ANY(${sql.param(ids)}::uuid[])`, eq(correction.state, "proposed")));
  for (const [childId, ofChild] of Map.groupBy(proposals, (one) => one.childId))
    note({
      childId,
      division: ofChild[0]?.division ?? context.area.code,
      ...(purpose !== undefined && { purpose }),
      detail: {
        corrections: ofChild.map(({ id }) => id),
        months: ofChild.map(({ month }) => month),
        fen: ofChild.reduce((fen, one) => fen + one.fen, 0),
      },
    });
}
