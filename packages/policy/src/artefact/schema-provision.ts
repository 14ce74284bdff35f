/** Shapes of duties, timers, records and rules for staff and institutions. */
import { z } from "zod";
import { GROUPS } from "./group.ts";
import { STAGE_KINDS, STAGE_UNITS } from "./procedure.ts";
import {
  AREA_LEVELS,
  CADENCE_SUBJECTS,
  FIELD_TYPES,
  RECORDS,
  RISK_COLOURS,
  ROLE_CODES,
  SPAN_UNITS,
} from "./provision.ts";
import { bilingual, clauses, common, day, id, place, sealed, tree } from "./schema-parts.ts";

const role = z.enum(ROLE_CODES);
const roles = z.array(role).min(1).max(20);
const count = z.number().int().min(1).max(10_000);
const span = z.strictObject({ count, unit: z.enum(SPAN_UNITS) });
const term = z.union([span, z.strictObject({ setting: id })]);
const perArea = z.strictObject({ per: z.enum(AREA_LEVELS), min: count, max: count.optional() });
const words = z.array(z.string()).min(1).max(40);
const services = z.array(bilingual).min(1).max(40);
const starts = z.union([
  z.strictObject({ fact: z.string() }),
  z.strictObject({ incident: words }),
  z.strictObject({ parentStatus: words }),
  z.strictObject({ step: bilingual }),
]);
const field = z.strictObject({
  id,
  title: bilingual,
  type: z.enum(FIELD_TYPES),
  required: z.boolean().optional(),
  options: z
    .array(z.strictObject({ id, title: bilingual }))
    .min(1)
    .max(60)
    .optional(),
});

export const provision = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("duty"), roles, place: place.optional() }),
  z.strictObject({ ...common, kind: z.literal("task"), roles, when: tree }),
  z.strictObject({ ...common, kind: z.literal("alert"), roles, when: tree }),
  z.strictObject({
    ...common,
    kind: z.literal("timer"),
    roles,
    starts,
    after: span,
    does: bilingual,
    when: tree.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("cadence"),
    subject: z.enum(CADENCE_SUBJECTS),
    roles,
    every: term,
    of: tree.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("form"),
    record: z.enum(RECORDS),
    fields: z.array(field).min(1).max(80),
    of: tree.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("riskScheme"),
    levels: z
      .array(
        z.strictObject({
          level: z.number().int().min(1).max(4),
          title: bilingual,
          colour: z.enum(RISK_COLOURS),
        }),
      )
      .min(2)
      .max(4),
    source: bilingual.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("staffRule"),
    roles,
    count: perArea.optional(),
    every: term.optional(),
    gate: z.boolean().optional(),
    topics: services.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("institutionRule"),
    institution: id,
    count: perArea.optional(),
    admits: tree.optional(),
    refuses: tree.optional(),
    services: services.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("report"),
    roles,
    every: term.optional(),
    rows: z
      .array(z.strictObject({ id, title: bilingual, counts: tree.optional() }))
      .min(1)
      .max(60),
  }),
  z.strictObject({ ...common, kind: z.literal("deadline"), roles, by: day }),
  z.strictObject({
    ...common,
    kind: z.literal("setting"),
    unit: z.enum(["months", "days", "workingDays", "count", "share", "fen", "text"]),
  }),
]);

export const roleTitle = z.strictObject({
  role,
  title: bilingual,
  clauses,
  from: day.optional(),
  until: day.optional(),
});
export const mechanism = z.strictObject({
  id,
  title: bilingual,
  clauses,
  chain: z.enum(["casework", "protection", "adoption"]).optional(),
  educationFirst: clauses.optional(),
  stages: z
    .array(z.strictObject({ id, title: bilingual, roles: roles.optional(), within: term.optional() }))
    .min(1)
    .max(20),
});
export const procedure = z.strictObject({
  id,
  title: bilingual,
  clauses,
  group: z.enum(GROUPS).optional(),
  from: day.optional(),
  sealed,
  stages: z
    .array(
      z.strictObject({
        id,
        title: bilingual,
        kind: z.enum(STAGE_KINDS),
        clauses,
        roles,
        within: z
          .union([z.strictObject({ count, unit: z.enum(STAGE_UNITS) }), z.strictObject({ setting: id })])
          .optional(),
      }),
    )
    .min(1)
    .max(12),
});
