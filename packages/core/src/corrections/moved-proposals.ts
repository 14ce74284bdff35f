import type { TenantTransaction } from "@tongyou/database";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import type { CorrectionRecord } from "./correction-row.ts";
import { differenceOf, replay } from "./decide-again.ts";
import { pastMonths } from "./past-months.ts";
import { readPast } from "./replays.ts";

/** Decides the months of these proposals again; the ids of those that say something else now. */
export async function findMoved(
  tx: TenantTransaction,
  context: StaffContext,
  proposals: readonly CorrectionRecord[],
): Promise<Set<string>> {
  const moved = new Set<string>();
  const [oldest] = proposals;
  if (!oldest) return moved;
  const children = new Map(proposals.map(({ childId: id, division }) => [id, { id, division }]));
  const wanted = Map.groupBy(proposals, ({ month }) => month);
  const months = await pastMonths(tx, context, context.area.code, { only: [...wanted.keys()] });
  const records = await readPast(tx, [...children.values()], oldest.benefit, oldest.month);
  for (const [month, ofMonth] of wanted) {
    const past = months.find((one) => one.month === month);
    const open = new Set(ofMonth.map(({ childId }) => childId));
    const again = (past ? records.toReplay(past) : []).filter((one) => open.has(one.child.id));
    const fresh = past ? await replay(tx, past.scope, again) : [];
    const now = new Map(fresh.map((one) => [one.child.id, differenceOf(one, month)]));
    for (const one of ofMonth) {
      const said = now.get(one.childId);
      if (said?.dueFen !== one.dueFen || said.paidFen !== one.paidFen || said.class !== one.class)
        moved.add(one.id);
    }
  }
  return moved;
}

/** Throws `conflict` when one of these proposals says something else now. */
export async function refuseMoved(
  tx: TenantTransaction,
  context: StaffContext,
  proposals: readonly CorrectionRecord[],
): Promise<void> {
  const { size } = await findMoved(tx, context, proposals);
  if (size > 0)
    throw conflict(
      {
        zh: `计算之后情况有变动，其中 ${size} 条的金额已经不同。`,
        en: `Something changed since they were computed; ${size} of them are other amounts now.`,
      },
      {
        zh: "请重新计算补发追回，核对后再办理。",
        en: "Have the corrections computed again, and look at them before you go on.",
      },
    );
}
