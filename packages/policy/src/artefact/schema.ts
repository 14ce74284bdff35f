/** The flat part of an artefact, as zod schemas: unknown keys, wrong types and over-long texts are refused. */
import { z } from "zod";
import {
  CLAUSE_KINDS,
  GROUPS,
  MONTH_RULES,
  OPERATIONS,
  PACK_FORMAT,
  PARAMETER_UNITS,
  SOURCE_STATUSES,
} from "./pack.ts";
import { bilingual, clauses, common, day, id, place, sealed, text, tree } from "./schema-parts.ts";
import { mechanism, procedure, provision, roleTitle } from "./schema-provision.ts";
import { TRIGGERS } from "./stacking.ts";

const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const source = z.strictObject({ text: bilingual, status: z.enum(SOURCE_STATUSES) });

const became = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("encoded"), items: z.array(id).min(1).max(40) }),
  z.strictObject({ as: z.literal("manual"), place: place.optional(), where: bilingual }),
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
  unit: z.enum(PARAMETER_UNITS),
  clauses,
  values: z.array(z.strictObject({ from: day, until: day, fen, source })).max(200),
  derived: z
    .array(z.strictObject({ from: day, until: day, formula: tree, source }))
    .max(40)
    .optional(),
  toBeEntered: z
    .array(z.strictObject({ from: day, until: day.optional(), clauses, why: bilingual }))
    .max(40)
    .optional(),
  atLeast: id.optional(),
  sealed,
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
const rule = { ...common, sealed, when: tree };
const item = z.discriminatedUnion("kind", [
  z.strictObject({ ...rule, kind: z.literal("definition") }),
  z.strictObject({ ...rule, kind: z.literal("category") }),
  z.strictObject({ ...rule, kind: z.literal("group"), group: z.enum(GROUPS) }),
  z.strictObject({ ...rule, kind: z.literal("entitlement"), parameter: id.optional() }),
]);
const rates = z
  .array(z.strictObject({ parameter: id, when: tree.optional() }))
  .min(1)
  .max(20);
const monthRule = z.strictObject({ rule: z.enum(MONTH_RULES), clauses });
const startRule = monthRule.extend({ from: day.optional() });
const rateClass = { ...rule, starts: startRule.optional() };
const benefit = z.strictObject({
  id,
  title: bilingual,
  classes: z
    .array(
      z.union([z.strictObject({ ...rateClass, parameter: id }), z.strictObject({ ...rateClass, rates })]),
    )
    .min(1)
    .max(40),
  precedence: z.strictObject({ clauses, text: bilingual }),
  starts: startRule.optional(),
  stops: monthRule.optional(),
});
const scheme = z.strictObject({
  id,
  title: bilingual,
  drawn: z.array(id).min(1).max(20),
  allowance: z.literal(true).optional(),
  classes: z.array(id).min(1).max(40).optional(),
});
const stack = { ...common, sealed, schemes: z.array(scheme).min(2).max(20) };
const trigger = z.enum(TRIGGERS);
const stacking = z.discriminatedUnion("kind", [
  z.strictObject({ ...stack, kind: z.literal("exclusive"), keeps: id.optional() }),
  z.strictObject({
    ...stack,
    kind: z.literal("highestOf"),
    when: z.union([trigger, z.strictObject({ under: z.tuple([id, z.record(id, trigger)]) })]),
    may: z.literal(true).optional(),
  }),
  z.strictObject({ ...stack, kind: z.literal("topUp") }),
  z.strictObject({ ...stack, kind: z.literal("onTop") }),
  z.strictObject({
    ...stack,
    kind: z.literal("disregardAsIncome"),
    disregards: z.array(id).min(1).max(20).optional(),
  }),
]);
const change = { id, pack: id, by: z.enum(OPERATIONS), clauses };

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
  roles: z.array(roleTitle).max(80),
  mechanisms: z.array(mechanism).max(40),
  items: z.array(item).max(1000),
  benefit: benefit.optional(),
  procedure: procedure.optional(),
  stackings: z.array(stacking).max(40),
  provisions: z.array(provision).max(1000).optional(),
  shadowed: z
    .array(
      z.union([
        z.strictObject({ ...change, item }),
        z.strictObject({ ...change, parameter }),
        z.strictObject({ ...change, provision }),
        z.strictObject({ ...change, stacking }),
        z.strictObject({ ...change, benefit }),
        z.strictObject({ ...change, procedure }),
      ]),
    )
    .max(200),
});
