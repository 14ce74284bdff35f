import { job } from "@tongyou/database/schema";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { inTenant } from "../verb.ts";
import type { CorrectionList } from "./corrections.schema.ts";

/** Computations looked back at; those of single children are not among them. */
const LAST = 50;

/**
 * When the corrections of a person's area, or of one it lies in, were last computed, and what is being computed now.
 * Says nothing of any child, so that it looks at the whole bureau.
 */
export async function computedAt(
  context: StaffContext,
): Promise<Pick<CorrectionList, "computedAt" | "computing">> {
  const { code } = context.area;
  const rows = await inTenant(
    context,
    "jobs.of",
    (tx) =>
      tx
        .select({ division: job.division, subject: job.subject, state: job.state, endedAt: job.endedAt })
        .from(job)
        .where(
          and(
            eq(job.kind, "corrections.compute"),
            inArray(job.state, ["open", "done"]),
            sql`${job.input} -> 'childIds' IS NULL`,
          ),
        )
        .orderBy(desc(job.askedAt))
        .limit(LAST),
    { area: "tenant" },
  );
  const ended = rows.flatMap(({ division, endedAt }) =>
    endedAt && isWithin(code, division) ? [endedAt.toISOString()] : [],
  );
  const running = rows.find(
    ({ division, state }) => state === "open" && (isWithin(code, division) || isWithin(division, code)),
  );
  return { computedAt: ended.sort().at(-1) ?? null, computing: running?.subject ?? null };
}
