import type { TenantTransaction } from "@tongyou/database";
import type { Permission } from "../access/roles.ts";
import { askRefresh } from "../children/refresh-lists.ts";
import type { StaffContext } from "../context.ts";
import { handOver, sendJob } from "../jobs/hand-over.ts";
import type { AskedJob } from "../jobs/job-work.ts";
import { type AuditNote, inTenant } from "../verb.ts";
import { getPolicyBook } from "./get-policy-book.ts";
import type { PolicyBook } from "./standards.schema.ts";

type Enter = (tx: TenantTransaction, note: (note: AuditNote) => void) => Promise<AskedJob[] | undefined>;

/**
 * A verb that enters what every decision of the bureau rests on, and its answer: the book as it is then. With the entry a
 * job is noted that decides all files again for the lists.
 * @param enter gives the jobs that the entry asks for beside; undefined where the same was entered already
 */
export async function enterInBook(
  context: StaffContext,
  permission: Permission,
  enter: Enter,
): Promise<PolicyBook> {
  const asked = await inTenant(
    context,
    permission,
    async (tx, note) => {
      const jobs = await enter(tx, note);
      return jobs && { jobs, refresh: await askRefresh(tx, context) };
    },
    { area: "tenant" },
  );
  if (asked) {
    await sendJob(context, asked.refresh);
    for (const job of asked.jobs) await handOver(context, job);
  }
  return getPolicyBook(context);
}
