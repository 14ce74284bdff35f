import {
  lookupHash,
  newId,
  sealText,
  type TenantKey,
  type TenantTransaction,
  tenantKey,
} from "@tongyou/database";
import { breakGlass, child, protectionCase } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notify } from "../notifications/notify.ts";
import { inTenant } from "../verb.ts";
import type { OpenGlass, openGlassInput } from "./break-glass.schema.ts";

type Input = z.output<typeof openGlassInput>;
type Found = { kind: "child" | "case"; id: string; division: string };

/** The one file that was named, wherever in the bureau it lies. */
async function findFile(
  tx: TenantTransaction,
  key: TenantKey,
  file: Input["file"],
): Promise<Found | undefined> {
  if (file.kind === "case") {
    const [row] = await tx
      .select({ id: protectionCase.id, division: protectionCase.division })
      .from(protectionCase)
      .where(eq(protectionCase.number, file.number));
    return row && { kind: "case", ...row };
  }
  const named =
    file.kind === "child" ? eq(child.id, file.id) : eq(child.idHash, lookupHash(key, file.idNumber));
  const [row] = await tx.select({ id: child.id, division: child.division }).from(child).where(named);
  return row && { kind: "child", ...row };
}

/**
 * Gives the person leave to read one sealed or far-away file for at most a day. The auditor sees who and why at once. A
 * number that names no file answers null and is in the audit too.
 */
export async function openGlass(context: StaffContext, input: Input): Promise<OpenGlass | null> {
  const key = await tenantKey(context.db, context.tenant);
  const { file, reason, hours } = input;
  return inTenant(
    context,
    "breakGlass.open",
    async (tx, note) => {
      const found = await findFile(tx, key, file);
      if (!found) {
        note({ detail: { found: false, by: file.kind } });
        return null;
      }
      const id = newId();
      const openedAt = context.now();
      const until = new Date(openedAt.getTime() + hours * 3_600_000);
      const of = found.kind === "child" ? { childId: found.id } : { caseId: found.id };
      await tx.insert(breakGlass).values({
        id,
        division: found.division,
        ...of,
        person: context.staff.id,
        reasonSealed: sealText(key, reason),
        openedAt,
        until,
      });
      await notify(tx, context, {
        kind: "glassBroken",
        to: { roles: ["auditor"] },
        division: found.division,
        path: "/protection/oversight",
      });
      note({
        ...("childId" in of && of),
        division: found.division,
        detail: { grant: id, found: true, kind: found.kind, hours },
      });
      return {
        id,
        file: { kind: found.kind, id: found.id },
        openedAt: openedAt.toISOString(),
        until: until.toISOString(),
        live: true,
      };
    },
    { area: "tenant" },
  );
}
