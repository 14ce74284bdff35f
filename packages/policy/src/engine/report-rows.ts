/** Which rows of the pack's reports count a child. */
import type { Answer } from "../decision.ts";
import { type CivilDate, within } from "../facts/calendar.ts";
import { answerOf } from "./answers.ts";
import type { Program } from "./program.ts";

/** By `report.row`; absent is "no". */
export type CountedRows = Readonly<Record<string, Exclude<Answer, "no">>>;

/** The rows of the reports in force that count, or may count, the child in the program's frame. */
export function countedRows(program: Program, on: CivilDate): CountedRows {
  const found: Record<string, Exclude<Answer, "no">> = {};
  for (const { provision, conditions } of program.provisions) {
    if (provision.kind !== "report" || !within(on, provision)) continue;
    const counted = provision.rows.filter((row) => row.counts !== undefined);
    for (const [i, condition] of conditions.entries()) {
      const answer = answerOf(condition.run(program.frame));
      if (answer !== "no") found[`${provision.id}.${counted[i]?.id}`] = answer;
    }
  }
  return found;
}
