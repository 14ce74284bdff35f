/** Exact fractions for money and statistics: no floating point anywhere between a figure and an amount. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** A fraction in lowest terms with a positive denominator. Throws RangeError for a zero denominator. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError("division by zero");
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** Reads "9851.6", "-3" or "4/5"; undefined when the text is none of these. */
export function parseRational(text: string): Rational | undefined {
  if (text.length > 40) return undefined;
  const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (decimal) {
    const [, sign = "", whole = "0", fraction = ""] = decimal;
    const value = BigInt(whole + fraction);
    return rational(sign ? -value : value, 10n ** BigInt(fraction.length));
  }
  const ratio = /^(-?\d+)\/(\d+)$/.exec(text);
  if (!ratio || BigInt(ratio[2] ?? "0") === 0n) return undefined;
  return rational(BigInt(ratio[1] ?? "0"), BigInt(ratio[2] ?? "1"));
}

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** Throws RangeError when `b` is zero. */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/**
 * The multiple of `unit` nearest below (`down`), above (`up`) or nearest, halves away from zero (`halfUp`).
 * `down` and `up` are toward minus and plus infinity.
 */
export function roundTo(value: Rational, unit: Rational, mode: "halfUp" | "down" | "up"): Rational {
  const { numerator, denominator } = divide(value, unit);
  const floor = (n: bigint, d: bigint) => (n >= 0n ? n / d : -((-n + d - 1n) / d));
  let whole: bigint;
  if (mode === "down") whole = floor(numerator, denominator);
  else if (mode === "up") whole = -floor(-numerator, denominator);
  else if (numerator < 0n) whole = -floor(-2n * numerator + denominator, 2n * denominator);
  else whole = floor(2n * numerator + denominator, 2n * denominator);
  return multiply(rational(whole), unit);
}

/** Shortest decimal text, at most `digits` after the point (truncated, and marked with … when not exact). */
export function toDecimal(value: Rational, digits = 4): string {
  const negative = value.numerator < 0n;
  const magnitude = negative ? -value.numerator : value.numerator;
  const scale = 10n ** BigInt(digits);
  const scaled = (magnitude * scale) / value.denominator;
  const exact = (magnitude * scale) % value.denominator === 0n;
  const fraction = String(scaled % scale)
    .padStart(digits, "0")
    .replace(/0+$/, "");
  return `${negative ? "-" : ""}${scaled / scale}${fraction ? `.${fraction}` : ""}${exact ? "" : "…"}`;
}
