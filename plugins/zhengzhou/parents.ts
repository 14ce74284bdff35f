import {
  ambiguous,
  any,
  bothParents,
  type Expression,
  lasting,
  never,
  oneParentAndOther,
  type ParentStatus,
  underReading,
} from "@tongyou/policy";

export const DEAD: readonly ParentStatus[] = ["deceased", "declaredDead"];
export const MISSING: readonly ParentStatus[] = ["missing", "declaredMissing"];
export const NOT_FOUND: readonly ParentStatus[] = ["notFound"];

/** The six circumstances of 二（二）1（1）: two that speak for themselves, three of custody, and lost contact. */
const SEVERE: readonly ParentStatus[] = ["severeDisability", "severeIllness"];
const CUSTODY = ["imprisoned", "compulsoryDetox", "otherRestriction"] as const;
const SIX: readonly ParentStatus[] = [...SEVERE, ...CUSTODY, "outOfContact"];

/** Custody and lost contact count after half a year: 民发〔2019〕62号. */
export const HALF_YEAR = lasting(6, ...CUSTODY, "outOfContact");
export const severe = { any: SEVERE };
const lostContact = lasting(6, "outOfContact");

/**
 * Before half a year is over: by the national document custody may still reach it by its term, which a person sees
 * from the papers; by the words of this document alone every one of the six counts at once.
 */
const soonerThanHalfYear = (custody: Expression, plain: Expression): Expression =>
  underReading("ZZ-2.2.1-e.months", { national: ambiguous("ZZ-2.2.1-e.term", custody), plain });

/** Each parent in one of the six, not necessarily the same. */
export const eachInSix = any(
  bothParents(severe),
  bothParents(HALF_YEAR),
  oneParentAndOther(severe, HALF_YEAR),
  soonerThanHalfYear(
    any(bothParents([...SEVERE, ...CUSTODY]), oneParentAndOther(CUSTODY, lostContact)),
    bothParents(SIX),
  ),
);

const withOtherInSix = (lost: readonly ParentStatus[]): Expression =>
  any(
    oneParentAndOther(lost, severe),
    oneParentAndOther(lost, HALF_YEAR),
    soonerThanHalfYear(
      oneParentAndOther(lost, CUSTODY),
      oneParentAndOther(lost, [...CUSTODY, "outOfContact"]),
    ),
  );

/** One parent dead or missing, the other in one of the six. */
export const lostAndSix = any(
  withOtherInSix([...DEAD, "declaredMissing"]),
  underReading("ZZ-2.2.1-f.missing", { recorded: withOtherInSix(["missing"]), declared: never }),
);
