import type { TenantTransaction } from "@tongyou/database";
import type { Facts } from "@tongyou/policy";
import { sql } from "drizzle-orm";
import { insertSpans, type NewSpan } from "../awards/grant-awards.ts";
import { type CareRow, careRow, writeCare } from "../care/refresh-care.ts";
import { PROJECTION_COLUMNS, PROJECTION_TYPES, projectionOf } from "../children/decide-children.ts";
import { type Decided, decideFacts } from "../children/deciding.ts";
import { idColumns, searchNames } from "../children/identity.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { factRows, insertFacts } from "../facts/record-facts.ts";
import { type PlanRow, planRow, writePlans } from "../visits/refresh-visit-plans.ts";
import { ledgerGrant } from "./confirm-children.ts";
import { contactOf } from "./differences.ts";
import type { GroupRow } from "./group-content.ts";
import { aboutRow, type TakeOver } from "./take-over.ts";

const BARE = "id, division, name, pinyin, initials, sex, birth_date, id_tail, hukou_division";

/** New files ready to be written: rows of `child` and of `fact` in JSON, the visits that are due, the care and what
 * is awarded. */
export type NewFiles = {
  children: string;
  facts: string;
  plans: PlanRow[];
  care: CareRow[];
  /** Those whom the ledger confirms. */
  awards: NewSpan[];
};

function decided(content: GroupRow, { deciding }: TakeOver): Decided {
  const facts: Facts = Object.assign({}, ...Object.values(content.said));
  return decideFacts(deciding, { facts }, undefined);
}

function childRow(content: GroupRow, { deciding, key }: TakeOver, one: Decided) {
  const { facts } = one;
  const { idHash, idTail, idSealed } = idColumns(key, content.contacts.idNumber);
  return {
    id: content.childId,
    division: content.division,
    name: content.name,
    ...searchNames(content.name),
    sex: facts.sex ?? null,
    birth_date: facts.birthDate ?? null,
    id_tail: idTail,
    hukou_division: facts.hukouDivision ?? null,
    id_hash: idHash?.toString("base64") ?? null,
    id_sealed: idSealed?.toString("base64") ?? null,
    ...projectionOf(deciding, one),
  };
}

function visitsOf(
  { childId, division }: GroupRow,
  { deciding, cadences, at }: TakeOver,
  one: Decided,
): PlanRow {
  const history = { opened: civilDayOf(at), lastOn: null, appointment: null };
  return { child_id: childId, division, worker: null, ...planRow(cadences, deciding, one, history) };
}

/** Decides, seals and writes out the new files of a group: all that needs no database, done before its turn comes. */
export function prepareNew(run: TakeOver, rows: readonly GroupRow[]): NewFiles | undefined {
  if (rows.length === 0) return undefined;
  const statements = rows.flatMap((row) => {
    const about = aboutRow(run, row);
    return [
      { ...about, contact: contactOf(row) },
      { ...about, said: row.said },
    ];
  });
  const files = rows.map((row) => ({ row, one: decided(row, run) }));
  const awards = files.flatMap(({ row, one }) => {
    const same = run.confirming === run.deciding;
    const then = same ? one : decideFacts(run.confirming, { facts: one.facts }, undefined);
    const grant = ledgerGrant(run, row, then);
    return grant ? [{ ...grant, until: null, state: "granted" as const }] : [];
  });
  const states = new Map(awards.map(({ childId, state }) => [childId, state]));
  return {
    children: JSON.stringify(
      files.map(({ row, one }) => ({ ...childRow(row, run, one), award: states.get(row.childId) ?? null })),
    ),
    facts: factRows(statements, run.key),
    plans: files.map(({ row, one }) => visitsOf(row, run, one)),
    care: files.flatMap(({ row, one }) => careRow(run.deciding, row.childId, one) ?? []),
    awards,
  };
}

async function insertChildren(tx: TenantTransaction, rows: string, at: string): Promise<void> {
  await tx.execute(sql`
    INSERT INTO child (${sql.raw(`${BARE}, ${PROJECTION_COLUMNS}`)}, award, id_hash, id_sealed, status, created_at,
                       updated_at)
    SELECT ${sql.raw(`${BARE}, ${PROJECTION_COLUMNS}`)}, award, decode(id_hash, 'base64'), decode(id_sealed, 'base64'),
           'active', ${at}::timestamptz, ${at}::timestamptz
    FROM json_to_recordset(${rows}::json) AS fresh (
      id uuid, division text, name text, pinyin text, initials text, sex text, birth_date date, id_tail text,
      hukou_division text, award text, id_hash text, id_sealed text, ${sql.raw(PROJECTION_TYPES)})`);
}

/** Opens the prepared files. The statements are sent at once; the server runs them in order. */
export async function takeOverNew(
  tx: TenantTransaction,
  context: StaffContext,
  run: TakeOver,
  files: NewFiles,
): Promise<void> {
  await Promise.all([
    insertChildren(tx, files.children, run.at.toISOString()),
    insertFacts(tx, files.facts, run),
    writePlans(tx, files.plans),
    writeCare(tx, files.care),
    insertSpans(tx, { ...context, now: () => run.at }, files.awards),
  ]);
}
