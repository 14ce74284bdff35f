import { staff } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { getInstitutionRow } from "./institution-row.ts";
import type { employInput } from "./institutions.schema.ts";

/**
 * Says that an account of institution staff belongs to an institution, or no longer does: it then sees that
 * institution's children and no others.
 * @throws DomainError `conflict` for an account of another role or of another institution, `notFound`
 */
export async function employ(
  context: StaffContext,
  { institution, staff: person, belongs }: z.output<typeof employInput>,
): Promise<{ id: string }> {
  return inTenant(
    context,
    "institutions.employ",
    async (tx, note) => {
      const { division } = await getInstitutionRow(tx, institution);
      const [row] = await tx.select().from(staff).where(eq(staff.id, person)).for("update");
      if (!row || !isWithin(row.division, context.area.code))
        throw notFound({ zh: "人员资料", en: "member of staff" });
      if (
        row.role !== "institutionStaff" ||
        (row.institutionId !== null && row.institutionId !== institution)
      )
        throw conflict(
          {
            zh: "只有机构工作人员的账号能归入机构，且只能归入一个。",
            en: "Only an account of institution staff belongs to an institution, and to one.",
          },
          { zh: "请先从原机构移出，或新开机构工作人员账号。", en: "Take it out of the other one first." },
        );
      await tx
        .update(staff)
        .set({ institutionId: belongs ? institution : null })
        .where(and(eq(staff.id, person)));
      note({ division, detail: { institution, staff: person, belongs } });
      return { id: person };
    },
    { area: "tenant" },
  );
}
