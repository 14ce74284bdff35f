import {
  all,
  ambiguous,
  any,
  type Benefit,
  beforeAge,
  both,
  bothParents,
  cite,
  type Expression,
  type Item,
  isOneOf,
  item,
  not,
  oneParentAndOther,
  type Parameter,
  type RateClass,
  type Stacking,
  under,
  underReading,
} from "@tongyou/policy";
import { EFFECTIVE } from "./effective.ts";
import { DEAD, MISSING, NOT_FOUND } from "./parents.ts";

const from = EFFECTIVE;
const deadBefore = beforeAge(18, ...DEAD);
const missingBefore = beforeAge(18, ...MISSING);

/** Over 18, and an orphan already as a child: who loses the parents later never was one. */
export const grownOrphan: Item = {
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
export const student: Item = {
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

const orphanOrStudent = any(
  cite("ZZ-2.2.2-a", item("ZZ.orphan"), both("孤儿", "An orphan")),
  cite("ZZ-2.2.2-b", item("ZZ.student"), both("成年孤儿仍在读", "A grown-up orphan still studying")),
);

const inInstitution: Expression = any(
  isOneOf("careArrangement", "institution"),
  ambiguous("ZZ-2.2.2-a.temporary", isOneOf("careArrangement", "institutionTemporary")),
  underReading("ZZ-2.2.2-a.foster", {
    scattered: { constant: false },
    institution: isOneOf("careArrangement", "foster"),
  }),
);

const rateClass = (id: string, zh: string, en: string, clauses: string[], when: Expression): RateClass => ({
  id,
  title: both(zh, en),
  clauses,
  from,
  parameter: `${id}.monthly`,
  when,
});

export const benefit: Benefit = {
  id: "ZZ.basicLiving",
  title: both(
    "孤儿和事实无人抚养儿童基本生活费",
    "Basic living subsidy of orphans and de facto unattended children",
  ),
  classes: [
    rateClass(
      "ZZ.orphan.institution",
      "集中养育孤儿",
      "Orphan in an institution",
      ["ZZ-2.2.2-a", "ZZ-2.2.2-b"],
      all(orphanOrStudent, inInstitution),
    ),
    rateClass(
      "ZZ.orphan.scattered",
      "社会散居孤儿",
      "Scattered orphan",
      ["ZZ-2.2.2-a", "ZZ-2.2.2-b"],
      orphanOrStudent,
    ),
    rateClass(
      "ZZ.deFacto",
      "事实无人抚养儿童",
      "De facto unattended child",
      ["ZZ-2.2.2-a"],
      cite("ZZ-2.2.2-a", item("GJ.deFacto")),
    ),
  ],
  precedence: {
    clauses: ["ZZ-2.2.2-f"],
    text: both(
      "同时符合孤儿和事实无人抚养的，只发孤儿一项",
      "A child who is both an orphan and de facto unattended is paid once, as an orphan",
    ),
  },
};

/** No amount stands in the document and none is published in our sources for its time: the bureau enters it. */
const standard = (id: string, zh: string, en: string): Parameter => ({
  id: `${id}.monthly`,
  title: both(`${zh}基本生活费月标准`, `Monthly basic living subsidy: ${en}`),
  unit: "fenPerMonth",
  clauses: ["ZZ-2.2.2-a"],
  values: [],
});

export const parameters: readonly Parameter[] = [
  standard("ZZ.orphan.institution", "集中养育孤儿", "orphan in an institution"),
  standard("ZZ.orphan.scattered", "社会散居孤儿", "scattered orphan"),
  standard("ZZ.deFacto", "事实无人抚养儿童", "de facto unattended child"),
];

const orphanScheme = {
  id: "orphan",
  title: both("孤儿基本生活费", "Orphan basic living subsidy"),
  drawn: ["orphanLiving", "orphanAllowance"],
  allowance: true,
  classes: ["ZZ.orphan.institution", "ZZ.orphan.scattered"],
} as const;
const meansTested = {
  id: "meansTested",
  title: both("低保或特困供养", "Dibao or tekun"),
  drawn: ["dibao", "tekun"],
};

export const stackings: readonly Stacking[] = [
  {
    kind: "exclusive",
    id: "ZZ.disabilityLiving",
    title: both(
      "已领孤儿基本生活费的残疾儿童停发残疾人生活补贴，护理补贴照发",
      "A disabled child with the orphan subsidy loses the disability living subsidy, not the nursing subsidy",
    ),
    clauses: ["ZZ-2.2.2-c"],
    from,
    keeps: "orphan",
    schemes: [
      orphanScheme,
      {
        id: "disabilityLiving",
        title: both("困难残疾人生活补贴", "Disability living subsidy"),
        drawn: ["disabilityLiving"],
      },
    ],
  },
  {
    kind: "disregardAsIncome",
    id: "ZZ.notIncome",
    title: both(
      "申请低保、特困时孤儿基本生活费不算家庭收入",
      "The orphan subsidy is no income when dibao or tekun is asked for",
    ),
    clauses: ["ZZ-2.2.2-d"],
    from,
    schemes: [orphanScheme, meansTested],
  },
  {
    kind: "exclusive",
    id: "ZZ.once",
    title: both(
      "孤儿、艾滋病病毒感染儿童、事实无人抚养儿童三项不重复享受",
      "Of the orphan, HIV and de facto subsidies only one is drawn",
    ),
    clauses: ["ZZ-2.2.2-f"],
    from,
    schemes: [
      orphanScheme,
      {
        id: "deFacto",
        title: both("事实无人抚养儿童基本生活补贴", "De facto unattended subsidy"),
        drawn: ["deFactoAllowance"],
        allowance: true,
        classes: ["ZZ.deFacto"],
      },
    ],
  },
];
