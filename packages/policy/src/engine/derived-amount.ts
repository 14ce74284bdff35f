/** An amount that follows from other parameters: exact fractions, rounded only where the formula says so. */
import type { Formula } from "../artefact/pack.ts";
import {
  add,
  divide,
  multiply,
  parseRational,
  type Rational,
  rational,
  roundTo,
  subtract,
} from "../exact/rational.ts";

/**
 * The value of a formula over other parameters, in whole fen; undefined when one of them has no value, the divisor is
 * zero, or the result is not a whole, non-negative number of fen. `fenOf` gives another parameter's amount.
 */
export function derivedFen(formula: Formula, fenOf: (id: string) => number | undefined): number | undefined {
  const yuan = evaluate(formula, fenOf);
  if (yuan === undefined) return undefined;
  const fen = multiply(yuan, rational(100n));
  const isAmount =
    fen.denominator === 1n && fen.numerator >= 0n && fen.numerator <= BigInt(Number.MAX_SAFE_INTEGER);
  return isAmount ? Number(fen.numerator) : undefined;
}

function evaluate(formula: Formula, fenOf: (id: string) => number | undefined): Rational | undefined {
  const fold = (parts: readonly Formula[], operation: (a: Rational, b: Rational) => Rational) => {
    const values = parts.map((one) => evaluate(one, fenOf));
    return values.every((one) => one !== undefined) ? values.reduce(operation) : undefined;
  };
  if ("number" in formula) return parseRational(formula.number);
  if ("parameter" in formula) {
    const fen = fenOf(formula.parameter);
    return fen === undefined ? undefined : rational(BigInt(fen), 100n);
  }
  if ("add" in formula) return fold(formula.add, add);
  if ("multiply" in formula) return fold(formula.multiply, multiply);
  if ("subtract" in formula) return fold(formula.subtract, subtract);
  if ("divide" in formula) {
    const divisor = evaluate(formula.divide[1], fenOf);
    return divisor?.numerator === 0n ? undefined : fold(formula.divide, divide);
  }
  if ("round" in formula) {
    const [mode, unit, inner] = formula.round;
    const value = evaluate(inner, fenOf);
    return value && roundTo(value, parseRational(unit) ?? rational(1n), mode);
  }
  // The check of the artefact lets nothing else stand in a derived amount.
  return undefined;
}
