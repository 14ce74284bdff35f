import { withControl, withTenant } from "@tongyou/database";
import { job, tenant } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import type { JobRef } from "./job-work.ts";

/** The jobs of all bureaus in use that are not ended, those asked for first in front: what a starting server hands over. */
export async function openJobs(app: AppContext): Promise<JobRef[]> {
  const bureaus = await withControl(app.db, (tx) =>
    tx
      .select({ number: tenant.number, division: tenant.division })
      .from(tenant)
      .where(eq(tenant.state, "active")),
  );
  const found: JobRef[] = [];
  for (const bureau of bureaus) {
    const scope = { tenant: bureau, area: areaRange(bureau.division) };
    const rows = await withTenant(app.db, scope, (tx) =>
      tx.select({ id: job.id }).from(job).where(eq(job.state, "open")).orderBy(asc(job.askedAt)),
    );
    found.push(...rows.map(({ id }) => ({ tenant: bureau.number, job: id })));
  }
  return found;
}
