import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import type { Said } from "../facts/statement.ts";
import { finishTransfers } from "../institutions/transfer-record.ts";
import { requirePast } from "../protection/require-past.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import {
  addStep,
  evidenceOf,
  getPlacementRow,
  markEnded,
  type StoredPlacement,
  sayCare,
} from "./placement-record.ts";
import type { endPlacementInput } from "./placements.schema.ts";

type Input = z.output<typeof endPlacementInput>;

/** Who cares for the child afterwards, where the way it ended says so; null: not known until somebody says it. */
function careAfter({ how, on, handOver }: Omit<Input, "id">): Said {
  if (how === "returned" || how === "adopted")
    return { careArrangement: "parents", careSince: on, careInstitution: null };
  if (how === "hukouPlace")
    return { careArrangement: "institution", careSince: on, careInstitution: handOver?.to ?? null };
  return { careArrangement: null, careSince: null, careInstitution: null };
}

/**
 * Ends a running placement; the file then says who cares for the child where the way it ended tells it. Needs the whole
 * bureau's area. Throws `invalid`, `conflict` (ended already), `stale`.
 */
export async function closePlacement(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  row: StoredPlacement,
  input: Omit<Input, "id">,
): Promise<void> {
  const { on, how, why, handOver, version } = input;
  if ((how === "hukouPlace") !== (handOver !== undefined))
    throw invalid(
      "handOver",
      {
        zh: "移交户籍地的，须写明接收机构和签收情况；其他情形不填。",
        en: "A hand-over to the hukou place names who received the child, with the receipt; nothing else does.",
      },
      { zh: "请按结束方式填写。", en: "Fill it in as the way it ended asks." },
    );
  if (row.endedOn !== null)
    throw conflict(
      { zh: "这次安置已经结束。", en: "This placement has ended already." },
      { zh: "请刷新后查看现在的安置。", en: "Reload and look at the present placement." },
    );
  if (on < row.fromOn)
    throw invalid(
      "on",
      { zh: "结束日期早于开始日期。", en: "It would end before it began." },
      { zh: "请核对日期。", en: "Check the day." },
    );
  const { id, childId, institutionId } = row;
  await markEnded(tx, context, { id, on, how, sealed: sealJson(key, { why }) });
  if (handOver) await addStep(tx, context, row, { kind: "handOver", day: on, content: handOver, key });
  if (institutionId) await finishTransfers(tx, context, institutionId);
  const care = { from: on, said: careAfter(input), evidence: evidenceOf("安置结束", on, id) };
  await sayCare(tx, context, { id: childId, version }, care);
}

/**
 * Ends a placement that no other follows in this bureau: back home, adopted, handed over to the hukou place. What the
 * file then says of the child's care follows from it, and is unknown where it does not.
 * @throws DomainError `invalid`, `conflict` (ended already), `stale`, `notFound`
 */
export async function endPlacement(context: StaffContext, input: Input): Promise<{ id: string }> {
  requirePast(context, "on", input.on);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "placements.end",
    async (tx, note) => {
      const row = await getPlacementRow(tx, context, input.id);
      await closePlacement(tx, context, key, row, input);
      const { id, how, on } = input;
      note({ childId: row.childId, division: row.division, detail: { placement: id, how, on } });
      return { id };
    },
    { area: "tenant" },
  );
}
