import { type CivilDate, within } from "@tongyou/policy";
import type { Pack, Provision } from "@tongyou/policy/engine";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import type { Settings } from "../standards/load-settings.ts";
import { type TermInForce, termOf } from "../standards/term-of.ts";
import { fallsToRole } from "../work-records/work-demands.ts";
import type { ReportRow } from "./pack-reports.schema.ts";

export type ReportProvision = Extract<Provision, { kind: "report" }>;

/** A row as it is counted in `child.report_rows`. */
export const rowKey = (report: Pick<ReportProvision, "id">, row: string): string => `${report.id}.${row}`;

/** Reports of the pack on a day that this person may see; staff of an institution see those that are theirs to write. */
export const reportsFor = (pack: Pack, { staff }: StaffContext, on: CivilDate): ReportProvision[] =>
  (pack.provisions ?? []).filter(
    (one): one is ReportProvision =>
      one.kind === "report" &&
      within(on, one) &&
      (staff.role !== "institutionStaff" || fallsToRole(one.roles, staff.role)),
  );

/** One of them; throws `invalid` for what is none. */
export function reportFor(pack: Pack, context: StaffContext, on: CivilDate, id: string): ReportProvision {
  const found = reportsFor(pack, context, on).find((one) => one.id === id);
  if (found) return found;
  throw invalid(
    "report",
    {
      zh: "本地区的文件没有要求这张报表，或不由您的岗位填报。",
      en: "The region's documents ask for no such report, or not of your role.",
    },
    { zh: "请从“统计报表”的目录中打开。", en: "Open it from the list of reports." },
  );
}

/** How often it is asked for; both null where the document gives no rhythm. */
export const reportTerm = (pack: Pack, { every }: ReportProvision, settings: Settings): TermInForce =>
  every ? termOf(pack, every, settings) : { every: null, setting: null };

export const reportRows = ({ rows }: ReportProvision): ReportRow[] =>
  rows.map(({ id, title, counts }) => ({ id, title, counted: counts !== undefined }));
