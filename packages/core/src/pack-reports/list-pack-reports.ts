import type { TenantTransaction } from "@tongyou/database";
import type { Pack } from "@tongyou/policy/engine";
import { may } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { policyToday, roleTitle } from "../protection/chain.ts";
import { loadSettings, type Settings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import type { Period } from "../visits/verify-period.ts";
import { fallsToRole } from "../work-records/work-demands.ts";
import { lastFilings } from "./filings.ts";
import type { PackReports, ReportHead } from "./pack-reports.schema.ts";
import { reportDue } from "./report-period.ts";
import { type ReportProvision, reportRows, reportsFor, reportTerm } from "./report-provisions.ts";

/** What a report is, whose it is, and when it is due from this person's place. */
export function headOf(
  context: StaffContext,
  pack: Pack,
  settings: Settings,
  report: ReportProvision,
  last: (Period & { at: Date }) | undefined,
): ReportHead {
  const today = civilDayOf(context.now());
  const { role } = context.staff;
  const term = reportTerm(pack, report, settings);
  const mayFile = may(role, "packReports.file") && fallsToRole(report.roles, role);
  const due = term.every && mayFile ? reportDue(report, term.every, last ?? null, today) : null;
  return {
    id: report.id,
    title: report.title,
    clauses: report.clauses,
    roles: report.roles.map((one) => roleTitle(pack, one, today)),
    rows: reportRows(report),
    ...term,
    due: due?.due ?? null,
    overdue: due?.overdue ?? false,
    last: last ? { from: last.from, to: last.to, at: last.at.toISOString() } : null,
    mayFile,
  };
}

/** The heads of all reports this person may see, in the order of the documents. */
export async function reportHeads(
  tx: TenantTransaction,
  context: StaffContext,
  settings: Settings,
): Promise<ReportHead[]> {
  const { pack } = policyToday(context);
  const reports = reportsFor(pack, context, civilDayOf(context.now()));
  if (reports.length === 0) return [];
  const last = await lastFilings(tx, context);
  return reports.map((report) => headOf(context, pack, settings, report, last.get(report.id)));
}

/** The reports that the region's documents ask for, with what is due. */
export async function listPackReports(context: StaffContext): Promise<PackReports> {
  const today = civilDayOf(context.now());
  const reports = await inTenant(context, "packReports.list", async (tx) =>
    reportHeads(tx, context, await loadSettings(tx, today)),
  );
  return { today, reports };
}
