import { isDeepStrictEqual } from "node:util";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { askJob } from "../jobs/ask-job.ts";
import { handOver } from "../jobs/hand-over.ts";
import { inTenant } from "../verb.ts";
import { requireParameter } from "./enter-standard.ts";
import type { NewStandard, StandardPreviewState } from "./gazette.schema.ts";
import { getPreviewJob, inputOf, type PreviewInput, resultOf } from "./preview-record.ts";

/** A person asks one question at a time. */
const subjectOf = ({ staff }: StaffContext): string => `preview ${staff.id}`;

/**
 * Has a job find out what entering an amount would mean, before anybody enters it: whom of the whole bureau it concerns,
 * the month's total without and with it, the months that stay as they were fixed with what they would be paid afterwards,
 * and what the formula gives for its first day. By the open files as the working day decides them; a value that begins
 * later counts as if it began then. The person's question before, where it is still worked on, is given up. Stores nothing
 * but the answer. Throws `invalid` (field `parameter`).
 */
export async function previewStandard(
  context: StaffContext,
  entry: NewStandard,
): Promise<StandardPreviewState> {
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const asked = await inTenant(context, "policy.previewStandard", async (tx) => {
    requireParameter(pack, entry.parameter);
    const { pins } = context.tenant;
    const input: PreviewInput = { entry, knownAt: context.now().toISOString(), pins: pins.length };
    const what = { kind: "policy.previewStandard", division: context.area.code, input } as const;
    return askJob(
      tx,
      context,
      { ...what, subject: subjectOf(context) },
      { anew: (open) => (isDeepStrictEqual(open.entry, entry) ? undefined : input) },
    );
  });
  await handOver(context, asked);
  return getStandardPreview(context, { id: asked.job });
}

/** How far a preview came, and what it found. Throws `notFound`. */
export async function getStandardPreview(
  context: StaffContext,
  { id }: { id: string },
): Promise<StandardPreviewState> {
  const found = await inTenant(context, "policy.standardPreview", (tx) => getPreviewJob(tx, id));
  const { subject, state } = found;
  return { id, subject, state, entry: inputOf(found).entry, preview: ownPlaces(context, resultOf(found)) };
}

/** With the person's own places marked. */
function ownPlaces(
  { area }: StaffContext,
  preview: StandardPreviewState["preview"],
): StandardPreviewState["preview"] {
  if (!preview) return null;
  const byPlace = preview.arrears.byPlace.map((one) => ({ ...one, own: isWithin(one.code, area.code) }));
  return { ...preview, arrears: { ...preview.arrears, byPlace } };
}
