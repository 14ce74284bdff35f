import type { StaffContext } from "../context.ts";
import type { NewStandard, StandardPreview } from "./gazette.schema.ts";
import { previewStandard } from "./preview-standard.ts";

/** What an entry would mean, with the preview's id; it is done before the call returns. */
export async function previewed(
  context: StaffContext,
  entry: NewStandard,
): Promise<StandardPreview & { id: string }> {
  const { id, preview } = await previewStandard(context, entry);
  if (!preview) throw new Error("the preview is not done");
  return { ...preview, id };
}
