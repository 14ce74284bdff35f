/** A rule whose own dates are a day wrong. */
import type { Expression } from "../artefact/expression.ts";
import type { Item, ParameterValue } from "../artefact/pack.ts";
import { addDays, type CivilDate } from "../facts/calendar.ts";

type Dated = { from: CivilDate; until?: CivilDate };
/** A rule with one small wrong; `what` is the end of the mutant's name. */
export type Wrong<T> = { what: string; to: T };

/**
 * The beginning and the end of a rule a day off, either way. `early`: false where a beginning that is too early cannot
 * show.
 */
export function* mutateDates<T extends Dated>(rule: T, early = true): Generator<Wrong<T>> {
  yield { what: ": begins a day later", to: { ...rule, from: addDays(rule.from, 1) } };
  if (early) yield { what: ": begins a day earlier", to: { ...rule, from: addDays(rule.from, -1) } };
  const { until } = rule;
  if (until === undefined) return;
  yield { what: ": ends a day earlier", to: { ...rule, until: addDays(until, -1) } };
  yield { what: ": ends a day later", to: { ...rule, until: addDays(until, 1) } };
}

/** True when a condition cannot hold before a day, because what it stands on is not in force until then. */
export function isHeldBack(when: Expression, day: CivilDate, items: readonly Item[]): boolean {
  const held = (child: Expression) => isHeldBack(child, day, items);
  if ("all" in when) return when.all.some(held);
  if ("any" in when) return when.any.every(held);
  if ("under" in when) return Object.values(when.under[1]).every(held);
  if ("cite" in when) return held(when.cite[1]);
  if ("review" in when) return held(when.review[1]);
  if ("since" in when) return when.since[0] >= day || held(when.since[1]);
  if (!("item" in when)) return false;
  const item = items.find(({ id }) => id === when.item);
  return item !== undefined && (item.from >= day || held(item.when));
}

/** The same for one of a parameter's values. Where the next one begins that day, it wins over an end too late. */
export function* mutateSpan<T extends Pick<ParameterValue, "from" | "until">>(
  spans: readonly T[],
  at: number,
): Generator<Wrong<readonly T[]>> {
  const span = spans[at];
  if (span === undefined) return;
  for (const { what, to } of mutateDates(span))
    if (what !== ": ends a day later" || spans[at + 1]?.from !== span.until)
      yield { what, to: spans.with(at, to) };
}
