/** What a child's facts call for on a day: alerts, tasks, and terms that run or have run out. */
import type { RoleCode } from "../artefact/provision.ts";
import type { Bilingual } from "../decision.ts";
import { type CivilDate, within } from "../facts/calendar.ts";
import { answerOf, both, NO, type Value, YES } from "./answers.ts";
import type { CompiledProvision, Program } from "./program.ts";

/**
 * `answer`: yes, it is called for now · no, a term is running and `due` says until when · unknown or review, a fact or
 * a person decides. What is not called for is not listed.
 */
export type Prompt = {
  id: string;
  kind: "alert" | "task" | "timer";
  answer: "yes" | "no" | "unknown" | "review";
  title: Bilingual;
  roles: readonly RoleCode[];
  clauses: readonly string[];
  due?: CivilDate;
};

/** Whether a provision's conditions hold; a timer's only once its term has run out. */
export function provisionValue({ conditions, timer }: CompiledProvision, program: Program): Value {
  const own = conditions.reduce<Value>((least, one) => both(least, one.run(program.frame)), YES);
  return timer === undefined || own === NO ? own : both(own, timer.condition.run(program.frame));
}

/** The prompts of the child whose facts are in the program's frame. */
export function promptsOf(program: Program, on: CivilDate): readonly Prompt[] {
  return program.provisions.flatMap((compiled): Prompt[] => {
    const { provision, conditions, timer } = compiled;
    if (provision.kind !== "alert" && provision.kind !== "task" && provision.kind !== "timer") return [];
    if (!within(on, provision) || (provision.kind === "timer" && timer === undefined)) return [];
    const { id, kind, title, roles, clauses } = provision;
    const value = provisionValue(compiled, program);
    const concerned = conditions.every((one) => one.run(program.frame) !== NO);
    const due = concerned ? timer?.dueOn(program.frame) : undefined;
    if (value === NO && due === undefined) return [];
    return [{ id, kind, answer: answerOf(value), title, roles, clauses, ...(due && { due }) }];
  });
}
