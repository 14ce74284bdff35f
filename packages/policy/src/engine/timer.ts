/** A term that began with a fact about the child, and when it runs out. */
import type { Provision, Span, TimerStart } from "../artefact/provision.ts";
import { addDays, addMonths, type CivilDate } from "../facts/calendar.ts";
import type { DatedStatus, FactName } from "../facts/vocabulary.ts";
import { either, NO, UNKNOWN, type Value, YES } from "./answers.ts";
import type { Condition, Scope } from "./condition.ts";
import { type Frame, holdsOn } from "./frame.ts";

/** `begun`: the earliest beginning that is known, whether there is one, and the facts that leave it open. */
type Begun = { value: Value; since?: CivilDate; open?: readonly FactName[] };
export type CompiledTimer = {
  condition: Condition;
  /** The day the term runs out; undefined when it has not begun or its beginning is not known. */
  dueOn(frame: Frame): CivilDate | undefined;
};

const NOT_BEGUN: Begun = { value: NO };

type Timer = Extract<Provision, { kind: "timer" }>;
type CountableTimer = Timer & { starts: Exclude<TimerStart, { step: unknown }> };

/**
 * The terms the engine can count: from a fact, an incident or a parent's status, in days, months or years. A step of
 * the product, hours and working days are for the product's own clock.
 */
export const isCountable = (timer: Timer): timer is CountableTimer =>
  !("step" in timer.starts) && timer.after.unit !== "hours" && timer.after.unit !== "workingDays";

/** Compiles a term the engine can count; undefined for the others. */
export function compileTimer(timer: Timer, scope: Scope): CompiledTimer | undefined {
  if (!isCountable(timer)) return undefined;
  const { starts, after } = timer;
  const begun = beginningOf(starts, scope);
  const source = { constant: true };
  return {
    dueOn(frame) {
      const { since } = begun(frame);
      return since && addSpan(since, after);
    },
    condition: {
      source,
      children: [],
      run(frame) {
        const { value, since } = begun(frame);
        if (since !== undefined && addSpan(since, after) <= frame.on) return YES;
        // A beginning that is not known may lie further back than the ones that are.
        return value === UNKNOWN ? UNKNOWN : NO;
      },
      gather(frame, _value, weight, sink) {
        const { open = [] } = begun(frame);
        for (const fact of open) sink.fact(fact, weight / open.length);
      },
    },
  };
}

function beginningOf(starts: CountableTimer["starts"], scope: Scope): (frame: Frame) => Begun {
  if ("fact" in starts) {
    const slot = scope.slotOf(starts.fact);
    return (frame) => {
      const since = frame.texts[slot];
      return since === undefined ? { value: UNKNOWN, open: [starts.fact] } : { value: YES, since };
    };
  }
  if ("incident" in starts)
    return ({ incidents }) => {
      if (incidents === undefined) return { value: UNKNOWN, open: ["incidents"] };
      const running = incidents.filter((one) => starts.incident.includes(one.kind) && one.state !== "closed");
      return earliest(
        running.map((one) => one.date),
        "incidents",
      );
    };
  return (frame) => {
    const of = (name: FactName, statuses: readonly DatedStatus[] | undefined): Begun =>
      statuses === undefined
        ? { value: UNKNOWN, open: [name] }
        : earliest(
            statuses
              .filter((one) => starts.parentStatus.includes(one.status) && holdsOn(one, frame.on))
              .map((one) => one.since),
            name,
          );
    return merge(of("father.statuses", frame.father), of("mother.statuses", frame.mother));
  };
}

function earliest(days: readonly (CivilDate | undefined)[], name: FactName): Begun {
  if (days.length === 0) return NOT_BEGUN;
  const since = days.filter((day) => day !== undefined).sort()[0];
  const open = days.includes(undefined) ? { open: [name] } : {};
  return { value: days.includes(undefined) ? UNKNOWN : YES, ...(since && { since }), ...open };
}

function merge(a: Begun, b: Begun): Begun {
  const since = [a.since, b.since].filter((day) => day !== undefined).sort()[0];
  const open = [...(a.open ?? []), ...(b.open ?? [])];
  const value = a.value === UNKNOWN || b.value === UNKNOWN ? UNKNOWN : either(a.value, b.value);
  return { value, ...(since && { since }), ...(open.length > 0 && { open }) };
}

/** A day a span later, on the civil calendar. */
function addSpan(day: CivilDate, { count, unit }: Span): CivilDate {
  if (unit === "months") return addMonths(day, count);
  if (unit === "years") return addMonths(day, count * 12);
  return addDays(day, count);
}
