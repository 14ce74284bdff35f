import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { inArray } from "drizzle-orm";
import type { ApplicationRecord } from "./application-record.ts";

/** What is needed of a child to act on its application. `restricted`: parts that rest on restricted facts. */
export type File = { id: string; name: string; status: "active" | "closed"; restricted: string | null };

/** The files of the children of applications, by child. */
export async function filesFor(
  tx: TenantTransaction,
  records: Iterable<Pick<ApplicationRecord, "childId">>,
): Promise<Map<string, File>> {
  const ids = [...records].map(({ childId }) => childId);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: child.id, name: child.name, status: child.status, restricted: child.restricted })
    .from(child)
    .where(inArray(child.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}
