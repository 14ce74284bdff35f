import type { FactName } from "@tongyou/policy";
import type { VisitSection } from "./visits.schema.ts";

/** What a visit confirms or corrects in each of its parts. Who is harmed is told by a report of harm, not here. */
export const SECTION_FACTS: { readonly [S in VisitSection]: readonly FactName[] } = {
  living: [
    "careArrangement",
    "residenceDivision",
    "hardships",
    "household.kinds",
    "benefitsDrawn",
    "hasIncome",
    "hasHukou",
  ],
  guardianship: [
    "father.statuses",
    "mother.statuses",
    "stayingParentCapable",
    "guardian",
    "guardianRelation",
    "guardianshipRating",
    "lacksCare",
    "entrustmentSigned",
  ],
  schooling: [
    "educationStage",
    "schoolState",
    "school",
    "boarding",
    "canAttendSchool",
    "graduationDate",
    "ableToWork",
    "wantsWork",
  ],
  health: [
    "disabled",
    "disabilityClasses",
    "disabilityGrade",
    "certificateGeneration",
    "severelyIll",
    "severeIllness",
  ],
  safety: ["livesAlone", "unattended"],
};
