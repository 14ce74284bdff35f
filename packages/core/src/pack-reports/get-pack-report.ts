import { tenantKey } from "@tongyou/database";
import type { Span } from "@tongyou/policy";
import type { z } from "zod";
import { may, type Permission } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { seesRestricted } from "../facts/mask.ts";
import { institutionNames } from "../institutions/institution-names.ts";
import { policyToday } from "../protection/chain.ts";
import { staffNames } from "../staff-names.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import { periodOf } from "../visits/verify-period.ts";
import { scopeOf } from "../workbench/bench.ts";
import { countRows } from "./count-rows.ts";
import { filingOut, filingsBelow, filingsHere, lastFilings } from "./filings.ts";
import { headOf } from "./list-pack-reports.ts";
import type { PackReport, packReportInput } from "./pack-reports.schema.ts";
import { reportFor } from "./report-provisions.ts";

type Input = z.output<typeof packReportInput>;
/** Of the period shown where nobody gives a term. */
const YEAR = 12;

/** Reads a report under the permission of whoever asks for it, to be shown, exported or printed. */
export async function readPackReport(
  context: StaffContext,
  permission: Permission,
  input: Input,
): Promise<PackReport> {
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  const { role } = context.staff;
  const { pack } = policyToday(context);
  const provision = reportFor(pack, context, today, input.report);
  const scope = scopeOf(context, input.area);
  const opens = may(role, "children.list");
  const read = await inTenant(context, permission, async (tx, note) => {
    const settings = await loadSettings(tx, today);
    const last = (await lastFilings(tx, context)).get(provision.id);
    const head = headOf(context, pack, settings, provision, last);
    const months = head.every ? null : (input.months ?? YEAR);
    const every: Span = head.every ?? { count: months ?? YEAR, unit: "months" };
    const period = periodOf(input.on ?? today, every, provision.from);
    const { id: report } = provision;
    const counted = opens ? await countRows(tx, role, scope, provision) : null;
    note({ division: scope.lo, detail: { report, from: period.from, to: period.to } });
    return {
      head,
      months,
      period,
      counted,
      here: await filingsHere(tx, context, { report, division: scope.lo, period }),
      below: await filingsBelow(tx, context, { report, scope, period }),
    };
  });
  const [staff, institutions] = await Promise.all([
    staffNames(
      context,
      [...read.here, ...read.below].map(({ by }) => by),
    ),
    institutionNames(context),
  ]);
  const names = { staff, institutions };
  const { places = [], total = {}, countedOn = null, recounting = false } = read.counted ?? {};
  return {
    ...read.head,
    mayFile: read.head.mayFile && scope.lo === context.area.code,
    today,
    area: { code: scope.lo, name: placeName(scope.lo) },
    places,
    total,
    countedOn,
    recounting,
    opens,
    withoutRestricted: opens && !seesRestricted(role),
    period: read.period,
    months: read.months,
    filings: read.here.map((row) => filingOut(key, row, names)),
    below: read.below.map((row) => filingOut(key, row, names)),
  };
}

/** A report of the pack for an area and a period: what is counted now, and what was handed in. Throws `invalid`. */
export const getPackReport = (context: StaffContext, input: Input): Promise<PackReport> =>
  readPackReport(context, "packReports.get", input);
