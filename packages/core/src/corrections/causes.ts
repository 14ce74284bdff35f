import { isDeepStrictEqual } from "node:util";
import type { CivilDate, FactName, Facts } from "@tongyou/policy";
import type { At, Policy } from "@tongyou/policy/engine";
import type { Cause } from "./corrections.schema.ts";

/** What a decision rests on at one instant. */
export type Side = { policy: Policy; facts: Facts; at: At };
/** One thing that differs between two sides, and how to carry it from one into the other. */
type Factor = { cause: Cause; put: (into: Side, from: Side) => Side };

const outcome = ({ policy, facts, at }: Side): string => {
  const { status, class: rate, fen } = policy.decide(facts, at).allowance;
  return `${status} ${rate} ${fen}`;
};

type Entries = Readonly<Record<string, unknown>>;
const changedKeys = (then: Entries = {}, now: Entries = {}): string[] =>
  [...new Set([...Object.keys(then), ...Object.keys(now)])].filter(
    (key) => !isDeepStrictEqual(then[key], now[key]),
  );

/** `into` with one key as `from` has it, also where that has none. */
function carry<T extends object>(into: T | undefined, from: T | undefined, key: string): T {
  const { [key]: _, ...others }: Entries = { ...into };
  const value = ({ ...from } as Entries)[key];
  return (value === undefined ? others : { ...others, [key]: value }) as T;
}

const factFactors = (then: Side, now: Side): Factor[] =>
  changedKeys(then.facts, now.facts).map((name) => ({
    cause: { kind: "fact", name, from: null, at: null },
    put: (into, from) => ({ ...into, facts: carry(into.facts, from.facts, name) }),
  }));

function standardFactors(then: Side, now: Side): Factor[] {
  const parts = ["parameters", "series"] as const;
  return parts.flatMap((part) =>
    changedKeys(then.at.standards?.[part], now.at.standards?.[part]).map((id): Factor => {
      const entered = now.at.standards?.parameters?.[id]?.filter(({ from }) => from <= now.at.on).at(-1);
      return {
        cause: { kind: "standard", id, from: entered?.from ?? null, document: entered?.source || null },
        put: (into, from) => ({
          ...into,
          at: {
            ...into.at,
            standards: {
              ...into.at.standards,
              [part]: carry<Entries>(into.at.standards?.[part], from.at.standards?.[part], id),
            },
          },
        }),
      };
    }),
  );
}

const ruleFactors = (then: Side, now: Side): Factor[] => [
  ...changedKeys(then.at.readings, now.at.readings).map(
    (id): Factor => ({
      cause: { kind: "reading", id, option: now.at.readings?.[id] ?? null },
      put: (into, from) => ({
        ...into,
        at: { ...into.at, readings: carry(into.at.readings, from.at.readings, id) },
      }),
    }),
  ),
  ...changedKeys(then.at.choices, now.at.choices).map(
    (clause): Factor => ({
      cause: { kind: "choice", clause, chosen: now.at.choices?.[clause] ?? null },
      put: (into, from) => ({
        ...into,
        at: { ...into.at, choices: carry(into.at.choices, from.at.choices, clause) },
      }),
    }),
  ),
];

const packFactors = (then: Side, now: Side): Factor[] =>
  then.policy.pack.hash === now.policy.pack.hash
    ? []
    : [
        {
          cause: { kind: "pack", from: then.policy.pack.version, to: now.policy.pack.version },
          put: (into, from) => ({ ...into, policy: from.policy }),
        },
      ];

/**
 * Why a decision is another now than it was then: of all that changed, what changes the answer when it alone is taken
 * back, or when it alone had been known. Where only several together do, all of them. Empty where both say the same.
 */
export function causesBetween(then: Side, now: Side): Cause[] {
  const [before, after] = [outcome(then), outcome(now)];
  if (before === after) return [];
  const factors = [
    ...factFactors(then, now),
    ...standardFactors(then, now),
    ...ruleFactors(then, now),
    ...packFactors(then, now),
  ];
  const decisive = factors.filter(
    ({ put }) => outcome(put(now, then)) !== after || outcome(put(then, now)) !== before,
  );
  return (decisive.length ? decisive : factors).map(({ cause }) => cause);
}

/** A statement that was written down or taken back: which facts it says, from which days. */
export type Change = { name: FactName; from: CivilDate | null; at: Date };

/** The causes with the first day and the instant of the newest statement that changed each fact. */
export const withStatements = (causes: readonly Cause[], changes: readonly Change[]): Cause[] =>
  causes.map((cause) => {
    if (cause.kind !== "fact") return cause;
    const said = changes.filter(({ name }) => name === cause.name).at(-1);
    return said ? { ...cause, from: said.from, at: said.at.toISOString() } : cause;
  });
