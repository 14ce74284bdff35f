import type { TenantTransaction } from "@tongyou/database";
import { fact } from "@tongyou/database/schema";
import type { CivilDate, FactName, Facts } from "@tongyou/policy";
import { and, gt, isNull, sql } from "drizzle-orm";
import { idColumns, searchNames } from "../children/identity.ts";
import { type Contact, contactsOf } from "../facts/contact.ts";
import { factsOn, ofChildren } from "../facts/facts-on.ts";
import { recordFacts } from "../facts/record-facts.ts";
import { decodeSaid } from "../facts/statement.ts";
import { compareRow } from "./differences.ts";
import type { GroupRow } from "./group-content.ts";
import { aboutRow, statementsOf, type TakeOver } from "./take-over.ts";

/** For each child the facts that are said to change after the reference date, with the first such day. */
async function laterChanges(
  tx: TenantTransaction,
  ids: readonly string[],
  referenceDate: CivilDate,
): Promise<Map<string, Map<FactName, CivilDate>>> {
  const rows = await tx
    .select({ childId: fact.childId, value: fact.value })
    .from(fact)
    .where(and(ofChildren(ids), isNull(fact.supersededAt), gt(fact.validFrom, referenceDate)));
  const found = new Map<string, Map<FactName, CivilDate>>();
  for (const row of rows) {
    const changes = found.get(row.childId) ?? new Map<FactName, CivilDate>();
    for (const { name, from } of decodeSaid(row)) {
      const known = changes.get(name);
      if (from && (known === undefined || from < known)) changes.set(name, from);
    }
    found.set(row.childId, changes);
  }
  return found;
}

/** What of a row is new to the file, compared with the file as it is now and not as it was at the preview. */
function newsOf(row: GroupRow, file: { facts: Facts; contact: Contact }) {
  const { differences } = compareRow(row, file);
  return {
    row,
    facts: new Set(differences.flatMap((one) => ("fact" in one ? [one.fact] : []))),
    contact: Object.fromEntries(
      differences.flatMap((one) => ("contact" in one ? [[one.contact, one.after]] : [])),
    ) as Contact,
  };
}

type News = ReturnType<typeof newsOf>;

/** Identity, place and version of the files; a file that moved leaves its household, one taken back is open again. */
async function updateChildren(tx: TenantTransaction, run: TakeOver, news: readonly News[]): Promise<void> {
  const rows = news.map(({ row, contact }) => {
    const name = contact.name ?? null;
    const { idHash, idTail, idSealed } = idColumns(run.key, contact.idNumber);
    return {
      id: row.childId,
      division: row.division,
      name,
      ...(name === null ? { pinyin: null, initials: null } : searchNames(name)),
      id_hash: idHash?.toString("base64") ?? null,
      id_tail: idTail,
      id_sealed: idSealed?.toString("base64") ?? null,
      reopen: row.closed !== true,
    };
  });
  await tx.execute(sql`
    UPDATE child SET
      division = fresh.division,
      household_id = CASE WHEN child.division = fresh.division THEN child.household_id END,
      name = coalesce(fresh.name, child.name),
      pinyin = coalesce(fresh.pinyin, child.pinyin),
      initials = coalesce(fresh.initials, child.initials),
      id_hash = coalesce(decode(fresh.id_hash, 'base64'), child.id_hash),
      id_tail = coalesce(fresh.id_tail, child.id_tail),
      id_sealed = coalesce(decode(fresh.id_sealed, 'base64'), child.id_sealed),
      status = CASE WHEN fresh.reopen THEN 'active' ELSE child.status END,
      closed_reason = CASE WHEN fresh.reopen THEN NULL ELSE child.closed_reason END,
      closed_on = CASE WHEN fresh.reopen THEN NULL ELSE child.closed_on END,
      closed_at = CASE WHEN fresh.reopen THEN NULL ELSE child.closed_at END,
      version = child.version + 1,
      updated_at = ${run.at.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      id uuid, division text, name text, pinyin text, initials text, id_hash text, id_tail text, id_sealed text,
      reopen boolean)
    WHERE child.id = fresh.id`);
}

/**
 * Adds to files what the rows say that they do not; a blank changes nothing. Returns the children that changed.
 * The caller decides them again.
 */
export async function takeOverChanges(
  tx: TenantTransaction,
  run: TakeOver,
  rows: readonly GroupRow[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.childId);
  const [facts, contacts, later] = await Promise.all([
    factsOn(tx, ids, run.referenceDate),
    contactsOf(tx, run.key, ids),
    laterChanges(tx, ids, run.referenceDate),
  ]);
  const news = rows
    .map((row) =>
      newsOf(row, { facts: facts.get(row.childId) ?? {}, contact: contacts.get(row.childId) ?? {} }),
    )
    .filter((one) => one.facts.size > 0 || Object.keys(one.contact).length > 0);
  if (news.length === 0) return [];
  await updateChildren(tx, run, news);
  await recordFacts(
    tx,
    news.flatMap(({ row, facts: changed, contact }) => {
      const about = aboutRow(run, row);
      const said = statementsOf(row.said, changed, about, later.get(row.childId));
      return Object.keys(contact).length ? [{ ...about, contact }, ...said] : said;
    }),
    run,
  );
  return news.map(({ row }) => row.childId);
}
