import type { CivilMonth } from "@tongyou/policy";

/** Months for which an allowance is granted or suspended: `from` to before `until`; `until` null: until further notice. */
export type AwardSpan = {
  id: string;
  from: CivilMonth;
  until: CivilMonth | null;
  state: "granted" | "suspended";
};

type Months = Pick<AwardSpan, "from" | "until">;

const covers = ({ from, until }: Months, month: CivilMonth) =>
  from <= month && (until === null || month < until);

/** The span in force in a month; undefined: nothing is granted in it. */
export const awardIn = <S extends AwardSpan>(spans: readonly S[], month: CivilMonth): S | undefined =>
  spans.find((span) => covers(span, month));

/** True where the allowance is granted in the month, and not suspended. */
export const isAwarded = (spans: readonly AwardSpan[], month: CivilMonth): boolean =>
  awardIn(spans, month)?.state === "granted";

/** The months from one on that no span covers yet, as a grant from that month fills them. Spans in order of months. */
export function gapsFrom(spans: readonly AwardSpan[], from: CivilMonth): Months[] {
  const gaps: Months[] = [];
  let reached = from;
  for (const span of spans) {
    if (span.until !== null && span.until <= reached) continue;
    if (span.from > reached) gaps.push({ from: reached, until: span.from });
    if (span.until === null) return gaps;
    reached = span.until;
  }
  return [...gaps, { from: reached, until: null }];
}

/** Spans of which others take the place, by their ids, and those others. */
export type SpanChange = { gone: string[]; fresh: Omit<AwardSpan, "id">[] };

/**
 * From a month on the award is in a state, or there is none (null); the months before stay as they are. Spans in order of
 * months.
 */
export function changedFrom(
  spans: readonly AwardSpan[],
  month: CivilMonth,
  state: AwardSpan["state"] | null,
): SpanChange {
  const after = spans.filter(({ until }) => until === null || until > month);
  const cut = after.find(({ from }) => from < month);
  return {
    gone: after.map(({ id }) => id),
    fresh: [
      ...(cut ? [{ from: cut.from, until: month, state: cut.state }] : []),
      ...(state ? [{ from: month, until: null, state }] : []),
    ],
  };
}
