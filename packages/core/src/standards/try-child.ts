import { factsAsked, readFacts } from "@tongyou/policy/engine";
import type { z } from "zod";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { TriedChild, tryChildInput } from "./standards.schema.ts";

/**
 * What the bureau's policy decides for facts typed in a form on a day, with the reasons and what to ask next. Uses
 * the bureau's own standards and readings. Of nobody: nothing is stored, and no child is looked at.
 */
export async function tryChild(
  context: StaffContext,
  { on, facts }: z.output<typeof tryChildInput>,
): Promise<TriedChild> {
  return inTenant(context, "policy.try", async (tx) => {
    const { policy, ...at } = await decidingOn(tx, context, on);
    return { explanation: policy.explain(readFacts(facts), at), asks: [...factsAsked(policy.pack)] };
  });
}
