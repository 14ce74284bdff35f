/** The flat part of an artefact, as zod schemas: unknown keys, wrong types and over-long texts are refused. */
import { z } from "zod";
import { isCivilDate } from "../facts/calendar.ts";
import { CLAUSE_KINDS, GROUPS, PACK_FORMAT, SOURCE_STATUSES } from "./pack.ts";

const LIMIT = 2000;
const id = z
  .string()
  .max(80)
  .refine(isIdentifier, "an identifier: letters, digits, dots and hyphens, beginning with a letter");
const text = z.string().min(1).max(LIMIT);
const bilingual = z.strictObject({ zh: text, en: text });
const day = z.string().refine(isCivilDate, "a day, YYYY-MM-DD");
const clauses = z.array(id).min(1).max(40);
const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const source = z.strictObject({ text: bilingual, status: z.enum(SOURCE_STATUSES) });
/** Conditions and formulas are trees of their own language, checked by their own walkers. */
const tree = z.custom<unknown>((value) => typeof value === "object" && value !== null, "an object");

/** Letters, digits, dots and hyphens, beginning with a letter; no name with a meaning to JavaScript. */
export function isIdentifier(value: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9.-]*$/.test(value) &&
    !["constructor", "prototype", "toString", "valueOf"].includes(value)
  );
}

const became = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("encoded"), items: z.array(id).min(1).max(40) }),
  z.strictObject({ as: z.literal("manual"), where: bilingual }),
  z.strictObject({ as: z.literal("informational") }),
  z.strictObject({ as: z.literal("superseded"), by: id }),
]);
const clause = z.strictObject({
  no: id,
  section: text,
  kind: z.enum(CLAUSE_KINDS),
  gloss: bilingual,
  became,
});
const document = z.strictObject({
  id,
  pack: id,
  title: bilingual,
  number: text,
  issued: day.optional(),
  effective: day,
  url: z.string().max(400).optional(),
  clauses: z.array(clause).max(500),
});
const parameter = z.strictObject({
  id,
  title: bilingual,
  unit: z.literal("fenPerMonth"),
  clauses,
  values: z.array(z.strictObject({ from: day, until: day, fen, source })).max(200),
});
const series = z.strictObject({
  id,
  title: bilingual,
  unit: bilingual,
  clauses,
  values: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({ value: z.string().max(40), released: day, source }),
  ),
});
const reading = z.strictObject({
  id,
  clause: id,
  text: bilingual,
  options: z
    .array(z.strictObject({ id, text: bilingual }))
    .min(2)
    .max(8),
  taken: id,
});
const common = { id, title: bilingual, clauses, from: day, until: day.optional() };
const item = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("definition"), when: tree }),
  z.strictObject({ ...common, kind: z.literal("category"), when: tree }),
  z.strictObject({ ...common, kind: z.literal("group"), group: z.enum(GROUPS), when: tree }),
  z.strictObject({ ...common, kind: z.literal("entitlement"), when: tree }),
]);
const benefit = z.strictObject({
  id,
  title: bilingual,
  classes: z
    .array(z.strictObject({ ...common, parameter: id, when: tree }))
    .min(1)
    .max(40),
  precedence: z.strictObject({ clauses, text: bilingual }),
});
const stacking = z.strictObject({
  ...common,
  kind: z.literal("exclusive"),
  schemes: z
    .array(
      z.strictObject({
        id,
        title: bilingual,
        drawn: z.array(id).min(1).max(20),
        allowance: z.literal(true).optional(),
      }),
    )
    .min(2)
    .max(20),
});
const mechanism = z.strictObject({
  id,
  title: bilingual,
  clauses,
  stages: z
    .array(z.strictObject({ id, title: bilingual }))
    .min(1)
    .max(20),
});

export const artefactSchema = z.strictObject({
  format: z.literal(PACK_FORMAT),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  id,
  version: z.string().min(1).max(40),
  title: bilingual,
  extends: z
    .strictObject({ id, version: z.string().max(40), hash: z.string().regex(/^[0-9a-f]{64}$/) })
    .optional(),
  documents: z.array(document).max(40),
  parameters: z.array(parameter).max(200),
  series: z.array(series).max(40),
  proposals: z.array(z.strictObject({ parameter: id, clauses, from: day, formula: tree })).max(40),
  readings: z.array(reading).max(200),
  roles: z.array(z.strictObject({ role: id, title: bilingual, clauses })).max(40),
  mechanisms: z.array(mechanism).max(40),
  items: z.array(item).max(1000),
  benefit: benefit.optional(),
  stackings: z.array(stacking).max(40),
  shadowed: z
    .array(z.strictObject({ id, pack: id, by: z.enum(["replace", "disable"]), clauses, item }))
    .max(200),
});
