import type { ReadFacts } from "./known-facts.ts";
import type { RowReader } from "./row-reader.ts";
import { CERTIFICATE_GENERATION, DISABILITY_CLASS, DISABILITY_GRADE, HEALTH, HIV, orNone } from "./words.ts";

/** Without a disability, 无 and 不适用 stand in these columns. */
const CLASSES = orNone(DISABILITY_CLASS);
const GRADES = orNone(DISABILITY_GRADE);

export type HealthReading = {
  facts: Pick<ReadFacts, HealthFact>;
  certificateNumber: string | undefined;
};
type HealthFact =
  | "disabled"
  | "severelyIll"
  | "disabilityClasses"
  | "disabilityGrade"
  | "certificateGeneration"
  | "severeIllness"
  | "hivInfected"
  | "aidsAffected";

/** Health and disability of one row. The words of 健康状况 are complete: 残疾 alone says not severely ill. */
export function readHealth(reader: RowReader): HealthReading {
  const words = reader.words("health", HEALTH, ["healthy"]);
  const classes = reader.words("disabilityClass", CLASSES, ["none"])?.filter((word) => word !== "none");
  const grade = reader.word("disabilityGrade", GRADES);
  // One choice of four, the gravest that holds: the affected are not infected, the infected are also affected.
  const hiv = reader.word("hiv", HIV);
  const facts = {
    disabled: words?.includes("disabled"),
    severelyIll: words?.includes("severelyIll"),
    disabilityClasses: classes?.length === 0 ? undefined : classes,
    disabilityGrade: grade === "none" ? undefined : grade,
    certificateGeneration: reader.word("certificateGeneration", CERTIFICATE_GENERATION),
    severeIllness: reader.prose("illness"),
    hivInfected: hiv === undefined ? undefined : hiv === "infected",
    aidsAffected: hiv === undefined ? undefined : hiv !== "no",
  };
  return { facts, certificateNumber: reader.code("certificateNumber", "E_WORD_UNKNOWN") };
}
