import { isUniqueViolation, newId, type TenantTransaction } from "@tongyou/database";
import { monthRun, paymentBatch } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, eq, max } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, findDivision, isWithin } from "../divisions/index.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { askJob } from "../jobs/ask-job.ts";
import { handOver } from "../jobs/hand-over.ts";
import type { AskedJob } from "../jobs/job-work.ts";
import { inTenant } from "../verb.ts";
import { WHOLE_LIST } from "./batch-record.ts";
import { countDue } from "./due-items.ts";
import type { PaymentKind, paymentPrepareInput } from "./payments.schema.ts";
import { payerAt } from "./who-pays.ts";

type Asked = { kind: PaymentKind; month: CivilMonth; division: string };

function checkedArea(context: StaffContext, area: string | undefined): string {
  const division = area ?? context.area.code;
  if (findDivision(division) && isWithin(division, context.area.code)) return division;
  throw invalid(
    "area",
    { zh: "该地区不在您负责的区域内。", en: "That place is outside your area." },
    { zh: "请选择您区域内的县（区）或乡镇。", en: "Choose a county or town inside your area." },
  );
}

/** Throws `conflict` unless the month is fixed for the area: by a run of the area, or of a wider one. */
async function refuseUnfixed(
  tx: TenantTransaction,
  context: StaffContext,
  { month, division }: Asked,
): Promise<void> {
  const runs = await tx
    .select({ division: monthRun.division })
    .from(monthRun)
    .where(and(eq(monthRun.month, month), eq(monthRun.state, "fixed")));
  if (runs.some((run) => isWithin(division, run.division) || isWithin(run.division, division))) return;
  throw conflict(
    { zh: `${month} 的名单还没有审批固定。`, en: `The list of ${month} is not approved and fixed yet.` },
    payerAt(context) === "town"
      ? { zh: "请等县级计算、审批这个月。", en: "Wait for the county to calculate and approve that month." }
      : { zh: "请先在“待遇发放”里计算、审批这个月。", en: "Calculate and approve that month first." },
    "month",
  );
}

const NOTHING_DUE: Readonly<Record<PaymentKind, { zh: string; en: string }>> = {
  month: { zh: "这个月没有待发放的款项。", en: "Nothing of this month waits to be paid." },
  offCycle: {
    zh: "没有已批准的补发、发放失败或留待下次的款项。",
    en: "No approved arrears, failed payments or payments left out wait.",
  },
  oneTime: { zh: "没有已批准、待发放的一次性补助。", en: "No approved one-time grant waits to be paid." },
};

/** Throws `conflict` where a list of the kind is on its way in the area, or the month's list is there. */
function twice(error: unknown, { kind, month }: Asked): unknown {
  if (isUniqueViolation(error, "payment_batch_month"))
    return conflict(
      { zh: `${month} 的发放清单已经有了。`, en: `There is a list of payments for ${month} already.` },
      {
        zh: "请打开那一份；漏下的、失败的会进入下一份或“两月之间”的清单。",
        en: "Open it; what was left out or failed goes into the next list, or into one between two months.",
      },
    );
  if (isUniqueViolation(error, "payment_batch_once"))
    return conflict(
      {
        zh: `本地区有一份${kind === "month" ? "按月" : "同类"}清单还没有审批。`,
        en: "A list of this kind is not approved yet in this area.",
      },
      { zh: "请先审批或作废那一份。", en: "Approve or cancel that one first." },
    );
  return error;
}

/** In the whole bureau, since the month of a town is fixed by its county; what the list takes is of its own place. */
async function begin(context: StaffContext, asked: Asked): Promise<{ id: string; job: AskedJob }> {
  return inTenant(
    context,
    "payments.prepare",
    async (tx, note) => {
      const { kind, month, division } = asked;
      if (kind === "month") await refuseUnfixed(tx, context, asked);
      const due = await countDue(tx, { kind, month, area: areaRange(division) });
      if (due === 0)
        throw conflict(NOTHING_DUE[kind], {
          zh: "请核对是否已经在别的清单里。",
          en: "See whether another list has them.",
        });
      const [before] = await tx
        .select({ ordinal: max(paymentBatch.ordinal) })
        .from(paymentBatch)
        .where(and(eq(paymentBatch.division, division), eq(paymentBatch.month, month)));
      const id = newId();
      const at = context.now();
      await tx.insert(paymentBatch).values({
        id,
        division,
        kind,
        month,
        ordinal: (before?.ordinal ?? 0) + 1,
        state: "preparing",
        preparedBy: context.staff.id,
        preparedAt: at,
        accountsAt: at,
      });
      const job = await askJob(tx, context, { kind: "payments.prepare", division, subject: id, input: {} });
      note({ division, detail: { batch: id, kind, month, children: due, job: job.job } });
      return { id, job };
    },
    WHOLE_LIST,
  );
}

/**
 * Makes a list of payments of an area: for a fixed month with what was left out, failed or is taken back; between two
 * months what is paid afterwards or failed; or one-time grants. A job puts the children in, with account and payee as
 * they are known now. Throws `conflict` for a month that is not fixed, a list that is there, or nothing due.
 */
export async function prepareBatch(
  context: StaffContext,
  input: z.output<typeof paymentPrepareInput>,
): Promise<{ id: string }> {
  requirePermission(context, "payments.prepare");
  const asked: Asked = {
    kind: input.kind,
    month: input.kind === "month" ? input.month : civilDayOf(context.now()).slice(0, 7),
    division: checkedArea(context, input.area),
  };
  const { id, job } = await begin(context, asked).catch((error: unknown) => {
    throw twice(error, asked);
  });
  await handOver(context, job);
  return { id };
}
