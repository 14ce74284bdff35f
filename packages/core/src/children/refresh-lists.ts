import { type TenantTransaction, withControl, withTenant } from "@tongyou/database";
import { child, job, tenant } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { AppContext, StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { askJob } from "../jobs/ask-job.ts";
import { sendJob } from "../jobs/hand-over.ts";
import { type AskedJob, SYSTEM } from "../jobs/job-work.ts";
import { REFRESH_SUBJECT } from "./children.schema.ts";
import { outdatedOn, type RefreshScope, scopeOf } from "./refresh-step.ts";
import { workingDay } from "./working-day.ts";

type Bureau = { number: number; division: string };

const asked = ({ division }: Bureau, scope: RefreshScope) => ({
  kind: "children.refresh" as const,
  division,
  subject: REFRESH_SUBJECT,
  input: { scope },
});

/**
 * Has all files of the bureau decided again, for a change of what decisions rest on: the job is open when the
 * transaction, which has to see the whole bureau, is kept. One that is under way begins anew.
 */
export const askRefresh = (tx: TenantTransaction, context: StaffContext): Promise<AskedJob> =>
  askJob(tx, context, asked(context.tenant, "all"), { anew: true });

/**
 * Has those files decided again that lists show by the decision of another day, where there are any: the working day
 * has moved on with a ledger, a month or the calendar. One that failed is done again.
 */
export async function refreshOutdated(app: AppContext, bureau: Bureau): Promise<void> {
  const whole = { tenant: bureau, area: areaRange(bureau.division), timeoutMs: 60_000 };
  const refresh = await withTenant(app.db, whole, async (tx) => {
    const system = { tenant: bureau, staff: { id: SYSTEM }, now: () => app.now() };
    const [last] = await tx
      .select({ state: job.state, input: job.input })
      .from(job)
      .where(eq(job.subject, REFRESH_SUBJECT))
      .orderBy(desc(job.askedAt), desc(job.id))
      .limit(1);
    if (last?.state === "failed") return askJob(tx, system, asked(bureau, scopeOf(last)));
    const outdated = outdatedOn(await workingDay(tx, app));
    const [found] = await tx.select({ id: child.id }).from(child).where(outdated).limit(1);
    return found && askJob(tx, system, asked(bureau, "outdated"));
  });
  if (refresh) await sendJob(app, refresh);
}

/** The same for every bureau in use, one after the other: the server's task, at its start and every few minutes. */
export async function refreshAllOutdated(app: AppContext): Promise<void> {
  const bureaus = await withControl(app.db, (tx) =>
    tx
      .select({ number: tenant.number, division: tenant.division })
      .from(tenant)
      .where(eq(tenant.state, "active")),
  );
  for (const bureau of bureaus) await refreshOutdated(app, bureau);
}
