import { breakGlass } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { ChildFile } from "../children/children.schema.ts";
import { getChild } from "../children/get-child.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { getCase } from "../protection/get-case.ts";
import type { ProtectionCase } from "../protection/protection.schema.ts";
import { inTenant } from "../verb.ts";
import type { glassInput } from "./break-glass.schema.ts";

export const GLASS = { zh: "临时查阅", en: "leave to read" } as const;

type Opened = { until: string } & (
  | { kind: "child"; child: ChildFile }
  | { kind: "case"; case: ProtectionCase }
);

/**
 * Reads the file of a running leave, with the masks of the person's own role. Every reading leaves an audit row with
 * the leave, beside the one of the reading itself. Throws `notFound`, and `conflict` when the leave has ended.
 */
export async function readFile(context: StaffContext, { id }: z.output<typeof glassInput>): Promise<Opened> {
  const grant = await inTenant(
    context,
    "breakGlass.read",
    async (tx, note) => {
      const [row] = await tx.select().from(breakGlass).where(eq(breakGlass.id, id));
      if (!row || row.person !== context.staff.id) throw notFound(GLASS);
      if (row.endedAt !== null || row.until <= context.now())
        throw conflict(
          { zh: "这次临时查阅已经结束。", en: "This leave to read has ended." },
          { zh: "确需再查的，请重新填写理由。", en: "If it must be read again, give the reason anew." },
        );
      note({ ...(row.childId && { childId: row.childId }), division: row.division, detail: { grant: id } });
      return row;
    },
    { area: "tenant" },
  );
  // The file's own place, and nothing beside it, for this one reading.
  const there = { ...context, area: { code: grant.division, ...areaRange(grant.division) } };
  const until = grant.until.toISOString();
  if (grant.childId) return { until, kind: "child", child: await getChild(there, { id: grant.childId }) };
  return { until, kind: "case", case: await getCase(there, { id: grant.caseId ?? "" }) };
}
