import type { TenantTransaction } from "@tongyou/database";
import { benefitLine, correction } from "@tongyou/database/schema";
import type { CivilMonth, Receipt } from "@tongyou/policy";
import { and, asc, eq, gte, inArray, type SQL, sql } from "drizzle-orm";
import { type PastMonth, runAt } from "./past-months.ts";

/** A child whose past months are looked at. */
export type PastChild = { id: string; division: string };
/** What was fixed for a child and month, with the corrections approved since; `knownAt`, `packHash`: of the newest. */
export type Settled = { class: string | null; fen: number; knownAt: Date; packHash: string; lined: boolean };
export type OpenProposal = {
  id: string;
  paidFen: number;
  dueFen: number;
  class: string;
  paidClass: string | null;
};
/** A month of a child that has to be decided again. */
export type Replay = { child: PastChild; settled: Settled; open: OpenProposal | undefined };

const ofChildren = (column: typeof benefitLine.childId | typeof correction.childId, ids: readonly string[]) =>
  sql`${column} = ANY(${sql.param(ids)}::uuid[])`;

/** When what decides money was last said of each child, in ms: facts, choices, awards, the file's opening and closing. */
async function touchedAt(tx: TenantTransaction, ids: readonly string[]): Promise<Map<string, number>> {
  const newest = (table: string, written: string): SQL =>
    sql.raw(
      `(SELECT max(greatest(t.${written}, t.superseded_at)) FROM ${table} t WHERE t.child_id = child.id)`,
    );
  const { rows } = await tx.execute<{ id: string; at: number }>(sql`
    SELECT id, (1000 * extract(epoch FROM greatest(updated_at, ${newest("fact", "recorded_at")},
                ${newest("choice", "at")}, ${newest("award", "decided_at")})))::float8 AS at
    FROM child WHERE id = ANY(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

const monthKey = (childId: string, month: CivilMonth) => `${childId} ${month}`;

const readLines = (tx: TenantTransaction, ids: readonly string[], benefit: string, from: CivilMonth) =>
  tx
    .select({
      childId: benefitLine.childId,
      month: benefitLine.month,
      class: benefitLine.class,
      fen: benefitLine.fen,
      receipt: benefitLine.receipt,
    })
    .from(benefitLine)
    .where(
      and(
        ofChildren(benefitLine.childId, ids),
        eq(benefitLine.benefit, benefit),
        gte(benefitLine.month, from),
      ),
    );

const readCorrections = (tx: TenantTransaction, ids: readonly string[], benefit: string, from: CivilMonth) =>
  tx
    .select()
    .from(correction)
    .where(
      and(
        ofChildren(correction.childId, ids),
        eq(correction.benefit, benefit),
        gte(correction.month, from),
        inArray(correction.state, ["proposed", "approved", "dismissed"]),
      ),
    )
    .orderBy(asc(correction.proposedAt), asc(correction.id));

type CorrectionRecord = Awaited<ReturnType<typeof readCorrections>>[number];
type LineRecord = Awaited<ReturnType<typeof readLines>>[number];

/**
 * The line and what was approved on it; without a line, what was known when the month was fixed for the place. Undefined
 * where the month was fixed neither for the child nor for the place.
 */
function settledOf(
  line: LineRecord | undefined,
  approved: readonly CorrectionRecord[],
  run: { knownAt: Date; packHash: string } | undefined,
): Settled | undefined {
  const receipt = line?.receipt as Receipt | undefined;
  const last = approved.at(-1);
  const knownAt = last?.knownAt ?? (receipt?.knownAt ? new Date(receipt.knownAt) : run?.knownAt);
  const packHash = receipt?.packHash ?? run?.packHash;
  if (knownAt === undefined || packHash === undefined) return undefined;
  const fen = approved.reduce((sum, one) => sum + one.fen, line?.fen ?? 0);
  const rate = last && last.dueFen > 0 ? last.class : (line?.class ?? null);
  return { class: fen > 0 ? rate : null, fen, knownAt, packHash, lined: line !== undefined };
}

/** All that is stored of past months of some children. */
export type PastRecords = {
  /** What was dismissed last, by child and month. */
  dismissed(childId: string, month: CivilMonth): CorrectionRecord | undefined;
  /** What was settled of a month before an instant; undefined: neither fixed for the place nor for the child. */
  settled(month: PastMonth, child: PastChild, before?: Date): Settled | undefined;
  /** The children whose month has to be decided again: something was said since, the rules moved, or one is open. */
  toReplay(month: PastMonth): Replay[];
};

/** Reads what was fixed, corrected and said of some children since a month. */
export async function readPast(
  tx: TenantTransaction,
  children: readonly PastChild[],
  benefit: string,
  from: CivilMonth,
): Promise<PastRecords> {
  const ids = children.map(({ id }) => id);
  const [lines, corrections, touched] = await Promise.all([
    readLines(tx, ids, benefit, from),
    readCorrections(tx, ids, benefit, from),
    touchedAt(tx, ids),
  ]);
  const lineOf = new Map(lines.map((line) => [monthKey(line.childId, line.month), line]));
  const correctionsOf = Map.groupBy(corrections, (one) => monthKey(one.childId, one.month));
  const inState = (key: string, state: CorrectionRecord["state"]) =>
    (correctionsOf.get(key) ?? []).filter((one) => one.state === state);
  const settled: PastRecords["settled"] = (past, child, before) => {
    const key = monthKey(child.id, past.month);
    const approved = inState(key, "approved").filter((one) => !before || one.proposedAt < before);
    return settledOf(lineOf.get(key), approved, runAt(past, child.division));
  };
  return {
    dismissed: (childId, month) => inState(monthKey(childId, month), "dismissed").at(-1),
    settled,
    toReplay: (past) =>
      children.flatMap((child): Replay[] => {
        const found = settled(past, child);
        const run = runAt(past, child.division);
        if (!found) return [];
        const open = inState(monthKey(child.id, past.month), "proposed").at(-1);
        const moved = run?.moved ?? past.runs.some((one) => one.moved);
        const said = touched.get(child.id) ?? 0;
        const due = open || moved || said >= found.knownAt.getTime();
        return due ? [{ child, settled: found, open }] : [];
      }),
  };
}
