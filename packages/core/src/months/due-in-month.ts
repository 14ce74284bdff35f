import type { TenantTransaction } from "@tongyou/database";
import type { CivilMonth, Decision } from "@tongyou/policy";
import { type AwardSpan, awardIn, isAwarded } from "../awards/award-spans.ts";
import { awardsOf } from "../awards/awards-of.ts";
import { type Decided, type Deciding, decideMany } from "../children/deciding.ts";
import type { MonthScope } from "./month-children.ts";
import { type Filed, filesOf } from "./month-files.ts";

/** What is due to a child for a month, in fen. */
export type Due = { class: string; fen: number };
/**
 * Why nothing is due: the file is closed · the rules give nothing · facts are missing · a named person is to choose or
 * confirm · nobody granted it · it is suspended.
 */
export type WhyNot = "closed" | "none" | "needs" | "choice" | "review" | "unawarded" | "suspended";

/** What a month means for a child. `class`: also where nothing is due yet, as far as the rules say. */
export type DueInMonth = ({ due: Due; why: null } | { due: null; why: WhyNot }) & {
  status: Decision["allowance"]["status"];
  class: string | null;
  /** The month from which it is suspended or was ended; null: it is neither. */
  since: CivilMonth | null;
  /** The decision it rests on, and by which rules: those of the last day, or of the first. */
  decided: Decided;
  deciding: Deciding;
};

type Allowance = Decision["allowance"];

/** What a decision gives before anybody asks whether it was granted. An `atLeast` waits for the missing facts. */
function qualified(allowance: Allowance): Due | Exclude<WhyNot, "unawarded" | "suspended" | "closed"> {
  const { status } = allowance;
  if (status === "none" || status === "undefined") return "none";
  if (status === "choice" || status === "review") return status;
  if (status !== "decided" || allowance.fen === undefined || allowance.class === undefined) return "needs";
  return { class: allowance.class, fen: allowance.fen };
}

/** What one decision means for a month, with what was granted to the child. */
export function dueBy(
  decided: Decided,
  deciding: Deciding,
  spans: readonly AwardSpan[],
  { month, open }: { month: CivilMonth; open: boolean },
): DueInMonth {
  const { allowance } = decided.decision;
  const found = open ? qualified(allowance) : "closed";
  const gone = found === "closed" || found === "none";
  const base = {
    status: open ? allowance.status : ("none" as const),
    class: gone ? null : (allowance.class ?? null),
    since: null,
    decided,
    deciding,
  };
  if (typeof found === "string") return { ...base, due: null, why: found };
  const span = awardIn(spans, month);
  if (span?.state === "granted") return { ...base, due: found, why: null };
  if (span) return { ...base, due: null, why: "suspended", since: span.from };
  const ended = spans.findLast(({ until }) => until !== null && until <= month)?.until ?? null;
  return { ...base, due: null, why: "unawarded", since: ended };
}

/** Nothing is due by the rules, whatever was granted. */
export const isOver = ({ why }: DueInMonth) => why === "closed" || why === "none";

/**
 * Those who qualified on the first day and no longer on the last, where the last month is paid in full: what was due
 * on the first day is due for the month.
 */
async function dueFirst(
  tx: TenantTransaction,
  { first, month }: MonthScope,
  files: readonly Filed[],
  spans: ReadonlyMap<string, AwardSpan[]>,
): Promise<[string, DueInMonth][]> {
  const ids = files.map(({ id }) => id);
  if (!first || ids.length === 0) return [];
  const decided = await decideMany(tx, first, ids);
  return [...decided].flatMap(([id, one]): [string, DueInMonth][] => {
    const due = dueBy(one, first, spans.get(id) ?? [], { month, open: true });
    return due.due ? [[id, due]] : [];
  });
}

/** The same as `dueInMonth` for children whose files are at hand. */
export async function dueOfFiles(
  tx: TenantTransaction,
  scope: MonthScope,
  files: readonly Filed[],
): Promise<Map<string, DueInMonth>> {
  const ids = files.map(({ id }) => id);
  const { deciding, month } = scope;
  const [decided, spans] = await Promise.all([
    decideMany(tx, deciding, ids),
    awardsOf(tx, scope.benefit, ids, deciding.knownAt),
  ]);
  const found = new Map(
    files.flatMap(({ id, open }) => {
      const one = decided.get(id);
      return one ? [[id, dueBy(one, deciding, spans.get(id) ?? [], { month, open })] as const] : [];
    }),
  );
  const over = files.filter(({ id, openFirst }) => {
    const last = found.get(id);
    return openFirst && last && isOver(last) && isAwarded(spans.get(id) ?? [], month);
  });
  for (const [id, due] of await dueFirst(tx, scope, over, spans)) found.set(id, due);
  return found;
}

/**
 * What is due to each child for the month, or why nothing is: awarded, and decided by the rules of the month, from what
 * is known now or was known when the scope says. Money is in fen. A child without a file in the scope's area is left
 * out.
 */
export async function dueInMonth(
  tx: TenantTransaction,
  scope: MonthScope,
  ids: readonly string[],
): Promise<Map<string, DueInMonth>> {
  return dueOfFiles(tx, scope, await filesOf(tx, scope, ids));
}
