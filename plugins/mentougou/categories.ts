import {
  all,
  ambiguous,
  any,
  both,
  cite,
  holds,
  type Item,
  incident,
  includes,
  item,
  underReading,
} from "@tongyou/policy";
import { EFFECTIVE } from "./basics.ts";

const povertyHardship = includes("hardships", "living", "medical", "schooling");
const named = includes("household.kinds", "dibaoUrban", "dibaoRural", "lowIncome");
const otherPoor = includes("household.kinds", "tekun", "registeredPoor");

const poverty: Item = {
  kind: "category",
  id: "MTG.poverty",
  title: both("贫困类困境儿童", "Difficulty through poverty"),
  clauses: ["MTG-2.1-a"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    underReading("MTG-2.1-a.hardship", {
      named: any(cite("MTG-2.1-a", named), ambiguous("MTG-2.1-a.other", all(otherPoor, povertyHardship))),
      tested: all(any(cite("MTG-2.1-a", named), ambiguous("MTG-2.1-a.other", otherPoor)), povertyHardship),
    }),
  ),
};

const guardianship: Item = {
  kind: "category",
  id: "MTG.guardianship",
  title: both("监护类困境儿童", "Difficulty through guardianship"),
  clauses: ["MTG-2.1-b"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    any(
      cite(
        "MTG-2.1-b",
        incident({
          kinds: ["abuse", "abandonment", "accident", "crime"],
          byGuardianship: true,
          open: true,
        }),
      ),
      cite("MTG-2.1-b", item("MTG.orphan")),
      cite("MTG-2.1-b", item("MTG.deFacto")),
      cite("MTG-2.1-b", incident({ kinds: ["street"], open: true })),
    ),
  ),
};

const illOrDisabled: Item = {
  kind: "definition",
  id: "MTG.illOrDisabled",
  title: both("残疾、重病或受艾滋病影响", "Disabled, severely ill or affected by AIDS"),
  clauses: ["MTG-2.1-c"],
  from: EFFECTIVE,
  // Whoever is infected is affected.
  when: cite(
    "MTG-2.1-c",
    any(holds("disabled"), holds("severelyIll"), holds("hivInfected"), holds("aidsAffected")),
    both(
      "残疾、重病、感染或受艾滋病影响，有其一",
      "Disabled, severely ill, infected with HIV or affected by AIDS",
    ),
  ),
};

const illness: Item = {
  kind: "category",
  id: "MTG.illness",
  title: both("病残类困境儿童", "Difficulty through illness or disability"),
  clauses: ["MTG-2.1-c"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    underReading("MTG-2.1-c.hardship", {
      named: item("MTG.illOrDisabled"),
      tested: all(
        item("MTG.illOrDisabled"),
        includes("hardships", "rehabilitation", "care", "nursing", "inclusion"),
      ),
    }),
  ),
};

const temporary: Item = {
  kind: "category",
  id: "MTG.temporary",
  title: both("临时类困境儿童", "Temporary difficulty"),
  clauses: ["MTG-2.1-d"],
  from: EFFECTIVE,
  when: all(
    item("MTG.child"),
    any(
      cite("MTG-2.1-d", incident({ kinds: ["traffickedRescued", "lostFamilySupport"], open: true })),
      ambiguous(
        "MTG-2.1-d.other",
        incident({ kinds: ["suddenEvent", "accident", "majorIllness"], open: true }),
      ),
    ),
  ),
};

/** The four classes of children in difficulty. */
export const categories: readonly Item[] = [poverty, guardianship, illOrDisabled, illness, temporary];
