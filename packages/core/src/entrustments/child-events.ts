import { tenantKey } from "@tongyou/database";
import { openJson } from "../sealed-json.ts";
import type { ChildEvents } from "../timeline/child-event.ts";
import { entrustmentsOf, stateOf } from "./entrustment-record.ts";
import type { EntrustmentContent } from "./entrustments.schema.ts";

const STATES = {
  waiting: { zh: "待确认", en: "waits to be confirmed" },
  running: { zh: "已确认", en: "confirmed" },
  ended: { zh: "已结束", en: "ended" },
} as const;

/** A child's confirmations of entrusted guardianship. */
export const entrustmentEvents: ChildEvents = async (tx, context, childId) => {
  const key = await tenantKey(context.db, context.tenant);
  const rows = await entrustmentsOf(tx, childId);
  return rows.map((row) => {
    const { carer } = openJson<EntrustmentContent>(key, row.contentSealed);
    const state = STATES[stateOf(row)];
    return {
      kind: "entrustment" as const,
      id: row.id,
      on: row.fromOn,
      until: row.endedOn,
      at: row.madeAt.toISOString(),
      by: row.madeBy,
      title: { zh: "委托监护确认书", en: "Entrusted guardianship" },
      text: {
        zh: `受托人 ${carer.name}（${carer.relation}），至 ${row.untilOn}；${state.zh}`,
        en: `Entrusted to ${carer.name} (${carer.relation}) until ${row.untilOn}; ${state.en}`,
      },
      to: `/children/${childId}?tab=casework`,
    };
  });
};
