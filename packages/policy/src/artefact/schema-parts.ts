/** The small shapes that every part of an artefact is made of. */
import { z } from "zod";
import { isCivilDate } from "../facts/calendar.ts";
import { PLACE_CODES } from "./place.ts";

const LIMIT = 2000;

/** Letters, digits, dots and hyphens, beginning with a letter; no name with a meaning to JavaScript. */
export function isIdentifier(value: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9.-]*$/.test(value) &&
    !["constructor", "prototype", "toString", "valueOf"].includes(value)
  );
}

export const id = z
  .string()
  .max(80)
  .refine(isIdentifier, "an identifier: letters, digits, dots and hyphens, beginning with a letter");
export const text = z.string().min(1).max(LIMIT);
export const bilingual = z.strictObject({ zh: text, en: text });
export const day = z.string().refine(isCivilDate, "a day, YYYY-MM-DD");
export const clauses = z.array(id).min(1).max(40);
export const place = z.enum(PLACE_CODES);
/** Conditions and formulas are trees of their own language, checked by their own walkers. */
export const tree = z.custom<unknown>((value) => typeof value === "object" && value !== null, "an object");
/** What every rule has. */
export const common = { id, title: bilingual, clauses, from: day, until: day.optional() };
export const sealed = z.literal(true).optional();
