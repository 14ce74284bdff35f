import {
  all,
  ambiguous,
  any,
  beforeAge,
  both,
  bothParents,
  type Item,
  isOneOf,
  item,
  not,
  oneParentAndOther,
  under,
} from "@tongyou/policy";
import { EFFECTIVE } from "./effective.ts";
import { DEAD, MISSING, NOT_FOUND } from "./parents.ts";

const from = EFFECTIVE;
const deadBefore = beforeAge(18, ...DEAD);
const missingBefore = beforeAge(18, ...MISSING);

/** Over 18, and an orphan already as a child: who loses the parents later never was one. */
const grownOrphan: Item = {
  kind: "definition",
  id: "ZZ.grownOrphan",
  title: both("成年前已是孤儿", "An orphan before coming of age"),
  clauses: ["ZZ-2.2.2-b"],
  from,
  when: all(
    not(under(18)),
    any(
      bothParents(deadBefore),
      bothParents(NOT_FOUND),
      ambiguous("ZZ-2.2.1-a.mixed", oneParentAndOther(deadBefore, NOT_FOUND)),
      ambiguous(
        "ZZ-2.2.1-a.missing",
        any(
          bothParents(missingBefore),
          oneParentAndOther(missingBefore, deadBefore),
          oneParentAndOther(missingBefore, NOT_FOUND),
        ),
      ),
    ),
  ),
};

/** Still at school, to the first degree: master's students are not named for the living subsidy. */
const student: Item = {
  kind: "definition",
  id: "ZZ.student",
  title: both("成年孤儿仍在读至本科", "A grown-up orphan still studying, to the first degree"),
  clauses: ["ZZ-2.2.2-b"],
  from,
  when: all(
    item("ZZ.grownOrphan"),
    isOneOf(
      "educationStage",
      "senior",
      "secondaryVocational",
      "higherVocational",
      "college",
      "undergraduate",
    ),
    isOneOf("schoolState", "enrolled"),
  ),
};

export const grownOrphans: readonly Item[] = [grownOrphan, student];
