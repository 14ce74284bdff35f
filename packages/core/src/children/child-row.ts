import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { and, eq, sql } from "drizzle-orm";
import { notFound, stale } from "../errors/refusals.ts";

export const CHILD_FILE = { zh: "儿童档案", en: "child's file" } as const;

export type ChildRecord = typeof child.$inferSelect;

/** The child's row; throws `notFound` also when it lies outside the area. */
export async function getChildRecord(tx: TenantTransaction, id: string): Promise<ChildRecord> {
  const [row] = await tx.select().from(child).where(eq(child.id, id));
  if (!row) throw notFound(CHILD_FILE);
  return row;
}

/**
 * Raises the version of a child's file that was read at `version`, and locks it until the commit. Throws `stale`
 * when somebody changed it since, `notFound` when it is not in the area. Returns the row as it now is.
 */
export async function raiseVersion(
  tx: TenantTransaction,
  id: string,
  version: number,
  at: Date,
): Promise<ChildRecord> {
  const [row] = await tx
    .update(child)
    .set({ version: sql`${child.version} + 1`, updatedAt: at })
    .where(and(eq(child.id, id), eq(child.version, version)))
    .returning();
  if (row) return row;
  await getChildRecord(tx, id);
  throw stale(CHILD_FILE);
}
