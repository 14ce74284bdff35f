import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { raiseVersion } from "./child-row.ts";
import type { recordFactInput } from "./children.schema.ts";
import { decideChildren } from "./decide-children.ts";
import { checkedFacts, sayFacts } from "./say-facts.ts";

/**
 * Says a new fact about a child, or that one is no longer known (`value: null`). It holds from the day `from`
 * (for ever for birth date, sex and ethnicity) until somebody says otherwise; what was said before stays in the
 * history. The file is decided again and follows a change of residence inside the area.
 * Throws `stale`, `notFound`, `invalid`, and `forbidden` for restricted facts (only the county officer).
 */
export async function recordFact(
  context: StaffContext,
  input: z.output<typeof recordFactInput>,
): Promise<{ version: number }> {
  const facts = checkedFacts(context, [input]);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "children.recordFact", async (tx, note) => {
    const record = await raiseVersion(tx, input.id, input.version, context.now());
    await sayFacts(tx, context, record, { facts, evidence: input.evidence, key });
    await decideChildren(tx, context, [input.id]);
    note({ childId: input.id, division: record.division, detail: { fact: input.name, from: input.from } });
    return { version: record.version };
  });
}
