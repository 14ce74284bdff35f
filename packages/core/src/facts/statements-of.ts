import type { TenantTransaction } from "@tongyou/database";
import { fact } from "@tongyou/database/schema";
import { asc, eq, getTableColumns, sql } from "drizzle-orm";
import { SAID_ORDER } from "./statement.ts";

/** Whether a sealed case says it. A case out of the reader's sight counts as sealed. */
export const IN_SEALED_CASE = sql<boolean>`CASE WHEN ${fact.caseId} IS NULL THEN false ELSE NOT EXISTS (
  SELECT FROM protection_case WHERE protection_case.id = ${fact.caseId} AND protection_case.sealed_at IS NULL) END`;

/** A statement as it is stored. */
export type StatementRow = typeof fact.$inferSelect & { inSealedCase: boolean };

/** All that was ever said about one child, in the order in which it was said. */
export const statementsOf = (tx: TenantTransaction, childId: string): Promise<StatementRow[]> =>
  tx
    .select({ ...getTableColumns(fact), inSealedCase: IN_SEALED_CASE })
    .from(fact)
    .where(eq(fact.childId, childId))
    .orderBy(...SAID_ORDER.map((column) => asc(column)));
