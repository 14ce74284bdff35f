import { FACTS, type FactName } from "@tongyou/core/schemas";

/** The facts in the order of the ledger's groups, for choosing one to say. */
export const FACT_GROUPS = {
  parents: ["father.statuses", "mother.statuses", "stayingParentCapable"],
  care: [
    "careArrangement",
    "careSince",
    "careInstitution",
    "guardian",
    "guardianRelation",
    "legalSupporter",
    "guardianshipRating",
    "entrustmentSigned",
    "livesAlone",
    "unattended",
    "lacksCare",
    "riskLevel",
  ],
  health: [
    "disabled",
    "disabilityClasses",
    "disabilityGrade",
    "certificateGeneration",
    "severelyIll",
    "severeIllness",
    "hivInfected",
    "aidsAffected",
  ],
  household: ["household.kinds", "hardships", "hasIncome", "meansTestPassed", "benefitsDrawn", "drawnFen"],
  school: [
    "educationStage",
    "schoolState",
    "school",
    "canAttendSchool",
    "boarding",
    "graduationDate",
    "ableToWork",
    "wantsWork",
    "employmentDifficulty",
  ],
  incidents: ["incidents", "communityCorrection"],
  child: [
    "birthDate",
    "sex",
    "ethnicity",
    "hasHukou",
    "hukouType",
    "hukouDivision",
    "residenceDivision",
    "foreignRelated",
  ],
} as const satisfies Record<string, readonly FactName[]>;
export type FactGroup = keyof typeof FACT_GROUPS;

export const isFactName = (name: string): name is FactName => name in FACTS;

/** Facts that only the county officer may see or say. */
export const isRestricted = (name: FactName): boolean => "restricted" in FACTS[name];
