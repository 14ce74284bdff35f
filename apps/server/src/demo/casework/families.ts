import type { Facts, ParentStatus } from "@tongyou/policy/facts";

/** A status of a parent and how many days ago it began. */
type Since = readonly [status: ParentStatus, daysAgo: number];
type Words = Omit<Facts, "father.statuses" | "mother.statuses"> & { disabled: boolean; severelyIll: boolean };

/** One made-up child of the demo: who stands around it, and what the first visit found. */
export type Family = {
  sex: "male" | "female";
  /** Full years, and days since the last birthday. */
  age: readonly [years: number, days: number];
  /** Which village of the town: 0 is the demo's own. */
  village: number;
  father: Since;
  mother: Since;
  /** Days since the first visit. */
  visited: number;
  found: Words;
};

const WELL = { disabled: false, severelyIll: false, livesAlone: false, unattended: false } as const;
const PUPIL = { ...WELL, educationStage: "primary", schoolState: "enrolled" } as const;
const KIN: Facts = { careArrangement: "kinship", guardianRelation: "祖父母", guardianshipRating: "fair" };
const PARENTS: Facts = { careArrangement: "parents", guardianRelation: "母亲", guardianshipRating: "good" };
/** Begun at birth. */
const NORMAL: Since = ["normal", 0];

/** The children of every demo bureau, by what their story tells. */
export const FAMILIES = {
  entrusted: {
    sex: "female",
    age: [8, 60],
    village: 0,
    father: ["migrantWork", 520],
    mother: ["migrantWork", 480],
    visited: 33,
    found: {
      entrustmentSigned: false,
      ...PUPIL,
      ...KIN,
      "household.kinds": [],
      hardships: [],
      benefitsDrawn: [],
    },
  },
  unentrusted: {
    sex: "male",
    age: [6, 200],
    village: 0,
    father: ["migrantWork", 210],
    mother: ["migrantWork", 180],
    visited: 31,
    found: {
      entrustmentSigned: false,
      ...PUPIL,
      ...KIN,
      "household.kinds": [],
      hardships: ["schooling"],
      benefitsDrawn: [],
    },
  },
  waiting: {
    sex: "female",
    age: [11, 30],
    village: 0,
    father: ["migrantWork", 640],
    mother: ["migrantWork", 640],
    visited: 24,
    found: {
      entrustmentSigned: false,
      ...PUPIL,
      ...KIN,
      "household.kinds": [],
      hardships: [],
      benefitsDrawn: [],
    },
  },
  orphan: {
    sex: "male",
    age: [9, 120],
    village: 1,
    father: ["deceased", 900],
    mother: ["deceased", 130],
    visited: 32,
    found: { ...PUPIL, ...KIN, "household.kinds": [], hardships: ["living"], benefitsDrawn: [] },
  },
  deFacto: {
    sex: "female",
    age: [10, 250],
    village: 0,
    father: ["imprisoned", 600],
    mother: ["missing", 800],
    visited: 30,
    found: {
      ...PUPIL,
      ...KIN,
      guardianshipRating: "poor",
      "household.kinds": [],
      hardships: ["living"],
      benefitsDrawn: [],
    },
  },
  disabled: {
    sex: "male",
    age: [7, 40],
    village: 2,
    father: NORMAL,
    mother: NORMAL,
    visited: 26,
    found: {
      ...PUPIL,
      ...PARENTS,
      disabled: true,
      disabilityClasses: ["limb"],
      disabilityGrade: 1,
      certificateGeneration: 2,
      schoolState: "homeTeaching",
      "household.kinds": ["dibaoRural"],
      hardships: ["rehabilitation", "nursing"],
      benefitsDrawn: ["dibao"],
    },
  },
  dropout: {
    sex: "male",
    age: [13, 80],
    village: 0,
    father: ["migrantWork", 300],
    mother: NORMAL,
    visited: 20,
    found: {
      ...WELL,
      ...PARENTS,
      educationStage: "junior",
      schoolState: "droppedOut",
      stayingParentCapable: true,
      "household.kinds": [],
      hardships: [],
      benefitsDrawn: [],
    },
  },
  harmed: {
    sex: "female",
    age: [9, 10],
    village: 0,
    father: NORMAL,
    mother: ["remarriedNotRaising", 420],
    visited: 18,
    found: { ...PUPIL, careArrangement: "parents", guardianRelation: "父亲", guardianshipRating: "poor" },
  },
  alone: {
    sex: "male",
    age: [5, 90],
    village: 1,
    father: NORMAL,
    mother: NORMAL,
    visited: 29,
    found: { ...WELL, ...PARENTS, educationStage: "kindergarten", schoolState: "enrolled" },
  },
  ill: {
    sex: "female",
    age: [4, 150],
    village: 2,
    father: NORMAL,
    mother: NORMAL,
    visited: 15,
    found: {
      ...WELL,
      ...PARENTS,
      severelyIll: true,
      severeIllness: "先天性心脏病",
      educationStage: "kindergarten",
      schoolState: "enrolled",
      "household.kinds": ["lowIncome"],
      hardships: ["medical"],
    },
  },
  grown: {
    sex: "male",
    age: [17, 353],
    village: 0,
    father: ["deceased", 1500],
    mother: ["severeDisability", 1100],
    visited: 33,
    found: {
      ...WELL,
      ...KIN,
      educationStage: "senior",
      schoolState: "enrolled",
      "household.kinds": [],
      hardships: [],
      benefitsDrawn: [],
    },
  },
} as const satisfies Record<string, Family>;

export type FamilyName = keyof typeof FAMILIES;
