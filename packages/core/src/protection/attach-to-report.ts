import { tenantKey } from "@tongyou/database";
import { protectionCase, protectionReporter } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { keepFile, readContent } from "../attachments/keep-file.ts";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import type { attachToReportInput } from "./protection.schema.ts";
import { accountHash } from "./report-harm.ts";

/** What a file that came with a report is called: its own name could name the reporter. */
const NAME = "报告材料";

/**
 * Keeps a photo or paper with a report that this account made. It is a file of the case, read by whoever reads the case;
 * neither the file nor its audit row says who sent it to which.
 * @throws DomainError `invalid` (the file), `notFound` (another's report), `conflict` (the case is closed)
 */
export async function attachToReport(
  context: StaffContext,
  { report, base64 }: z.output<typeof attachToReportInput>,
): Promise<{ repeated: boolean }> {
  requirePermission(context, "protection.attach");
  const { bytes, type } = readContent(base64);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "protection.attach",
    async (tx, note) => {
      note({});
      const [row] = await tx
        .select({
          division: protectionCase.division,
          childId: protectionCase.childId,
          state: protectionCase.state,
        })
        .from(protectionReporter)
        .innerJoin(protectionCase, eq(protectionCase.id, protectionReporter.caseId))
        .where(
          and(
            eq(protectionReporter.caseId, report),
            eq(protectionReporter.accountHash, accountHash(key, context)),
          ),
        );
      if (!row) throw notFound({ zh: "报告", en: "report" });
      if (row.state === "closed")
        throw conflict(
          { zh: "这份报告已经办结。", en: "The case of this report is closed." },
          { zh: "情况再次发生的，请另行报告。", en: "If it happens again, make a new report." },
        );
      const { division, childId } = row;
      const place = {
        ownerKind: "protectionCase",
        ownerId: report,
        division,
        childId,
        unnamed: true,
      } as const;
      const { repeated } = await keepFile(tx, context, key, place, { fileName: NAME, bytes, type });
      return { repeated };
    },
    { area: "tenant" },
  );
}
