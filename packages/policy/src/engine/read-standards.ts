import { z } from "zod";
import { PolicyError } from "../errors.ts";
import { parseRational } from "../exact/rational.ts";
import { isCivilDate } from "../facts/calendar.ts";
import type { Readings, Standards } from "./types.ts";

const day = z.string().refine(isCivilDate, "YYYY-MM-DD");
const text = z.string().min(1).max(400);
const value = z.strictObject({
  from: day,
  until: day.optional(),
  fen: z.number().int().min(0),
  source: text,
});
const figure = z.strictObject({
  value: z.string().refine((one) => parseRational(one) !== undefined, "12345.6"),
  source: text,
});
const standards = z.strictObject({
  parameters: z.record(z.string(), z.array(value).max(400)).optional(),
  series: z.record(z.string(), z.record(z.string().regex(/^\d{4}$/), figure)).optional(),
});
const readings = z.record(z.string(), z.string());

function read<T>(schema: z.ZodType, json: unknown, place: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data as T;
  const issue = parsed.error.issues[0];
  const path = [place, ...(issue?.path ?? []).map(String)].join(".");
  throw new PolicyError("question", path, {
    zh: `格式不符（${issue?.message ?? ""}），请核对后重填。`,
    en: `The shape is wrong (${issue?.message ?? ""}); correct it and try again.`,
  });
}

/** Entered standards from outside. Throws `PolicyError` (code `question`) with the place that is wrong. */
export const readStandards = (json: unknown): Standards => read<Standards>(standards, json, "standards");

/** Readings a bureau takes, from outside. Whether the pack has them is asked when deciding. */
export const readReadings = (json: unknown): Readings => read<Readings>(readings, json, "readings");
