import type { TenantTransaction } from "@tongyou/database";
import { job, monthRun, standard } from "@tongyou/database/schema";
import { and, eq, gt, gte, or } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import type { JobRecord } from "../jobs/job-work.ts";
import type { NewStandard, StandardPreview } from "./gazette.schema.ts";

/** What is weighed: the entry, from what was known at an instant, under so many pins of a pack. */
export type PreviewInput = { entry: NewStandard; knownAt: string; pins: number };

const KIND = "policy.previewStandard";

/** The preview; throws `notFound` for what is none, or not of the person's area. */
export async function getPreviewJob(tx: TenantTransaction, id: string): Promise<JobRecord> {
  const [found] = await tx
    .select()
    .from(job)
    .where(and(eq(job.id, id), eq(job.kind, KIND)));
  if (!found) throw notFound({ zh: "标准影响的测算", en: "preview of a standard" });
  return { ...found, kind: KIND };
}

export const inputOf = ({ input }: JobRecord) => input as PreviewInput;
/** What it found; null while it is not done. */
export const resultOf = ({ state, result }: JobRecord): StandardPreview | null =>
  state === "done" ? (result as StandardPreview) : null;

/**
 * True when amounts, readings or settings were entered since, a pack was pinned, or another month was fixed that the
 * entry reaches back to: it may mean something else now. The transaction sees the whole bureau.
 */
export async function isOutdated(
  tx: TenantTransaction,
  { tenant }: StaffContext,
  { entry, knownAt, pins }: PreviewInput,
): Promise<boolean> {
  if (tenant.pins.length !== pins) return true;
  const since = new Date(knownAt);
  const [[entered], [fixed]] = await Promise.all([
    tx
      .select({ id: standard.id })
      .from(standard)
      .where(or(gt(standard.enteredAt, since), gt(standard.supersededAt, since)))
      .limit(1),
    tx
      .select({ id: monthRun.id })
      .from(monthRun)
      .where(and(gt(monthRun.fixedAt, since), gte(monthRun.month, entry.validFrom.slice(0, 7))))
      .limit(1),
  ]);
  return entered !== undefined || fixed !== undefined;
}

export const previewOutdated = () =>
  conflict(
    {
      zh: "测算之后，又录入了标准、读法或换了政策包，或又有月份审批完成。",
      en: "Since it was weighed, a standard, a reading or a pack was entered, or another month was fixed.",
    },
    { zh: "请重新测算，看过结果再办理。", en: "Have it weighed again, and look before you go on." },
  );
