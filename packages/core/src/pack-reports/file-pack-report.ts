import { isUniqueViolation, tenantKey } from "@tongyou/database";
import { packReport } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { forbidden, invalid, stale, unavailable } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { requirePast } from "../protection/require-past.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { fallsToRole } from "../work-records/work-demands.ts";
import { countRows } from "./count-rows.ts";
import { type FilingContent, filingsHere } from "./filings.ts";
import type { filePackReportInput } from "./pack-reports.schema.ts";
import { type ReportProvision, reportFor, reportRows } from "./report-provisions.ts";

type Input = z.output<typeof filePackReportInput>;
const REPORT = { zh: "统计报表", en: "report" } as const;

function checkEntries(report: ReportProvision, { entries, from, to }: Input): void {
  const rows = reportRows(report);
  const byHand = new Set(rows.flatMap(({ id, counted }) => (counted ? [] : [id])));
  if (Object.keys(entries).some((id) => !byHand.has(id)))
    throw invalid(
      "entries",
      {
        zh: "填报的指标不在这张报表里，或由系统统计。",
        en: "An entry is not of this report, or is counted.",
      },
      { zh: "请刷新页面后重新填报。", en: "Reload the page and fill it in again." },
    );
  if (Object.keys(entries).length === 0 && rows.every(({ counted }) => !counted))
    throw invalid(
      "entries",
      { zh: "没有填写任何指标。", en: "Nothing is filled in." },
      { zh: "请至少填写一项及其来源。", en: "Fill in one at least, with where it comes from." },
    );
  if (to < from)
    throw invalid(
      "to",
      { zh: "截止日期早于起始日期。", en: "The last day is before the first." },
      { zh: "请重新选择期间。", en: "Choose the period again." },
    );
}

/** The institution a person hands in for; null for the place's own. Throws `invalid` for staff of none. */
function institutionOf({ staff }: StaffContext): string | null {
  if (staff.role !== "institutionStaff") return null;
  if (staff.institution !== undefined) return staff.institution;
  throw invalid(
    "institution",
    { zh: "您的账号还没有归入机构。", en: "Your account belongs to no institution yet." },
    {
      zh: "请联系县级经办人在“机构”中归入。",
      en: "Ask the county's officer to say so in the register of institutions.",
    },
  );
}

/**
 * Hands a report in for a period of the person's own area: what rules count as it is now, what they do not as this
 * person says, with the source. Handed in again, the version before stays. The same id changes nothing twice.
 * @throws DomainError `forbidden`, `invalid`, `stale`; `unavailable` while files are still being counted
 */
export async function filePackReport(context: StaffContext, input: Input): Promise<{ number: number }> {
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = policyToday(context);
  const { role } = context.staff;
  const file = () =>
    inTenant(context, "packReports.file", async (tx, note) => {
      const report = reportFor(pack, context, civilDayOf(context.now()), input.report);
      if (!fallsToRole(report.roles, role)) throw forbidden();
      checkEntries(report, input);
      requirePast(context, "from", input.from);
      const institutionId = institutionOf(context);
      const { id, from, to } = input;
      const division = context.area.code;
      const about = { division, detail: { report: report.id, from, to, number: input.number + 1 } };
      const [again] = await tx.select().from(packReport).where(eq(packReport.id, id));
      if (again && again.by === context.staff.id) {
        note({ ...about, detail: { ...about.detail, repeated: true } });
        return { number: again.number };
      }
      const [newest] = await filingsHere(tx, context, { report: report.id, division, period: { from, to } });
      if ((newest?.number ?? 0) !== input.number) throw stale(REPORT);
      const counted = may(role, "children.list") ? await countRows(tx, role, context.area, report) : null;
      if (counted?.recounting) throw unavailable();
      const content: FilingContent = {
        counts: counted?.total ?? {},
        entries: input.entries,
        ...(input.note && { note: input.note }),
      };
      if (newest)
        await tx.update(packReport).set({ supersededAt: context.now() }).where(eq(packReport.id, newest.id));
      await tx.insert(packReport).values({
        id,
        division,
        report: report.id,
        institutionId,
        fromOn: from,
        toOn: to,
        number: input.number + 1,
        countedOn: counted?.countedOn?.to ?? null,
        contentSealed: sealJson(key, content),
        by: context.staff.id,
        at: context.now(),
      });
      note(about);
      return { number: input.number + 1 };
    });
  try {
    return await file();
  } catch (error) {
    // Two people at the same time: the second is told that there is a newer version.
    if (isUniqueViolation(error, "pack_report_number")) throw stale(REPORT);
    throw error;
  }
}
