import { sealText, tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { correctionsDismissInput } from "./corrections.schema.ts";
import { endProposals, lockProposals } from "./settle-corrections.ts";

/**
 * Dismisses proposals for a reason: nothing is paid and nothing taken back. The same difference is not proposed again;
 * another one is. Only another person than who had them computed can. Throws `notFound` and `conflict` as approving.
 */
export async function dismissCorrections(
  context: StaffContext,
  { ids, reason }: z.output<typeof correctionsDismissInput>,
): Promise<{ dismissed: number }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "corrections.dismiss", async (tx, note) => {
    const proposals = await lockProposals(tx, context, ids);
    const ending = { state: "dismissed", reasonSealed: sealText(key, reason) } as const;
    await endProposals(tx, context, proposals, ending, note, reason);
    return { dismissed: proposals.length };
  });
}
