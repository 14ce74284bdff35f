import { newId, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { sql } from "drizzle-orm";
import { type Contact, sealContact } from "./contact.ts";
import { CONTACT, encodeSaid, type Statement } from "./statement.ts";

/** What reaches or identifies people, said about one child; sealed before it is sent. */
export type ContactStatement = Omit<Statement, "said" | "to"> & { contact: Contact };

export type Recording = { saidBy: string; at: Date };

/** Statements as rows of `fact` in JSON, contacts sealed: what `insertFacts` takes. */
export function factRows(statements: readonly (Statement | ContactStatement)[], key: TenantKey): string {
  const rows = statements.map((statement) => ({
    id: newId(),
    child_id: statement.childId,
    division: statement.division,
    evidence: statement.evidence,
    source: statement.source,
    import_id: statement.importId ?? null,
    case_id: ("caseId" in statement && statement.caseId) || null,
    ...("contact" in statement
      ? { name: CONTACT, sealed: sealContact(key, statement.contact).toString("base64") }
      : { ...encodeSaid(statement.said), valid_to: statement.to ?? null }),
  }));
  return JSON.stringify(rows);
}

/** Adds rows made by `factRows`, all in one INSERT. */
export async function insertFacts(
  tx: TenantTransaction,
  rows: string,
  { saidBy, at }: Recording,
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO fact (id, child_id, division, name, value, sealed, valid_from, valid_to, evidence, source,
                      import_id, case_id, said_by, recorded_at)
    SELECT id, child_id, division, name, value, decode(sealed, 'base64'), valid_from, valid_to, evidence, source,
           import_id, case_id, ${saidBy}::uuid, ${at.toISOString()}::timestamptz
    FROM json_to_recordset(${rows}::json) AS said (
      id uuid, child_id uuid, division text, name text, value jsonb, sealed text, valid_from date,
      valid_to date, evidence text, source text, import_id uuid, case_id uuid)`);
}

/**
 * Adds statements. Nothing is overwritten: a statement made later holds on the days it covers. The caller raises
 * the child's version and decides the child again (`decideChildren`).
 */
export async function recordFacts(
  tx: TenantTransaction,
  statements: readonly (Statement | ContactStatement)[],
  { key, ...recording }: Recording & { key: TenantKey },
): Promise<void> {
  if (statements.length > 0) await insertFacts(tx, factRows(statements, key), recording);
}
