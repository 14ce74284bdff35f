import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import type { correctionsApproveInput } from "./corrections.schema.ts";
import { refuseMoved } from "./moved-proposals.ts";
import { endProposals, lockProposals } from "./settle-corrections.ts";

/**
 * Approves proposals: arrears are paid with the next list, recoveries wait for a plan. Only another person than who had
 * them computed can. Each is decided again first. Throws `notFound`, and `conflict` for the same person, for a second
 * click, for another sum than the form showed (fen), and when one says something else now.
 */
export async function approveCorrections(
  context: StaffContext,
  { ids, fen: shown }: z.output<typeof correctionsApproveInput>,
): Promise<{ approved: number; fen: number }> {
  return inTenant(
    context,
    "corrections.approve",
    async (tx, note) => {
      const proposals = await lockProposals(tx, context, ids);
      const fen = proposals.reduce((sum, one) => sum + one.fen, 0);
      if (fen !== shown)
        throw conflict(
          { zh: "合计与页面上显示的不一致。", en: "The sum is not the one the page showed." },
          { zh: "请刷新后核对再批准。", en: "Reload, look, and approve then." },
        );
      await refuseMoved(tx, context, proposals);
      await endProposals(tx, context, proposals, { state: "approved" }, note);
      return { approved: proposals.length, fen };
    },
    { timeoutMs: 120_000 },
  );
}
