/** Division codes of twelve digits: province 2, city 2, county 2, town 3, village 3; the rest is zeros. */
export type DivisionCode = string;

/** 1 province · 2 city · 3 county · 4 town · 5 village or community. */
export type DivisionLevel = 1 | 2 | 3 | 4 | 5;

export type Division = {
  code: DivisionCode;
  /** The place's own name. A village whose name the product does not carry shows its code. */
  name: string;
  /** From the province down, without 市辖区 and the like. */
  fullName: string;
  level: DivisionLevel;
  /** Absent for a province. */
  parent?: DivisionCode;
};

/** The half-open range of twelve-digit codes that belong to an area: `lo <= code < hi`, compared as text. */
export type AreaRange = { lo: DivisionCode; hi: DivisionCode };

/** How many digits are significant at each level. */
export const SIGNIFICANT = { 1: 2, 2: 4, 3: 6, 4: 9, 5: 12 } as const;

/** True for twelve digits; says nothing about whether the place exists. */
export const isDivisionCode = (text: string): boolean => /^[1-9]\d{11}$/.test(text);

/** The level a code is written at, from its closing zeros. */
export function levelOf(code: DivisionCode): DivisionLevel {
  if (code.endsWith("0000000000")) return 1;
  if (code.endsWith("00000000")) return 2;
  if (code.endsWith("000000")) return 3;
  return code.endsWith("000") ? 4 : 5;
}

/** The digits of a code that are significant at its own level. */
export const stemOf = (code: DivisionCode): string => code.slice(0, SIGNIFICANT[levelOf(code)]);

/** A stem filled up with zeros to twelve digits. */
export const codeOf = (stem: string): DivisionCode => stem.padEnd(12, "0");

/**
 * The range of codes an area covers: `640423000000` → `640423000000` up to but without `640424000000`.
 * Throws a RangeError for anything but twelve digits: a wrong range would open or hide children.
 */
export function areaRange(code: DivisionCode): AreaRange {
  if (!isDivisionCode(code))
    throw new RangeError(`not a twelve-digit division code: ${JSON.stringify(code)}`);
  const stem = stemOf(code);
  return { lo: code, hi: codeOf(String(Number(stem) + 1)) };
}

/** True when the place lies in the area or is the area itself. */
export function isWithin(code: DivisionCode, area: DivisionCode): boolean {
  const { lo, hi } = areaRange(area);
  return code >= lo && code < hi;
}

/** A place and all it lies in, the province first. */
export const placesAround = (code: DivisionCode): DivisionCode[] => [
  ...new Set(Object.values(SIGNIFICANT).map((digits) => codeOf(code.slice(0, digits)))),
];

/** The county (twelve digits) a place of level 3 to 5 belongs to. */
export const countyOf = (code: DivisionCode): DivisionCode => codeOf(code.slice(0, 6));
