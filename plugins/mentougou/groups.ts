import {
  all,
  ambiguous,
  any,
  both,
  bothParents,
  cite,
  holds,
  type Item,
  isOneOf,
  item,
  not,
  oneParentAndOther,
  someParent,
  underReading,
} from "@tongyou/policy";
import { EFFECTIVE } from "./basics.ts";
import { DEAD, NOT_AT_HAND } from "./parents.ts";

const counted: readonly Item[] = [
  {
    kind: "group",
    id: "MTG.inDifficulty",
    group: "inDifficulty",
    title: both("困境儿童", "Child in difficulty"),
    clauses: ["MTG-2.2-b"],
    from: EFFECTIVE,
    when: cite(
      "MTG-2.2-b",
      any(item("MTG.poverty"), item("MTG.guardianship"), item("MTG.illness"), item("MTG.temporary")),
      both(
        "四类中至少一类；留守儿童符合的同样计入",
        "At least one of the four classes; a left-behind child who fits counts as well",
      ),
    ),
  },
  {
    kind: "definition",
    id: "MTG.parentsAway",
    title: both("父母外出而无人有效监护", "Parents away and nobody able to guard"),
    clauses: ["MTG-2.2-a"],
    from: EFFECTIVE,
    when: any(
      cite("MTG-2.2-a", bothParents(["migrantWork"])),
      cite("MTG-2.2-a", oneParentAndOther(["migrantWork"], ["incapable"])),
      cite(
        "MTG-2.2-a",
        all(someParent(["migrantWork"]), not(holds("stayingParentCapable"))),
        both(
          "父母一方外出务工，未外出一方无监护能力",
          "One parent works away and the one who stays cannot guard the child",
        ),
      ),
      ambiguous("MTG-2.2-a.capacity", oneParentAndOther(["migrantWork"], NOT_AT_HAND)),
    ),
  },
  {
    kind: "group",
    id: "MTG.leftBehind",
    group: "leftBehind",
    title: both("留守儿童", "Left-behind child"),
    clauses: ["MTG-2.2-a"],
    from: EFFECTIVE,
    when: all(
      item("MTG.child"),
      underReading("MTG-2.2-a.lacking", {
        described: item("MTG.parentsAway"),
        tested: all(item("MTG.parentsAway"), holds("lacksCare")),
      }),
    ),
  },
];

const kinds = ["MTG.poverty", "MTG.guardianship", "MTG.illness", "MTG.temporary"] as const;

/** Guarded by civil affairs, or parents incapable and nobody else; and not yet in an institution. */
const institutionCare: Item = {
  kind: "definition",
  id: "MTG.institutionCare",
  title: both("应由儿童福利机构收留抚养", "To be taken in by a welfare institution"),
  clauses: ["MTG-3.1-o"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    any(
      isOneOf("guardian", "civilAffairs"),
      all(
        any(bothParents(["incapable"]), oneParentAndOther(["incapable"], DEAD)),
        isOneOf("guardian", "none"),
      ),
    ),
    not(isOneOf("careArrangement", "institution")),
  ),
};

const multiple: Item = {
  kind: "definition",
  id: "MTG.multiple",
  title: both("多重困境", "Several difficulties"),
  clauses: ["MTG-3.1-h"],
  from: EFFECTIVE,
  when: any(...kinds.flatMap((one, i) => kinds.slice(i + 1).map((other) => all(item(one), item(other))))),
};

/** Whom the document counts, and whom it gives special attention or a place in an institution. */
export const groups: readonly Item[] = [...counted, multiple, institutionCare];
