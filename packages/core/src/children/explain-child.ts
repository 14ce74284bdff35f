import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { factsOn } from "../facts/facts-on.ts";
import { seesRestricted } from "../facts/mask.ts";
import { inTenant } from "../verb.ts";
import { getChildRecord } from "./child-row.ts";
import type { ChildExplanation, explainInput } from "./children.schema.ts";
import { choicesFor, decideFacts, decidingOn, receiptOf } from "./deciding.ts";
import { withoutRestricted } from "./without-restricted.ts";

/**
 * Why the child is decided as it is on a day (absent: the working day), what would change it and what to find
 * out. Restricted facts are blotted out for all but the county officer. Leaves an audit row.
 */
export async function explainChild(
  context: StaffContext,
  { id, on }: z.output<typeof explainInput>,
): Promise<ChildExplanation> {
  return inTenant(context, "children.explain", async (tx, note) => {
    const record = await getChildRecord(tx, id);
    const deciding = await decidingOn(tx, context, on);
    const { policy } = deciding;
    const [facts, choices] = await Promise.all([
      factsOn(tx, [id], deciding.on),
      choicesFor(tx, [id], deciding.on.slice(0, 7)),
    ]);
    const decided = decideFacts(deciding, facts.get(id) ?? {}, choices.get(id));
    const explanation = policy.explain(decided.facts, decided.at);
    note({ childId: id, division: record.division, detail: { on: deciding.on } });
    return {
      childId: id,
      explanation: seesRestricted(context.staff.role) ? explanation : withoutRestricted(explanation),
      receipt: receiptOf(policy, decided, context.now()),
      pack: { id: policy.pack.id, version: policy.pack.version },
    };
  });
}
