import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { statedOn } from "../facts/facts-on.ts";
import { inTenant } from "../verb.ts";
import { getChildRecord } from "./child-row.ts";
import type { ChildExplanation, explainInput } from "./children.schema.ts";
import { choicesFor, decideFacts, decidingOn, receiptOf } from "./deciding.ts";
import { knownTo } from "./restricted-parts.ts";
import { explanationFor } from "./without-restricted.ts";

/**
 * Why the child is decided as it is on a day (absent: the working day), what would change it and what to find
 * out; with `knownAt`, as it would have been decided from what had been entered at that instant. For all but the county officer it is explained from the other facts, without the parts that rest on restricted
 * ones. Leaves an audit row.
 */
export async function explainChild(
  context: StaffContext,
  { id, on, knownAt }: z.output<typeof explainInput>,
): Promise<ChildExplanation> {
  return inTenant(context, "children.explain", async (tx, note) => {
    const record = await getChildRecord(tx, id);
    const deciding = await decidingOn(tx, context, on, knownAt);
    const { policy } = deciding;
    const [stated, choices] = await Promise.all([
      statedOn(tx, [id], deciding.on, knownAt),
      choicesFor(tx, [id], deciding.on.slice(0, 7), knownAt),
    ]);
    const decided = decideFacts(deciding, stated.get(id), choices.get(id));
    const { role } = context.staff;
    const known = knownTo(role, policy, decided);
    const explanation = policy.explain(known.facts, known.at);
    note({
      childId: id,
      division: record.division,
      detail: { on: deciding.on, ...(knownAt && { knownAt: knownAt.toISOString() }) },
    });
    return {
      childId: id,
      explanation: explanationFor(role, explanation, known),
      receipt: receiptOf(policy, known, knownAt ?? context.now()),
      pack: { id: policy.pack.id, version: policy.pack.version },
    };
  });
}
