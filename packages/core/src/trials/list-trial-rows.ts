import type { TenantTransaction } from "@tongyou/database";
import type { z } from "zod";
import { choicesFor, type Deciding, decideFacts } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { knownTo } from "../children/restricted-parts.ts";
import type { StaffContext } from "../context.ts";
import { statedOn } from "../facts/facts-on.ts";
import { maskTail, seesRestricted } from "../facts/mask.ts";
import { openReasonOf, reasonOf } from "../months/reason-of.ts";
import type { Page } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { classesOf } from "./get-trial.ts";
import { scopeOf, type TrialRecord } from "./trial-record.ts";
import { countRows, getListed, type ReadRow, readRows, rowsWhere } from "./trial-rows.ts";
import type { TrialRow, trialRowsInput } from "./trials.schema.ts";

type Told = { reason: { zh: string; en: string }; clauses: string[] };

/** Why each side is as it is, replayed from the facts the trial knew and told without restricted ones where the role may not know them. */
async function reasons(
  tx: TenantTransaction,
  context: StaffContext,
  record: TrialRecord,
  rows: readonly ReadRow[],
): Promise<Map<string, Told>> {
  const { before, after } = await scopeOf(tx, context, record);
  const { on, knownAt } = before.deciding;
  const ids = rows.map(({ childId }) => childId);
  const [stated, choices] = await Promise.all([
    statedOn(tx, ids, on, knownAt),
    choicesFor(tx, ids, record.month, knownAt),
  ]);
  const { role } = context.staff;
  const told = (deciding: Deciding, childId: string, rate: string | null): Told => {
    const { policy } = deciding;
    const decided = decideFacts(deciding, stated.get(childId), choices.get(childId));
    const known = knownTo(role, policy, decided);
    return seesRestricted(role)
      ? reasonOf(policy.explain(known.facts, known.at))
      : openReasonOf(policy, known, rate);
  };
  // A policy keeps a day's amounts from child to child: all of them on one side first.
  const was = rows.map((row) => told(before.deciding, row.childId, row.beforeClass));
  const is = rows.map((row) => told(after.deciding, row.childId, row.afterClass));
  return new Map(rows.map((row, at) => [row.childId, changeOf(row, was[at], is[at])]));
}

/** Of an amount that moves, what it rests on; of anything else both sentences. The clauses are those of both. */
function changeOf({ effect }: ReadRow, was: Told | undefined, is: Told | undefined): Told {
  const clauses = [...new Set([...(is?.clauses ?? []), ...(was?.clauses ?? [])])];
  const [old, fresh] = [was?.reason ?? { zh: "", en: "" }, is?.reason ?? { zh: "", en: "" }];
  if (effect === "more" || effect === "less" || old.zh === fresh.zh) return { reason: fresh, clauses };
  return {
    reason: { zh: `原：${old.zh} 改后：${fresh.zh}`, en: `Before: ${old.en} After: ${fresh.en}` },
    clauses,
  };
}

/**
 * Children for whom a trial differs, with class and amount (fen a month) before and after and why, by place. Throws
 * `notFound`, `invalid` (field `area`), and `forbidden` where the role is not told who they are.
 */
export async function listTrialRows(
  context: StaffContext,
  input: z.output<typeof trialRowsInput>,
): Promise<Page<TrialRow>> {
  return inTenant(context, "trials.rows", async (tx, note) => {
    const { record, within } = await getListed(tx, context, input);
    const where = rowsWhere(input, within);
    const rows = await readRows(tx, where, input);
    const { rows: total } = await countRows(tx, where);
    const why = await reasons(tx, context, record, rows);
    const names = new Map(classesOf(context, record).map(({ id, title }) => [id, title]));
    const { filter, counted, offset } = input;
    note({
      division: within,
      detail: { trial: record.id, month: record.month, filter, counted, offset, rows: rows.length },
    });
    return { rows: rows.map((row) => rowOf(row, names, why.get(row.childId))), total };
  });
}

type Status = TrialRow["before"]["status"];

function rowOf(row: ReadRow, names: ReadonlyMap<string, Told["reason"]>, why: Told | undefined): TrialRow {
  const side = (status: string, rate: string | null, fen: number | null): TrialRow["before"] => ({
    status: status as Status,
    class: rate,
    className: rate === null ? null : (names.get(rate) ?? null),
    fen,
  });
  return {
    childId: row.childId,
    name: row.name,
    idNumber: row.idTail ? maskTail(row.idTail) : null,
    divisionName: placeName(row.division),
    awarded: row.awarded,
    effect: row.effect,
    before: side(row.beforeStatus, row.beforeClass, row.beforeFen),
    after: side(row.afterStatus, row.afterClass, row.afterFen),
    reason: why?.reason ?? { zh: "", en: "" },
    clauses: why?.clauses ?? [],
  };
}
