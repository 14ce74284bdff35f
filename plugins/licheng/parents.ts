import { type Expression, type ParentStatus, underReading } from "@tongyou/policy";

export const DEAD: readonly ParentStatus[] = ["deceased", "declaredDead"];
export const NOT_FOUND: readonly ParentStatus[] = ["notFound"];
export const SEVERE: readonly ParentStatus[] = ["severeDisability", "severeIllness"];
export const LOCKED: readonly ParentStatus[] = ["imprisoned", "compulsoryDetox"];
/** Judged unable to raise and guard the child. */
export const UNABLE: readonly ParentStatus[] = ["incapable", "unableOtherReason"];

/** Circumstances that may amount to being unable; a named person judges. */
export const MAYBE_UNABLE: readonly ParentStatus[] = [
  ...LOCKED,
  ...SEVERE,
  "otherRestriction",
  "outOfContact",
  "remarriedNotRaising",
  "custodyRevoked",
  "deported",
  "refusesDuty",
];

/** A condition that speaks of missing parents, under either reading of the word. */
export const whereMissing = (build: (missing: readonly ParentStatus[]) => Expression): Expression =>
  underReading("LC-3.4-d.missing", {
    factual: build(["missing", "declaredMissing"]),
    declared: build(["declaredMissing"]),
  });
