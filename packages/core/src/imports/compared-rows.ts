import { newId, type TenantKey, type TenantTransaction } from "@tongyou/database";
import type { Facts } from "@tongyou/policy";
import { type Contact, contactsOf } from "../facts/contact.ts";
import { factsOn } from "../facts/facts-on.ts";
import type { LedgerCheck, LedgerRow, Problem } from "../ledger/index.ts";
import { compareRow, saidByDay } from "./differences.ts";
import type { GroupRow } from "./group-content.ts";
import { type FiledChild, matchRows } from "./match-rows.ts";
import { NO_NOTES } from "./row-notes.ts";
import type { PreviewRow } from "./store-rows.ts";

export type FiledRecord = Omit<FiledChild, "idHash"> & {
  idHash: Buffer | null;
  status: "active" | "closed";
  closedReason: string | null;
};

type Comparison = {
  ledger: LedgerCheck;
  filed: readonly FiledRecord[];
  hashes: ReadonlyMap<number, Buffer>;
  refused: ReadonlyMap<number, Problem>;
  key: TenantKey;
  /** The batch's own place. */
  division: string;
};

/** Files read at a time. */
const CHUNK = 1000;

/** Why a file was closed when undoing an import took back all that was known of the child. */
export const UNDONE = "importUndone";

/** What of a ledger row is taken over. */
const contentOf = (
  { row, name, division, spells, contacts }: LedgerRow,
  childId: string,
  referenceDate: string,
): GroupRow => ({
  row,
  childId,
  name,
  division,
  said: saidByDay(spells, referenceDate),
  contacts,
});

type FileOf = { facts: Facts; contact: Contact };

/** What is on file of the matched children, a thousand at a time. */
async function* filesOf(
  tx: TenantTransaction,
  rows: readonly { row: LedgerRow; child: FiledRecord }[],
  { ledger, key }: Comparison,
): AsyncGenerator<{ row: LedgerRow; child: FiledRecord; file: FileOf }> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK);
    const ids = chunk.map(({ child }) => child.id);
    const [facts, contacts] = await Promise.all([
      factsOn(tx, ids, ledger.referenceDate),
      contactsOf(tx, key, ids),
    ]);
    for (const { row, child } of chunk)
      yield {
        row,
        child,
        file: { facts: facts.get(child.id) ?? {}, contact: contacts.get(child.id) ?? {} },
      };
  }
}

/** Every row of the ledger with its verdict, the child it speaks of and what it would change, in sheet order. */
export async function comparedRows(tx: TenantTransaction, comparison: Comparison): Promise<PreviewRow[]> {
  const { ledger, filed, hashes, refused, key, division } = comparison;
  const result: PreviewRow[] = [];
  const usable: LedgerRow[] = [];
  for (const row of ledger.rows) {
    const refusal = refused.get(row.row);
    if (row.verdict !== "rejected" && !refusal) {
      usable.push(row);
      continue;
    }
    const problems = refusal ? [...row.problems, refusal] : row.problems;
    result.push({
      row: row.row,
      name: row.name,
      verdict: "rejected",
      change: "rejected",
      division,
      notes: { ...NO_NOTES, problems },
    });
  }

  const records = new Map(filed.map((child) => [child.id, child]));
  const matched = await matchRows(
    usable.map((row) => ({
      row: row.row,
      name: row.name,
      division: row.division,
      idHash: hashes.get(row.row)?.toString("hex") ?? null,
      birthDate: row.facts.birthDate,
      parents: row.contacts,
    })),
    filed.map((child) => ({ ...child, idHash: child.idHash?.toString("hex") ?? null })),
    (ids) => contactsOf(tx, key, ids),
  );
  const onFile: { row: LedgerRow; child: FiledRecord }[] = [];
  for (const row of usable) {
    const child = records.get(matched.get(row.row)?.id ?? "");
    if (child) onFile.push({ row, child });
    else {
      result.push({
        row: row.row,
        name: row.name,
        verdict: row.verdict,
        change: "new",
        division: row.division,
        notes: { ...NO_NOTES, problems: row.problems },
        content: { ...contentOf(row, newId(), ledger.referenceDate), fresh: true },
      });
    }
  }
  for await (const { row, child, file } of filesOf(tx, onFile, comparison)) {
    const content = contentOf(row, child.id, ledger.referenceDate);
    const { differences, kept } = compareRow(content, file);
    const takenBack = child.status === "closed" && child.closedReason === UNDONE;
    const closed = child.status === "closed" && !takenBack ? { closed: true as const } : {};
    result.push({
      row: row.row,
      name: row.name,
      verdict: row.verdict,
      change: takenBack ? "new" : differences.length ? "changed" : "unchanged",
      division: child.division,
      notes: { problems: row.problems, differences, kept, ...closed },
      content: { ...content, ...closed },
    });
  }
  return result.sort((a, b) => a.row - b.row);
}
