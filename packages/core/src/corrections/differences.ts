import type { TenantTransaction } from "@tongyou/database";
import type { StaffContext } from "../context.ts";
import type { Cause } from "./corrections.schema.ts";
import { type Difference, differenceOf, type Replayed, replay } from "./decide-again.ts";
import { explainDifferences } from "./explain-differences.ts";
import type { PastMonth } from "./past-months.ts";
import type { PastRecords } from "./replays.ts";

export type CausedDifference = Difference & { causes: Cause[] };

/** What is open of a month of some children: those decided again, and what differs, each with its causes. */
export async function differencesIn(
  tx: TenantTransaction,
  context: StaffContext,
  past: PastMonth,
  records: PastRecords,
): Promise<{ replayed: Replayed[]; differences: CausedDifference[] }> {
  const replayed = await replay(tx, past.scope, records.toReplay(past));
  const open = replayed.flatMap((one) => {
    const difference = differenceOf(one, past.month);
    if (!difference) return [];
    const said = records.dismissed(difference.childId, past.month);
    const again =
      said !== undefined && said.paidFen === difference.paidFen && said.dueFen === difference.dueFen;
    return again ? [] : [{ ...one, difference }];
  });
  const causes = await explainDifferences(tx, context, past, open);
  const differences = open.map(({ difference }) => ({
    ...difference,
    causes: causes.get(difference.childId) ?? [],
  }));
  return { replayed, differences };
}
