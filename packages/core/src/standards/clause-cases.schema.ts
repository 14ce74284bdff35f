import type { Bilingual, Facts } from "@tongyou/policy";
import type { ExpectedLine, GivenLine } from "@tongyou/policy/engine";

export type { ExpectedLine, GivenLine };

/** A golden case of a clause: a child who does not exist, and what the author of the pack signed for it. */
export type ClauseCase = {
  /** Where it is written: `region/file:line`. */
  place: string;
  /** The pack whose author wrote it, where the bureau's own stands on that one; null for its own. */
  inheritedFrom: Bilingual | null;
  /** As its author wrote it, in Chinese. */
  name: string;
  on: string;
  given: GivenLine[];
  facts: Facts;
  expected: ExpectedLine[];
};

/** The golden cases of one clause; `refusal`: why there are none to show. */
export type ClauseCases = { list: ClauseCase[]; refusal: Bilingual | null };
