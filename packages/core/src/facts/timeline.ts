import type { CivilDate } from "@tongyou/policy";

export type Span = { from: CivilDate | null; to: CivilDate | null };
/** A statement that still holds over a span of days. */
export type Stretch<S> = Span & { statement: S };

const BEGINNING = "";
const END = "~";
const lower = (span: Span) => span.from ?? BEGINNING;
const upper = (span: Span) => span.to ?? END;
const span = (from: string, to: string): Span => ({
  from: from === BEGINNING ? null : from,
  to: to === END ? null : to,
});

/** What of a stretch is left when another is laid over it: its head, its tail, both or nothing. */
function remainders<S>(under: Stretch<S>, over: Span): Stretch<S>[] {
  const [a, b, from, to] = [lower(under), upper(under), lower(over), upper(over)];
  if (to <= a || b <= from) return [under];
  const left = a < from ? [{ ...span(a, from), statement: under.statement }] : [];
  const right = to < b ? [{ ...span(to, b), statement: under.statement }] : [];
  return [...left, ...right];
}

/**
 * Lays the statements about one fact over each other in the order they were made. `holds`: which statement
 * holds on which days, in the order of days. `superseded`: those of which nothing is left, with the one that took
 * their place.
 */
export function timelineOf<S extends Span>(
  statements: readonly S[],
): { holds: Stretch<S>[]; superseded: { statement: S; by: S }[] } {
  let holds: Stretch<S>[] = [];
  const superseded: { statement: S; by: S }[] = [];
  for (const statement of statements) {
    const before = new Set(holds.map((stretch) => stretch.statement));
    const left = holds.flatMap((stretch) => remainders(stretch, statement));
    for (const { statement: kept } of left) before.delete(kept);
    for (const gone of before) superseded.push({ statement: gone, by: statement });
    holds = [...left, { from: statement.from, to: statement.to, statement }];
  }
  return { holds: holds.sort((a, b) => (lower(a) < lower(b) ? -1 : 1)), superseded };
}
