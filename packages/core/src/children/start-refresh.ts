import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { refreshDecisions } from "./refresh-decisions.ts";

const running = new Map<number, Promise<void>>();

/** Settles when the decisions that lists show are up to date again, as far as this server works on them. */
export const whenRefreshed = (tenant: number): Promise<void> => running.get(tenant) ?? Promise.resolve();

/**
 * Brings the decisions that lists show up to date in the background, in the whole bureau; a second call waits for
 * the first. Nothing of the work rests on them: months and files decide anew. So a failure is left to the next call.
 */
export function startRefresh(context: StaffContext, scope: "outdated" | "all"): void {
  const { number, division } = context.tenant;
  const whole = { ...context, area: { code: division, ...areaRange(division) } };
  const run = whenRefreshed(number)
    .then(() => refreshDecisions(whole, scope))
    .catch((error: unknown) => context.report?.("children.refresh", error))
    .finally(() => {
      if (running.get(number) === run) running.delete(number);
    });
  running.set(number, run);
}

/** Counts the files that no rule's count knows yet, unless the bureau's decisions are being brought up to date already. */
export function refreshUncounted(context: StaffContext): void {
  if (!running.has(context.tenant.number)) startRefresh(context, "outdated");
}
