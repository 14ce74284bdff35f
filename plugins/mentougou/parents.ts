import type { ParentStatus } from "@tongyou/policy";

export const DEAD: readonly ParentStatus[] = ["deceased", "declaredDead"];
export const NOT_FOUND: readonly ParentStatus[] = ["notFound"];

/** What Beijing's scheme of 2016 names for each parent; being out of contact is another word there. */
export const NAMED_2016: readonly ParentStatus[] = [
  ...DEAD,
  "missing",
  "declaredMissing",
  "severeDisability",
  "imprisoned",
  "compulsoryDetox",
];

/** What may make the other parent "unable for another reason" under that scheme; a person confirms. */
export const UNABLE: readonly ParentStatus[] = [
  "unableOtherReason",
  "incapable",
  "severeIllness",
  "outOfContact",
  "otherRestriction",
  "custodyRevoked",
  "deported",
  "notFound",
];

/** What keeps the parent who does not work away from guarding the child, where capacity is not recorded. */
export const NOT_AT_HAND: readonly ParentStatus[] = [
  ...DEAD,
  ...NOT_FOUND,
  "missing",
  "declaredMissing",
  "outOfContact",
  "imprisoned",
  "compulsoryDetox",
  "otherRestriction",
  "custodyRevoked",
  "deported",
];
