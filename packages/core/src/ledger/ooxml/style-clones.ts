import { attribute, elements, nextElement, prefixOf } from "./xml.ts";

/** The colours of marks, as Excel's own "bad" and "neutral". */
export const TONES = { error: "FFFFC7CE", warning: "FFFFEB9C" } as const;
export type Tone = keyof typeof TONES;

/** A styles part that grows: coloured copies of cell styles are added behind those that are there. */
export type StyleClones = {
  /** The number of a style like `style` but in the tone's colour; with `undefined` the tone is taken off. */
  withTone(style: number, tone: Tone | undefined): number;
  /** The tone a style bears from an earlier marking. */
  toneOf(style: number): Tone | undefined;
  /** The styles part with the copies added. */
  text(): string;
};

/** Reads a styles part for cloning; undefined when it lists no cell styles or fills, which Excel never leaves out. */
export function styleClones(text: string): StyleClones | undefined {
  const prefix = prefixOf(text, "styleSheet");
  const fillList = nextElement(text, `${prefix}fills`);
  const xfList = nextElement(text, `${prefix}cellXfs`);
  if (!fillList || !xfList) return undefined;
  const fills = [...elements(fillList.inner, `${prefix}fill`)].map(({ start, end }) =>
    fillList.inner.slice(start, end),
  );
  const xfs = [...elements(xfList.inner, `${prefix}xf`)].map(({ start, end }) =>
    xfList.inner.slice(start, end),
  );
  const clones = new Map<string, number>();
  const tones = Object.keys(TONES) as Tone[];

  const fillOf = (tone: Tone): number => {
    const fill = `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${TONES[tone]}"/></${prefix}patternFill></${prefix}fill>`;
    const there = fills.indexOf(fill);
    return there >= 0 ? there : fills.push(fill) - 1;
  };
  const toneOf = (style: number): Tone | undefined => {
    const fill = fills[Number(attribute(xfs[style] ?? "", "fillId"))] ?? "";
    return tones.find((tone) => fill.includes(`rgb="${TONES[tone]}"`));
  };
  const withTone = (style: number, tone: Tone | undefined): number => {
    const key = `${style} ${tone}`;
    const made = clones.get(key);
    if (made !== undefined) return made;
    const source = xfs[style] ?? xfs[0] ?? `<${prefix}xf/>`;
    const bare = source.replace(/ (fillId|applyFill)="[^"]*"/g, "");
    const fillId = tone === undefined ? 0 : fillOf(tone);
    const clone = bare.replace(`<${prefix}xf`, `<${prefix}xf fillId="${fillId}" applyFill="1"`);
    const index = xfs.push(clone) - 1;
    clones.set(key, index);
    return index;
  };
  const listed = (name: string, items: readonly string[]) =>
    `<${prefix}${name} count="${items.length}">${items.join("")}</${prefix}${name}>`;
  return {
    withTone,
    toneOf,
    text: () =>
      text.slice(0, fillList.start) +
      listed("fills", fills) +
      text.slice(fillList.end, xfList.start) +
      listed("cellXfs", xfs) +
      text.slice(xfList.end),
  };
}
