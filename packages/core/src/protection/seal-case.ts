import type { z } from "zod";
import { decideChildren } from "../children/decide-children.ts";
import type { StaffContext } from "../context.ts";
import { conflict, forbidden } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { isSexual } from "./case-acts.ts";
import { raiseCase, updateCase } from "./case-record.ts";
import type { sealInput } from "./protection.schema.ts";

/**
 * Seals a case to its handler and the county's officer, or opens it again: that is for the officer, and never for a
 * case of sexual harm. Throws `forbidden`, `conflict`, `stale`, `notFound`.
 */
export async function sealCase(
  context: StaffContext,
  input: z.output<typeof sealInput>,
): Promise<{ version: number }> {
  return inTenant(context, "protection.seal", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    const officer = context.staff.role === "countyOfficer";
    if (input.sealed ? !officer && row.handler !== context.staff.id : !officer) throw forbidden();
    if (!input.sealed && isSexual(row))
      throw conflict(
        { zh: "涉及性侵害的个案始终限阅。", en: "A case of sexual harm stays sealed." },
        {
          zh: "需要他人参与的，请指定承办人或发保护协同事项。",
          en: "Assign a handler, or send a request instead.",
        },
      );
    await updateCase(tx, row.id, { sealedAt: input.sealed ? (row.sealedAt ?? context.now()) : null });
    // What the case found is told with the child's file, or is not.
    if (row.childId !== null) await decideChildren(tx, context, [row.childId]);
    note({
      division: row.division,
      purpose: input.reason,
      detail: { case: row.number, sealed: input.sealed },
    });
    return { version: row.version };
  });
}
