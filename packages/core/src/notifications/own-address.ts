import { openText, sealText, tenantKey } from "@tongyou/database";
import { staff } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { setAddressInput } from "./notifications.schema.ts";

/** The own row lies at the own place, also while another is covered. */
const OWN_ROW = { area: "tenant" } as const;
type Address = { email: string | null };

/** Where the person signed in gets mail; null: nowhere. */
export async function getAddress(context: StaffContext): Promise<Address> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "notifications.address",
    async (tx) => {
      const [row] = await tx
        .select({ sealed: staff.emailSealed })
        .from(staff)
        .where(eq(staff.id, context.staff.id));
      return { email: row?.sealed ? openText(key, row.sealed) : null };
    },
    OWN_ROW,
  );
}

/** Says where the person signed in gets mail. */
export async function setAddress(
  context: StaffContext,
  { email }: z.output<typeof setAddressInput>,
): Promise<Address> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "notifications.setAddress",
    async (tx, note) => {
      await tx
        .update(staff)
        .set({ emailSealed: email === null ? null : sealText(key, email) })
        .where(eq(staff.id, context.staff.id));
      note({ detail: { given: email !== null } });
      return { email };
    },
    OWN_ROW,
  );
}
