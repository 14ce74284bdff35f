import { job } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { holds } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { isWithin, levelOf } from "../divisions/index.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { JobKind, JobView, jobsOfInput } from "./jobs.schema.ts";
import { workOf } from "./works.ts";

/**
 * The newest job that works, or worked, on something such as a month's run, in the person's area or, of a county, one it
 * lies in; null where there was none.
 */
export async function getJobOf(
  context: StaffContext,
  { subject }: z.output<typeof jobsOfInput>,
): Promise<JobView | null> {
  const { code } = context.area;
  const [found] = await inTenant(
    context,
    "jobs.of",
    (tx) =>
      tx.select().from(job).where(eq(job.subject, subject)).orderBy(desc(job.askedAt), desc(job.id)).limit(1),
    { area: "tenant" },
  );
  const above = found && levelOf(code) < 4 && isWithin(code, found.division);
  if (!found || !(above || isWithin(found.division, code))) return null;
  const names = await staffNames(context, [found.askedBy]);
  const work = workOf(found.kind as JobKind);
  return {
    id: found.id,
    kind: found.kind as JobKind,
    subject: found.subject,
    state: found.state,
    done: found.done,
    total: found.total,
    error: found.error,
    askedBy: names.get(found.askedBy) ?? "",
    askedAt: found.askedAt.toISOString(),
    endedAt: found.endedAt?.toISOString() ?? null,
    mayCancel:
      found.state === "open" &&
      found.cancelBy === null &&
      work.mayStop &&
      (found.askedBy === context.staff.id || isWithin(found.division, code)) &&
      holds(context, "jobs.cancel") &&
      holds(context, work.permission),
    mayResume:
      found.state === "failed" &&
      work.goesOn === true &&
      holds(context, "jobs.resume") &&
      holds(context, work.permission),
  };
}
