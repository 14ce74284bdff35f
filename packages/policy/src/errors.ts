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

  constructor(code: PolicyError["code"], place: string, text: Bilingual) {
    super(`${place}: ${text.en}`);
    this.name = "PolicyError";
    this.code = code;
    this.place = place;
    this.text = text;
  }
}
