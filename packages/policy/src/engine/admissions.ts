/** What the rules for institutions say of taking one child in. */

import { conditionsOf } from "../artefact/provision.ts";
import type { Answer, Bilingual } from "../decision.ts";
import { type CivilDate, within } from "../facts/calendar.ts";
import { answerOf } from "./answers.ts";
import type { Program } from "./program.ts";

/** One rule of a kind of institution; `admits` and `refuses` are there where the rule has such a condition. */
export type Admission = {
  id: string;
  institution: string;
  title: Bilingual;
  clauses: readonly string[];
  admits?: Answer;
  refuses?: Answer;
};

/** The rules in force that judge admission, answered for the child whose facts are in the program's frame. */
export function admissionsOf(program: Program, on: CivilDate): readonly Admission[] {
  return program.provisions.flatMap(({ provision, conditions }): Admission[] => {
    if (provision.kind !== "institutionRule" || conditions.length === 0 || !within(on, provision)) return [];
    const answers = conditionsOf(provision).map(([key], place) => {
      const condition = conditions[place];
      if (condition === undefined) throw new Error(`${provision.id}: a condition that was not compiled`);
      return [key, answerOf(condition.run(program.frame))] as const;
    });
    const { id, institution, title, clauses } = provision;
    return [{ id, institution, title, clauses, ...Object.fromEntries(answers) }];
  });
}
