/** A compiled pack: numbered items, their conditions, and what each kind of answer is made of. */
import type { Benefit, Item, Pack, RateClass, Reading } from "../artefact/pack.ts";
import { conditionsOf, type Provision } from "../artefact/provision.ts";
import type { Stacking, Trigger } from "../artefact/stacking.ts";
import type { FactName } from "../facts/vocabulary.ts";
import { compileCondition } from "./compile-condition.ts";
import type { Condition, Scope } from "./condition.ts";
import { Frame, wordMask } from "./frame.ts";
import { type CompiledTimer, compileTimer } from "./timer.ts";

export type CompiledItem = { item: Item; number: number; condition: Condition };
/** A class at one of its rates; without a parameter: in the class, and none of its rates fits. */
export type CompiledClass = {
  rate: RateClass;
  /** The class alone, as a list. */
  own: readonly string[];
  parameter: string | undefined;
  condition: Condition;
};
export type CompiledScheme = {
  id: string;
  mask: number;
  allowance: boolean;
  classes: ReadonlySet<string> | undefined;
};
/** `least`: how many of its schemes have to meet, by the readings in force. */
export type CompiledStacking = {
  stacking: Stacking;
  schemes: readonly CompiledScheme[];
  least: (frame: Frame) => number;
};
/** A provision with its conditions; a timer counts as one that holds once its term has run out. */
export type CompiledProvision = {
  provision: Provision;
  conditions: readonly Condition[];
  timer: CompiledTimer | undefined;
};

export type Program = {
  pack: Pack;
  items: readonly CompiledItem[];
  byId: ReadonlyMap<string, CompiledItem>;
  categories: readonly CompiledItem[];
  groups: readonly CompiledItem[];
  entitlements: readonly CompiledItem[];
  benefit: Benefit | undefined;
  classes: readonly CompiledClass[];
  stackings: readonly CompiledStacking[];
  provisions: readonly CompiledProvision[];
  readings: readonly Reading[];
  readingNumber: ReadonlyMap<string, number>;
  ageLimits: readonly number[];
  benefitsSlot: number;
  drawnFenSlot: number;
  frame: Frame;
};

/** Compiles a validated pack. Costs once; deciding costs afterwards. */
export function compileProgram(pack: Pack): Program {
  const names: FactName[] = [];
  const slots = new Map<FactName, number>();
  const limits = new Set<number>();
  const byId = new Map<string, CompiledItem>();
  const readingNumber = new Map(pack.readings.map((reading, number) => [reading.id, number]));
  const scope: Scope = {
    compiled: new Map(),
    slotOf(name) {
      const known = slots.get(name);
      if (known !== undefined) return known;
      slots.set(name, names.length);
      return names.push(name) - 1;
    },
    ageLimit: (years) => limits.add(years),
    readingOf(id) {
      const number = readingNumber.get(id) ?? 0;
      return { number, options: pack.readings[number]?.options.map((option) => option.id) ?? [] };
    },
    itemOf(id) {
      const found = byId.get(id);
      if (found === undefined) throw new Error(`item ${id} is used before it is declared`);
      return found;
    },
  };
  const items = pack.items.map((item, number) => {
    const compiled = { item, number, condition: compileCondition(item.when, scope) };
    byId.set(item.id, compiled);
    return compiled;
  });
  const classes = (pack.benefit?.classes ?? []).flatMap((rate) => compileClass(rate, scope));
  const stackings = pack.stackings.map((stacking) => ({
    stacking,
    schemes: stacking.schemes.map((scheme) => ({
      id: scheme.id,
      mask: wordMask("benefitsDrawn", scheme.drawn),
      allowance: scheme.allowance === true,
      classes: scheme.classes && new Set(scheme.classes),
    })),
    least: compileLeast(stacking, scope),
  }));
  const provisions = (pack.provisions ?? []).map((provision) => ({
    provision,
    conditions: conditionsOf(provision).map(([, when]) => compileCondition(when, scope)),
    timer: provision.kind === "timer" ? compileTimer(provision, scope) : undefined,
  }));
  const benefitsSlot = scope.slotOf("benefitsDrawn");
  const drawnFenSlot = scope.slotOf("drawnFen");
  const ofKind = (kind: Item["kind"]) => items.filter(({ item }) => item.kind === kind);
  return {
    pack,
    items,
    byId,
    categories: ofKind("category"),
    groups: ofKind("group"),
    entitlements: ofKind("entitlement"),
    benefit: pack.benefit,
    classes,
    stackings,
    provisions,
    readings: pack.readings,
    readingNumber,
    ageLimits: [...limits],
    benefitsSlot,
    drawnFenSlot,
    frame: new Frame(names, items.length),
  };
}

/** One entry a rate, tried in order; a class whose rates all have conditions ends in one that pays nothing yet. */
function compileClass(rate: RateClass, scope: Scope): CompiledClass[] {
  const { when } = rate;
  const own = [rate.id];
  if (rate.rates === undefined)
    return [{ rate, own, parameter: rate.parameter, condition: compileCondition(when, scope) }];
  const entries = rate.rates.map((one) => ({
    rate,
    own,
    parameter: one.parameter,
    condition: compileCondition(one.when ? { all: [when, one.when] } : when, scope),
  }));
  return rate.rates.at(-1)?.when === undefined
    ? entries
    : [...entries, { rate, own, parameter: undefined, condition: compileCondition(when, scope) }];
}

function compileLeast(stacking: Stacking, scope: Scope): CompiledStacking["least"] {
  const countOf = (trigger: Trigger | undefined) => (trigger === "every" ? stacking.schemes.length : 2);
  if (stacking.kind !== "highestOf") return () => 2;
  const { when } = stacking;
  if (typeof when === "string") return () => countOf(when);
  const [reading, triggers] = when.under;
  const { number, options } = scope.readingOf(reading);
  const counts = options.map((option) => countOf(triggers[option]));
  return (frame) => counts[frame.options[number] ?? 0] ?? 2;
}
