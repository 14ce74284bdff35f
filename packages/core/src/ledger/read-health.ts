import type { Facts } from "@tongyou/policy";
import type { RowReader } from "./row-reader.ts";
import { CERTIFICATE_GENERATION, DISABILITY_CLASS, DISABILITY_GRADE, HEALTH, HIV, orNone } from "./words.ts";

type Draft = { -readonly [N in keyof Facts]: Facts[N] };

/** Without a disability, 无 and 不适用 stand in these columns. */
const CLASSES = orNone(DISABILITY_CLASS);
const GRADES = orNone(DISABILITY_GRADE);

/** Health and disability of one row. The words of 健康状况 are complete: 残疾 alone says not severely ill. */
export function readHealth(reader: RowReader): { facts: Facts; certificateNumber?: string } {
  const facts: Draft = {};
  const words = reader.words("health", HEALTH, ["healthy"]);
  if (words) {
    facts.disabled = words.includes("disabled");
    facts.severelyIll = words.includes("severelyIll");
  }
  const classes = reader.words("disabilityClass", CLASSES, ["none"])?.filter((word) => word !== "none");
  if (classes && classes.length > 0) facts.disabilityClasses = classes;
  const grade = reader.word("disabilityGrade", GRADES);
  if (typeof grade === "number") facts.disabilityGrade = grade;
  const generation = reader.word("certificateGeneration", CERTIFICATE_GENERATION);
  if (generation !== undefined) facts.certificateGeneration = generation;
  const illness = reader.prose("illness");
  if (illness !== undefined) facts.severeIllness = illness;

  // One choice of four, the gravest that holds: the affected are not infected, the infected are also affected.
  const hiv = reader.word("hiv", HIV);
  if (hiv !== undefined) {
    facts.hivInfected = hiv === "infected";
    facts.aidsAffected = hiv !== "no";
  }
  const certificateNumber = reader.code("certificateNumber", "E_WORD_UNKNOWN");
  return certificateNumber === undefined ? { facts } : { facts, certificateNumber };
}
