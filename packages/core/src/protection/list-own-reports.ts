import { tenantKey } from "@tongyou/database";
import { protectionCase, protectionReporter } from "@tongyou/database/schema";
import { count, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import type { Page } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import type { OwnReport, ownReportsInput } from "./protection.schema.ts";
import { accountHash } from "./report-harm.ts";

type Row = Pick<
  typeof protectionCase.$inferSelect,
  "number" | "reportedAt" | "state" | "handler" | "feedbackDue" | "feedbackAt"
>;

const shown = ({ number, reportedAt, state, handler, feedbackDue, feedbackAt }: Row): OwnReport => ({
  number,
  reportedAt: reportedAt.toISOString(),
  state: state === "closed" ? "closed" : handler === null ? "received" : "handled",
  feedback:
    feedbackDue || feedbackAt
      ? { due: (feedbackAt ?? feedbackDue ?? reportedAt).toISOString(), done: feedbackAt !== null }
      : null,
});

/** What became of the person's own reports: number, state and the answer due to them, and nothing of the child. */
export async function listOwnReports(
  context: StaffContext,
  { offset, limit }: z.output<typeof ownReportsInput>,
): Promise<Page<OwnReport>> {
  const key = await tenantKey(context.db, context.tenant);
  const own = eq(protectionReporter.accountHash, accountHash(key, context));
  return inTenant(
    context,
    "protection.mine",
    async (tx) => {
      const rows = await tx
        .select({
          number: protectionCase.number,
          reportedAt: protectionCase.reportedAt,
          state: protectionCase.state,
          handler: protectionCase.handler,
          feedbackDue: protectionCase.feedbackDue,
          feedbackAt: protectionCase.feedbackAt,
        })
        .from(protectionReporter)
        .innerJoin(protectionCase, eq(protectionCase.id, protectionReporter.caseId))
        .where(own)
        .orderBy(desc(protectionCase.reportedAt))
        .limit(limit)
        .offset(offset);
      const [total] = await tx.select({ rows: count() }).from(protectionReporter).where(own);
      return { rows: rows.map(shown), total: total?.rows ?? 0 };
    },
    { area: "tenant" },
  );
}
