import { newId, type TenantTransaction } from "@tongyou/database";
import type { Facts } from "@tongyou/policy";
import { sql } from "drizzle-orm";
import { PROJECTION_COLUMNS, PROJECTION_TYPES, projectionOf } from "../children/decide-children.ts";
import { decideFacts } from "../children/deciding.ts";
import { idColumns, searchNames } from "../children/identity.ts";
import { recordFacts } from "../facts/record-facts.ts";
import { contactOf } from "./differences.ts";
import { type OpenedRow, statementsOf, type TakeOver } from "./take-over.ts";

const BARE = "id, division, name, pinyin, initials, sex, birth_date, id_tail, hukou_division, household_id";

/** Opens a file for each row: child, contacts and facts, decided for the working day. Returns the rows' children. */
export async function takeOverNew(
  tx: TenantTransaction,
  run: TakeOver,
  rows: readonly (OpenedRow & { householdId: string | null })[],
): Promise<Map<number, string>> {
  const created = new Map<number, string>();
  if (rows.length === 0) return created;
  const children = rows.map(({ row, content, householdId }) => {
    const id = newId();
    created.set(row, id);
    const facts: Facts = Object.fromEntries(content.spells.map(({ name, value }) => [name, value]));
    const { decision, receipt } = decideFacts(run.deciding, facts, undefined, run.at);
    const { idHash, idTail, idSealed } = idColumns(run.key, content.contacts.idNumber);
    return {
      id,
      division: content.division,
      name: content.name,
      ...searchNames(content.name),
      sex: facts.sex ?? null,
      birth_date: facts.birthDate ?? null,
      id_tail: idTail,
      hukou_division: facts.hukouDivision ?? null,
      household_id: householdId,
      id_hash: idHash?.toString("base64") ?? null,
      id_sealed: idSealed?.toString("base64") ?? null,
      ...projectionOf(decision, receipt),
    };
  });
  await tx.execute(sql`
    INSERT INTO child (${sql.raw(`${BARE}, ${PROJECTION_COLUMNS}`)}, id_hash, id_sealed, status, created_at,
                       updated_at)
    SELECT ${sql.raw(`${BARE}, ${PROJECTION_COLUMNS}`)}, decode(id_hash, 'base64'), decode(id_sealed, 'base64'),
           'active', ${run.at.toISOString()}::timestamptz, ${run.at.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(children)}::json) AS fresh (
      id uuid, division text, name text, pinyin text, initials text, sex text, birth_date date, id_tail text,
      hukou_division text, household_id uuid, id_hash text, id_sealed text, ${sql.raw(PROJECTION_TYPES)})`);
  await recordFacts(
    tx,
    rows.flatMap(({ row, content }) => {
      const about = run.about(row, created.get(row) ?? "", content.division);
      return [
        { ...about, contact: contactOf(content) },
        ...statementsOf(content.spells, about, run.referenceDate),
      ];
    }),
    run,
  );
  return created;
}
