import type { TenantTransaction } from "@tongyou/database";
import { benefitLine, correction, monthItem, monthRun } from "@tongyou/database/schema";
import { and, asc, count, eq, exists, gt, ne, or } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { askJob } from "../jobs/ask-job.ts";
import { handOver } from "../jobs/hand-over.ts";
import { inTenant } from "../verb.ts";
import { getMonth } from "./get-month.ts";
import { getRun, MONTH, type MonthRecord, moveRun } from "./month-record.ts";
import { monthScope } from "./month-scope.ts";
import type { MonthSummary, monthVersionInput } from "./months.schema.ts";
import { refuseStale } from "./staleness.ts";

/** Children of the run whom another run, or an approved correction, has paid for the month since it was calculated. */
async function paidElsewhere(tx: TenantTransaction, run: MonthRecord, benefit: string): Promise<number> {
  const other = tx
    .select({ childId: benefitLine.childId })
    .from(benefitLine)
    .where(
      and(
        eq(benefitLine.childId, monthItem.childId),
        eq(benefitLine.benefit, benefit),
        eq(benefitLine.month, run.month),
        ne(benefitLine.runId, run.id),
      ),
    );
  const afterwards = tx
    .select({ childId: correction.childId })
    .from(correction)
    .where(
      and(
        eq(correction.childId, monthItem.childId),
        eq(correction.benefit, benefit),
        eq(correction.month, run.month),
        eq(correction.state, "approved"),
        gt(correction.fen, 0),
      ),
    );
  const [found] = await tx
    .select({ children: count() })
    .from(monthItem)
    .where(
      and(
        eq(monthItem.runId, run.id),
        eq(monthItem.status, "decided"),
        gt(monthItem.fen, 0),
        or(exists(other), exists(afterwards)),
      ),
    );
  return found?.children ?? 0;
}

/**
 * Locks the runs of the month in the whole bureau, so that of two approvals at the same time the second sees the first.
 * Throws `conflict` while the lines of a run are being fixed whose area meets this one's.
 */
async function refuseBesideFixing(tx: TenantTransaction, run: MonthRecord): Promise<void> {
  const runs = await tx
    .select({ id: monthRun.id, division: monthRun.division, state: monthRun.state })
    .from(monthRun)
    .where(and(eq(monthRun.month, run.month), ne(monthRun.state, "cancelled")))
    .orderBy(asc(monthRun.id))
    .for("update");
  const meets = (division: string) => isWithin(division, run.division) || isWithin(run.division, division);
  const other = runs.find(
    ({ id, state, division }) => id !== run.id && state === "approved" && meets(division),
  );
  if (!other) return;
  const place = findDivision(other.division)?.name ?? other.division;
  throw conflict(
    { zh: `${place}的这个月正在固定名单。`, en: `The lines of ${place} for this month are being fixed.` },
    {
      zh: "请等它完成后退回并重新计算。",
      en: "Wait until that is done, then send this back and calculate again.",
    },
  );
}

async function approve(
  tx: TenantTransaction,
  context: StaffContext,
  input: z.output<typeof monthVersionInput>,
): Promise<MonthRecord> {
  const found = await getRun(tx, input.id);
  if (!isWithin(found.division, context.area.code)) throw notFound(MONTH);
  if (found.submittedBy === context.staff.id)
    throw conflict(
      {
        zh: "这个月是您本人提交的，不能由您审批。",
        en: "You submitted this month; you cannot approve it.",
      },
      { zh: "请由另一位有审批权限的同事审批。", en: "Have a colleague who may approve do it." },
    );
  await refuseBesideFixing(tx, found);
  const by = { approvedBy: context.staff.id, approvedAt: context.now(), fixedBy: context.staff.id };
  const run = await moveRun(tx, input, "submitted", { state: "approved", ...by });
  await refuseStale(tx, context, { ...run, state: "submitted" });
  const { benefit } = await monthScope(tx, context, run.month, run.division);
  const elsewhere = await paidElsewhere(tx, run, benefit);
  if (elsewhere > 0)
    throw conflict(
      {
        zh: `名单中有 ${elsewhere} 名儿童本月已在另一批发放，或已批准补发。`,
        en: `${elsewhere} children of this list were paid for the month in another run, or by a correction.`,
      },
      {
        zh: "请退回并重新计算，已发放的会自动排除。",
        en: "Send it back and calculate again; they will be left out.",
      },
    );
  return run;
}

/**
 * Approves a submitted month; a job then fixes its lines. Only a second person can: who submitted it is refused here
 * and by the database. Throws `conflict` for the same person, a stale month, or children whose line another run fixed
 * or is fixing; `stale`, `notFound`.
 */
export async function approveMonth(
  context: StaffContext,
  input: z.output<typeof monthVersionInput>,
): Promise<MonthSummary> {
  const job = await inTenant(
    context,
    "months.approve",
    async (tx, note) => {
      const run = await approve(tx, context, input);
      const asked = { division: run.division, subject: run.id, input: {} };
      const ref = await askJob(tx, context, { kind: "months.fix", ...asked });
      note({ division: run.division, detail: { run: run.id, month: run.month, job: ref.job } });
      return ref;
    },
    { timeoutMs: 120_000, area: "tenant" },
  );
  await handOver(context, job);
  return getMonth(context, { id: input.id });
}
