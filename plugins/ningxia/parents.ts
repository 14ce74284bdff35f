import { type Expression, type ParentStatus, underReading } from "@tongyou/policy";

export const DEAD: readonly ParentStatus[] = ["deceased", "declaredDead"];
export const DISABLED: readonly ParentStatus[] = ["severeDisability"];
export const ILL: readonly ParentStatus[] = ["severeIllness"];
export const IMPRISONED: readonly ParentStatus[] = ["imprisoned"];
export const NOT_FOUND: readonly ParentStatus[] = ["notFound"];

/** A condition that speaks of missing parents, under either reading of the word. */
export const whereMissing = (build: (missing: readonly ParentStatus[]) => Expression): Expression =>
  underReading("NX-2.missing", {
    factual: build(["missing", "declaredMissing"]),
    declared: build(["declaredMissing"]),
  });
