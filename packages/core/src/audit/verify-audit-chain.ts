import { verifyAudit } from "@tongyou/database";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { AuditVerdict } from "./audit.schema.ts";

/** Recomputing a long chain takes its time. */
const TIMEOUT = 120_000;

/**
 * Recomputes the bureau's whole audit chain, beyond the asker's own area: the answer is a count and a position,
 * no row of it.
 */
export async function verifyAuditChain(context: StaffContext): Promise<AuditVerdict> {
  return inTenant(
    context,
    "audit.verify",
    async (tx, note) => {
      const check = await verifyAudit(tx);
      const verdict = {
        rows: check.rows,
        intact: check.intact,
        brokenAt: check.intact ? null : check.brokenAt,
      };
      note({ detail: verdict });
      return verdict;
    },
    { area: "tenant", timeoutMs: TIMEOUT },
  );
}
