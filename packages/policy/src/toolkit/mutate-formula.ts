/** Small wrongs in an uprating formula or a derived amount. */
import { type Formula, ROUNDING_MODES } from "../artefact/pack.ts";
import { add, multiply, parseRational, type Rational, rational } from "../exact/rational.ts";
import type { Change } from "./mutate-condition.ts";

/** Every small change of one formula. */
export function* mutateFormula(source: Formula, at = ""): Generator<Change<Formula>> {
  if ("number" in source)
    yield { at, what: "one more in the last place", to: { number: oneMore(source.number) } };
  else if ("current" in source || "parameter" in source)
    yield { at, what: "a yuan more", to: { add: [source, { number: "1" }] } };
  else if ("series" in source) {
    const [id, lag] = source.series;
    yield { at, what: "a year earlier", to: { series: [id, lag + 1] } };
  } else if ("setting" in source) {
    const [reading, branches] = source.setting;
    for (const [option, child] of Object.entries(branches))
      yield* within(child, `${at}.setting.${option}`, (one) => ({
        setting: [reading, { ...branches, [option]: one }],
      }));
  } else if ("round" in source) yield* mutateRound(source.round, at);
  else if ("add" in source) yield* mutateTerms("add", source.add, at);
  else if ("multiply" in source) yield* mutateTerms("multiply", source.multiply, at);
  else if ("subtract" in source) yield* mutatePair("subtract", source.subtract, at);
  else yield* mutatePair("divide", source.divide, at);
}

function* within(child: Formula, at: string, wrap: (child: Formula) => Formula): Generator<Change<Formula>> {
  for (const change of mutateFormula(child, at)) yield { ...change, to: wrap(change.to) };
}

function* mutateTerms(
  key: "add" | "multiply",
  terms: readonly Formula[],
  at: string,
): Generator<Change<Formula>> {
  const make = (list: readonly Formula[]): Formula => (key === "add" ? { add: list } : { multiply: list });
  if (terms.length > 1)
    for (const i of terms.keys())
      yield { at: `${at}.${key}[${i}]`, what: "drop", to: make(terms.toSpliced(i, 1)) };
  for (const [i, term] of terms.entries())
    yield* within(term, `${at}.${key}[${i}]`, (one) => make(terms.with(i, one)));
}

function* mutatePair(
  key: "subtract" | "divide",
  [first, second]: readonly [Formula, Formula],
  at: string,
): Generator<Change<Formula>> {
  const make = (a: Formula, b: Formula): Formula =>
    key === "subtract" ? { subtract: [a, b] } : { divide: [a, b] };
  yield { at, what: "the other way round", to: make(second, first) };
  yield* within(first, `${at}.${key}[0]`, (one) => make(one, second));
  yield* within(second, `${at}.${key}[1]`, (one) => make(first, one));
}

function* mutateRound(
  [mode, unit, inner]: Extract<Formula, { round: unknown }>["round"],
  at: string,
): Generator<Change<Formula>> {
  for (const other of ROUNDING_MODES)
    if (other !== mode) yield { at, what: `rounds ${other}`, to: { round: [other, unit, inner] } };
  const tens = fractionText(multiply(parseRational(unit) ?? rational(1n), rational(10n)));
  yield { at, what: "rounds to tens of it", to: { round: [mode, tens, inner] } };
  yield* within(inner, `${at}.round`, (one) => ({ round: [mode, unit, one] }));
}

/** "0.8" → 9/10, "12" → 13, "1/7" → 2/7. */
function oneMore(text: string): string {
  const value = parseRational(text) ?? rational(0n);
  const places = text.split(".")[1]?.length ?? 0;
  const step = text.includes("/") ? value.denominator : 10n ** BigInt(places);
  return fractionText(add(value, rational(1n, step)));
}

const fractionText = ({ numerator, denominator }: Rational): string => `${numerator}/${denominator}`;
