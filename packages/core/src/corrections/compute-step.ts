import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, asc, count, gt, gte, lt, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { inParts } from "../jobs/in-parts.ts";
import type { JobRecord, JobStep, JobWork } from "../jobs/job-work.ts";
import { nextPage } from "../jobs/next-page.ts";
import { differencesIn } from "./differences.ts";
import { EVER_PAID } from "./ever-paid.ts";
import { benefitNow, type PastMonth, pastMonths } from "./past-months.ts";
import { type PastChild, readPast } from "./replays.ts";
import { type Proposed, storeProposals } from "./store-proposals.ts";

/** Children of one step, and of one of its parts: whoever changes the file of one of them waits for its end. */
const STEP = 500;
const PART = 250;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** What is asked for: some children only, or no month before one. */
export type ComputeInput = { childIds?: readonly string[]; from?: CivilMonth };
type Reached = Proposed & { after: string };

/** Children of an area who were ever awarded something or paid. */
const toCompute = (division: string, { childIds }: ComputeInput, after: string) => {
  const { lo, hi } = areaRange(division);
  return and(
    gte(child.division, lo),
    lt(child.division, hi),
    gt(child.id, after),
    childIds ? sql`${child.id} = ANY(${sql.param(childIds)}::uuid[])` : undefined,
    EVER_PAID,
  );
};

/**
 * Computes anew what is open of past months for some children and keeps it as proposals. Their files are locked until
 * the commit: what is approved or recorded of them meanwhile waits.
 */
export async function computeFor(
  tx: TenantTransaction,
  context: StaffContext,
  months: readonly PastMonth[],
  children: readonly PastChild[],
): Promise<Proposed> {
  const [oldest] = months;
  const sums: Proposed = { proposed: 0, withdrawn: 0 };
  if (!oldest || children.length === 0) return sums;
  const at = context.now();
  const benefit = benefitNow(context);
  const records = await readPast(tx, children, benefit, oldest.month);
  for (const past of months) {
    const found = await differencesIn(tx, context, past, records);
    const { proposed, withdrawn } = await storeProposals(tx, context, benefit, at, found);
    sums.proposed += proposed;
    sums.withdrawn += withdrawn;
  }
  return sums;
}

async function countChildren(tx: TenantTransaction, { division, input }: JobRecord): Promise<number> {
  const [found] = await tx
    .select({ children: count() })
    .from(child)
    .where(toCompute(division, input as ComputeInput, NOBODY));
  return found?.children ?? 0;
}

async function step(
  tx: TenantTransaction,
  context: StaffContext,
  job: JobRecord,
  note: Parameters<JobWork["step"]>[3],
): Promise<JobStep> {
  const input = job.input as ComputeInput;
  const { after, ...sums } = (job.reached as Reached | null) ?? { after: NOBODY, proposed: 0, withdrawn: 0 };
  const months = await pastMonths(tx, context, job.division, { from: input.from ?? "" });
  const children = months.length
    ? await tx
        .select({ id: child.id, division: child.division })
        .from(child)
        .where(toCompute(job.division, input, after))
        .orderBy(asc(child.id))
        .limit(nextPage(STEP))
        .for("no key update")
    : [];
  await inParts(children, PART, async (part) => {
    const { proposed, withdrawn } = await computeFor(tx, context, months, part);
    sums.proposed += proposed;
    sums.withdrawn += withdrawn;
  });
  const done = job.done + children.length;
  const last = children.at(-1)?.id;
  if (last !== undefined && children.length === STEP)
    return {
      reached: { after: last, ...sums } satisfies Reached,
      done,
      total: job.total ?? (await countChildren(tx, job)),
    };
  // The end is kept together with the last children, their files locked: what is said of one of them from now on begins
  // another job.
  const { proposed, withdrawn } = sums;
  if (!input.childIds || proposed > 0 || withdrawn > 0)
    note({
      division: job.division,
      detail: { job: job.id, children: done, corrections: proposed, withdrawn },
    });
  return { result: sums, done };
}

/**
 * Computes what is open of the past months of an area, by the months of the whole bureau: whoever said something late may
 * see no more than a village. Stopped half-way, what it found until then stays.
 */
export const computing: JobWork = {
  permission: "corrections.compute",
  mayStop: true,
  wholeBureau: true,
  step,
};
