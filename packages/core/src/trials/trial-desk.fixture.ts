import { newId } from "@tongyou/database";
import type { StaffContext } from "../context.ts";
import { listTrialRows } from "./list-trial-rows.ts";
import { runTrial } from "./run-trial.ts";
import type { TrialChange, TrialCounted, TrialRow, TrialView } from "./trials.schema.ts";

type Asked = Partial<Parameters<typeof runTrial>[1]> & { changes: TrialChange[] };

/** Tries March of the person's own area. */
export const tryOut = (context: StaffContext, asked: Asked): Promise<TrialView> =>
  runTrial(context, { newId: newId(), name: "测试测算", month: "2018-03", ...asked });

/** Who differs in a trial, by name. */
export async function rowsOf(
  context: StaffContext,
  { id }: Pick<TrialView, "id">,
  counted: TrialCounted = "all",
): Promise<Map<string, TrialRow>> {
  const { rows } = await listTrialRows(context, { id, counted, filter: "all", offset: 0, limit: 200 });
  return new Map(rows.map((row) => [row.name, row]));
}
