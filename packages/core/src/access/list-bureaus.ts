import { withControl } from "@tongyou/database";
import { tenant } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { toDomainError } from "../errors/database-errors.ts";
import type { BureauOption } from "./access.schema.ts";

/** The bureaus one can sign in to, by division code: their names are public. Suspended ones are left out. */
export async function listBureaus(context: AppContext): Promise<BureauOption[]> {
  try {
    return await withControl(context.db, (tx) =>
      tx
        .select({ code: tenant.code, name: tenant.name })
        .from(tenant)
        .where(eq(tenant.state, "active"))
        .orderBy(asc(tenant.division), asc(tenant.code)),
    );
  } catch (error) {
    throw toDomainError(error);
  }
}
