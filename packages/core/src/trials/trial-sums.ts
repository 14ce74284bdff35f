import type { Bilingual } from "@tongyou/policy";
import {
  codeOf,
  type DivisionLevel,
  findDivision,
  isWithin,
  levelOf,
  SIGNIFICANT,
} from "../divisions/index.ts";
import { TRIAL_EFFECTS, type TrialCounted, type TrialEffect, type TrialFigures } from "./trials.schema.ts";
import type { Weighed } from "./weigh-children.ts";

/** Children and fen before, children and fen after. */
type Cell = [number, number, number, number];
/**
 * Sums on the way, and of a trial that is done: by town (of a town: by village), by whether the allowance is granted, and
 * by class or effect. Plain data and short: a job keeps it between its steps.
 */
export type TrialSums = {
  files: number;
  /** `place|1|class`; an empty class: children who wait to be settled. */
  cells: Record<string, Cell>;
  /** `place|1|effect`: children, and fen after less fen before. */
  effects: Record<string, [number, number]>;
};

export const noTrialSums = (): TrialSums => ({ files: 0, cells: {}, effects: {} });

/** The level of the finest places that sums of a trial are kept by. */
export const finestOf = (area: string): DivisionLevel => (levelOf(area) < 4 ? 4 : 5);

const keyOf = (place: string, awarded: boolean, what: string) => `${place}|${awarded ? 1 : 0}|${what}`;

/** Counts children in. `area`: that of the trial. */
export function addWeighed(sums: TrialSums, area: string, weighed: readonly Weighed[]): void {
  const digits = SIGNIFICANT[finestOf(area)];
  sums.files += weighed.length;
  for (const { division, awarded, before, after, effect } of weighed) {
    const place = division.slice(0, digits);
    const cellOf = (what: string) => {
      const key = keyOf(place, awarded, what);
      sums.cells[key] ??= [0, 0, 0, 0];
      return sums.cells[key];
    };
    if (before.fen !== null || before.waits) {
      const cell = cellOf(before.waits ? "" : (before.class ?? ""));
      cell[0]++;
      cell[1] += before.fen ?? 0;
    }
    if (after.fen !== null || after.waits) {
      const cell = cellOf(after.waits ? "" : (after.class ?? ""));
      cell[2]++;
      cell[3] += after.fen ?? 0;
    }
    if (effect === null) continue;
    const key = keyOf(place, awarded, effect);
    sums.effects[key] ??= [0, 0];
    sums.effects[key][0]++;
    sums.effects[key][1] += (after.fen ?? 0) - (before.fen ?? 0);
  }
}

type Line = { place: string; awarded: boolean; what: string };
const lineOf = (key: string): Line => {
  const [stem = "", granted, what = ""] = key.split("|");
  return { place: codeOf(stem), awarded: granted === "1", what };
};

/** Children who differ, by whether the allowance is granted to them. */
export function differingOf({ effects }: TrialSums): { awarded: number; unawarded: number } {
  const found = { awarded: 0, unawarded: 0 };
  for (const [key, [children]] of Object.entries(effects))
    found[lineOf(key).awarded ? "awarded" : "unawarded"] += children;
  return found;
}

const none = () => ({ children: 0, fen: 0 });
const pair = () => ({ before: none(), after: none() });

function addCell(sums: ReturnType<typeof pair>, [wereIn, wasFen, areIn, isFen]: Cell): void {
  sums.before.children += wereIn;
  sums.before.fen += wasFen;
  sums.after.children += areIn;
  sums.after.fen += isFen;
}

const below = (place: string, within: string): string => {
  const level = Math.min(levelOf(within) + 1, 5) as DivisionLevel;
  return codeOf(place.slice(0, SIGNIFICANT[level]));
};

const GAIN: ReadonlySet<string> = new Set<TrialEffect>(["joined", "more"]);
const LOSS: ReadonlySet<string> = new Set<TrialEffect>(["left", "less"]);

/**
 * What a trial comes to in a place inside its area, and in each place of the level below.
 * @param classes the rate classes of both sides, in the order they are tried
 */
export function figuresOf(
  sums: TrialSums,
  { within, counted }: { within: string; counted: TrialCounted },
  classes: readonly { id: string; title: Bilingual }[],
): TrialFigures {
  const total = pair();
  const waiting = { before: 0, after: 0 };
  const effects = Object.fromEntries(
    TRIAL_EFFECTS.map((effect) => [effect, none()]),
  ) as TrialFigures["effects"];
  const byClass = new Map<string, ReturnType<typeof pair>>();
  const places = new Map<
    string,
    ReturnType<typeof pair> & {
      gain: ReturnType<typeof none>;
      loss: ReturnType<typeof none>;
      settled: number;
      unsettled: number;
    }
  >();
  const placeOf = (code: string) => {
    const key = below(code, within);
    const found = places.get(key) ?? { ...pair(), gain: none(), loss: none(), settled: 0, unsettled: 0 };
    places.set(key, found);
    return found;
  };
  const isCounted = ({ place, awarded }: Line) => isWithin(place, within) && (awarded || counted === "all");
  for (const [key, cell] of Object.entries(sums.cells)) {
    const line = lineOf(key);
    if (!isCounted(line)) continue;
    if (line.what === "") {
      waiting.before += cell[0];
      waiting.after += cell[2];
      continue;
    }
    const found = byClass.get(line.what) ?? pair();
    byClass.set(line.what, found);
    for (const one of [total, found, placeOf(line.place)]) addCell(one, cell);
  }
  for (const [key, [children, fen]] of Object.entries(sums.effects)) {
    const line = lineOf(key);
    if (!isCounted(line)) continue;
    const place = placeOf(line.place);
    const sum = effects[line.what as TrialEffect];
    const side = GAIN.has(line.what) ? place.gain : LOSS.has(line.what) ? place.loss : undefined;
    for (const one of [sum, side ?? none()]) {
      one.children += children;
      one.fen += fen;
    }
    if (line.what === "settled" || line.what === "unsettled") place[line.what] += children;
  }
  return {
    ...total,
    waiting,
    effects,
    classes: classes.flatMap(({ id, title }) => {
      const found = byClass.get(id);
      return found ? [{ class: id, name: title, ...found }] : [];
    }),
    places: [...places]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, found]) => ({ code, name: findDivision(code)?.name ?? code, ...found })),
  };
}
