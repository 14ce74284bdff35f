/** A compiled pack: numbered items, their conditions, and what each kind of answer is made of. */
import type { Benefit, Item, Pack, RateClass, Reading } from "../artefact/pack.ts";
import type { Stacking } from "../artefact/stacking.ts";
import type { FactName } from "../facts/vocabulary.ts";
import { compileCondition } from "./compile-condition.ts";
import type { Condition, Scope } from "./condition.ts";
import { Frame, wordMask } from "./frame.ts";

export type CompiledItem = { item: Item; number: number; condition: Condition };
/** A class at one of its rates; without a parameter: in the class, and none of its rates fits. */
export type CompiledClass = { rate: RateClass; parameter: string | undefined; condition: Condition };
export type CompiledStacking = {
  stacking: Stacking;
  schemes: readonly { id: string; mask: number; allowance: boolean }[];
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
  readings: readonly Reading[];
  readingNumber: ReadonlyMap<string, number>;
  ageLimits: readonly number[];
  benefitsSlot: number;
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
    })),
  }));
  const benefitsSlot = scope.slotOf("benefitsDrawn");
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
    readings: pack.readings,
    readingNumber,
    ageLimits: [...limits],
    benefitsSlot,
    frame: new Frame(names, items.length),
  };
}

/** One entry a rate, tried in order; a class whose rates all have conditions ends in one that pays nothing yet. */
function compileClass(rate: RateClass, scope: Scope): CompiledClass[] {
  const { when } = rate;
  if (rate.rates === undefined)
    return [{ rate, parameter: rate.parameter, condition: compileCondition(when, scope) }];
  const entries = rate.rates.map((one) => ({
    rate,
    parameter: one.parameter,
    condition: compileCondition(one.when ? { all: [when, one.when] } : when, scope),
  }));
  return rate.rates.at(-1)?.when === undefined
    ? entries
    : [...entries, { rate, parameter: undefined, condition: compileCondition(when, scope) }];
}
