import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { joinPreviews } from "./join-previews.ts";
import { previewUpgrade } from "./preview-upgrade.ts";
import type { UpgradePreview, upgradeWorkbookInput } from "./upgrade.schema.ts";

/** The preview of all files of the person's area, with every child that differs. Throws what `previewUpgrade` throws. */
export async function previewWholeUpgrade(
  context: StaffContext,
  input: z.output<typeof upgradeWorkbookInput>,
): Promise<UpgradePreview> {
  const first = await previewUpgrade(context, input);
  const more: UpgradePreview[] = [];
  for (let { next } = first; next !== null; ) {
    const slice = await previewUpgrade(context, { ...input, cursor: next });
    more.push(slice);
    next = slice.next;
  }
  return joinPreviews([first, ...more], Number.POSITIVE_INFINITY);
}
