import type { Bilingual } from "./decision.ts";

/**
 * A refusal of this kit: what is wrong, where, and what to do, in both languages.
 * `pack`: the artefact · `facts`: the facts of a child · `question`: the day, parameter or choice asked about.
 */
export class PolicyError extends Error {
  readonly code: "pack" | "facts" | "question";
  readonly text: Bilingual;
  /** Path of the wrong place, e.g. `items[3].when.all[0]`. */
  readonly place: string;
  /** Ids of the parts of a pack the place lies in, the outermost first, so that its line can be found; often none. */
  readonly within: readonly string[];

  constructor(code: PolicyError["code"], place: string, text: Bilingual, within: readonly string[] = []) {
    super(`${place}: ${text.en}`);
    this.name = "PolicyError";
    this.code = code;
    this.place = place;
    this.text = text;
    this.within = within;
  }
}
