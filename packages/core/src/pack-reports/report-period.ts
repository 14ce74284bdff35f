import { addDays, type CivilDate, type Span } from "@tongyou/policy";
import { type Period, periodOf } from "../visits/verify-period.ts";
import type { ReportProvision } from "./report-provisions.ts";

/**
 * By when a report is handed in next: by the end of the period after the last one, else of the period under way, for
 * what went before the product cannot know.
 */
export function reportDue(
  { from }: Pick<ReportProvision, "from">,
  every: Span,
  last: Period | null,
  today: CivilDate,
): { due: CivilDate; overdue: boolean } {
  const due = periodOf(last ? addDays(last.to, 1) : today, every, from).to;
  return { due, overdue: due < today };
}
