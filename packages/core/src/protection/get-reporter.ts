import { tenantKey } from "@tongyou/database";
import { protectionReporter } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { openJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { CASE, getCaseRow } from "./case-record.ts";
import type { Reporter, reporterInput } from "./protection.schema.ts";

type Kept = { name?: string; phone?: string; organisation?: string; account: string };

/** Who reported: for the county's officer alone, for a stated purpose, each reading with its audit row. */
export async function getReporter(
  context: StaffContext,
  { id, purpose }: z.output<typeof reporterInput>,
): Promise<Reporter> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.reporter", async (tx, note) => {
    const { row } = await getCaseRow(tx, context, id);
    const [kept] = await tx
      .select({ sealed: protectionReporter.sealed })
      .from(protectionReporter)
      .where(eq(protectionReporter.caseId, id));
    if (!kept) throw notFound(CASE);
    note({ division: row.division, purpose, detail: { case: row.number } });
    const { name, phone, organisation, account } = openJson<Kept>(key, kept.sealed);
    return { name: name ?? null, phone: phone ?? null, organisation: organisation ?? null, account };
  });
}
