/** A golden case: given / on / expect, as its author wrote it, and what it says of which clauses. */
import { z } from "zod";
import { MONTH_RULES } from "../artefact/pack.ts";
import type { Allowance } from "../decision.ts";
import { readReadings, readStandards } from "../engine/read-standards.ts";
import type { At } from "../engine/types.ts";
import { PolicyError } from "../errors.ts";
import { type CivilDate, isCivilDate } from "../facts/calendar.ts";
import { flattened, readFacts } from "../facts/read-facts.ts";
import { FACTS, type FactName, type Facts } from "../facts/vocabulary.ts";

const answer = z.enum(["yes", "no", "unknown", "review"]);
const group = z.enum([...answer.options, "undefined"]).optional();
const name = z.string().min(1).max(80);
const answers = z.record(name, answer.nullable()).optional();
/** Yuan by the id of a parameter; `null`: no amount can be given. */
const yuan = z.record(name, z.number().min(0).nullable()).optional();
const day = z.string().refine(isCivilDate, "YYYY-MM-DD");
const facts = z.array(z.enum(Object.keys(FACTS) as [FactName, ...FactName[]])).max(80);
const STATUSES = [
  "decided",
  "none",
  "atLeast",
  "needs",
  "choice",
  "review",
  "undefined",
] as const satisfies readonly Allowance["status"][];

/** Only what is named is expected; `null` is "nothing there". Money in yuan, or in fen where it is not whole. */
const expectation = z.strictObject({
  inDifficulty: group,
  orphan: group,
  deFacto: group,
  leftBehind: group,
  categories: answers,
  allowance: z
    .strictObject({
      status: z.enum(STATUSES).optional(),
      class: name.nullable().optional(),
      fen: z.int().min(0).nullable().optional(),
      yuan: z.number().min(0).nullable().optional(),
      needs: facts.nullable().optional(),
    })
    .optional(),
  /** The month with which the allowance begins that is confirmed on the day; `null`: no document says it. */
  starts: z.enum(MONTH_RULES).nullable().optional(),
  entitlements: answers,
  conflicts: z.array(name).max(80).optional(),
  needs: facts.optional(),
  reviews: z
    .array(z.strictObject({ clause: name, reading: name }))
    .max(80)
    .optional(),
  prompts: answers,
  due: z.record(name, day.nullable()).optional(),
  /** Whether a row of a report counts the child, by `report.row`. */
  counts: answers,
  /** What a formula proposes for a value that begins on the day. */
  proposals: yuan,
  /** The value of a parameter on the day. */
  amounts: yuan,
});
export type Expectation = z.output<typeof expectation>;

const writtenCase = z.looseObject({
  case: z.string().min(1).max(200),
  clauses: z.record(name, z.enum(["yes", "no"])).default({}),
  given: z.record(z.string(), z.unknown()).default({}),
  begins: day.optional(),
  expect: expectation,
});

export type GoldenCase = {
  /** `file:line` of the case. */
  place: string;
  name: string;
  /** The clauses it decides, each for yes or for no. */
  clauses: Readonly<Record<string, "yes" | "no">>;
  facts: Facts;
  /** The facts the case itself gives, some of them as unknown; the others are the background of its file. */
  own: readonly FactName[];
  at: At;
  /** The day on which what it says yes to begins: so on that day, and not on the day before. */
  begins?: CivilDate;
  expect: Expectation;
};

const wrong = (place: string, zh: string, en: string) => new PolicyError("pack", place, { zh, en });

/**
 * One case as written, over the background and the day of its file. Throws `PolicyError` that begins with `place`
 * where a part is missing, unknown or of another shape.
 */
export function readCase(
  raw: unknown,
  background: Readonly<Record<string, unknown>>,
  on: unknown,
  place: string,
): GoldenCase {
  const parsed = writtenCase.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = [place, ...(issue?.path ?? []).map(String)].join(" ");
    throw wrong(
      at,
      `每例应有 case、given、expect，各项取规定的词（${issue?.message ?? ""}）。`,
      `A case has \`case\`, \`given\` and \`expect\` with the words there are (${issue?.message ?? ""}).`,
    );
  }
  const { case: title, clauses, given, begins, expect, standards, readings, choices } = parsed.data;
  const { on: asked = on } = parsed.data;
  if (!isCivilDate(asked)) throw wrong(place, "on 应为日期。", "`on` must be a day.");
  try {
    return {
      place,
      name: title,
      clauses,
      facts: readFacts(expandStatuses({ ...background, ...given })),
      // Each is a name of the vocabulary: `readFacts` has refused any other.
      own: flattened(given).map(([fact]) => fact as FactName),
      at: {
        on: asked,
        ...(standards !== undefined && { standards: readStandards(standards) }),
        ...(readings !== undefined && { readings: readReadings(readings) }),
        ...(choices !== undefined && { choices: readReadings(choices) }),
      },
      ...(begins !== undefined && { begins }),
      expect,
    };
  } catch (error) {
    if (error instanceof PolicyError)
      throw new PolicyError(error.code, `${place} ${error.place}`, error.text);
    throw error;
  }
}

/** "deceased since 2015-03-02 until 2018-01-01" reads better in a case than an object. */
function expandStatuses(given: Record<string, unknown>): Record<string, unknown> {
  const expanded = { ...given };
  for (const key of ["father.statuses", "mother.statuses"]) {
    const list = expanded[key];
    if (Array.isArray(list))
      expanded[key] = list.map((entry: unknown) => {
        if (typeof entry !== "string") return entry;
        const [status, ...rest] = entry.split(" ");
        const dated: Record<string, unknown> = { status };
        for (let i = 0; i + 1 < rest.length; i += 2) dated[rest[i] ?? ""] = rest[i + 1];
        return dated;
      });
  }
  return expanded;
}
