/** Golden cases: given / on / expect, in YAML that a lawyer can read and sign. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import type { Decision } from "../decision.ts";
import { readReadings, readStandards } from "../engine/read-standards.ts";
import type { At, Policy } from "../engine/types.ts";
import { PolicyError } from "../errors.ts";
import { isCivilDate } from "../facts/calendar.ts";
import { readFacts } from "../facts/read-facts.ts";
import type { Facts } from "../facts/vocabulary.ts";

export type GoldenCase = {
  /** `file:line` of the case. */
  place: string;
  name: string;
  /** The clauses it decides, each for yes or for no. */
  clauses: Readonly<Record<string, "yes" | "no">>;
  facts: Facts;
  at: At;
  expect: Readonly<Record<string, unknown>>;
};

type RawCase = {
  case?: unknown;
  clauses?: unknown;
  on?: unknown;
  given?: unknown;
  standards?: unknown;
  readings?: unknown;
  choices?: unknown;
  expect?: unknown;
};

const wrong = (place: string, zh: string, en: string) => new PolicyError("pack", place, { zh, en });
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** All cases of a region's `cases` folder, in the order of files and lines. Throws `PolicyError` with file and line. */
export function readCases(folder: string): GoldenCase[] {
  const cases = join(folder, "cases");
  if (!existsSync(cases)) return [];
  return readdirSync(cases)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) => readCaseFile(join(cases, name), name));
}

function readCaseFile(path: string, name: string): GoldenCase[] {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const broken = document.errors[0];
  if (broken)
    throw wrong(
      `${name}:${lines.linePos(broken.pos[0]).line}`,
      `YAML 有误：${broken.message}`,
      broken.message,
    );
  const content: unknown = document.toJS();
  if (!isRecord(content) || !Array.isArray(content.cases))
    throw wrong(name, "应有 cases 列表。", "A list `cases` is expected.");
  const background = isRecord(content.background) ? content.background : {};
  return content.cases.map((raw: unknown, i) => {
    const node = document.getIn(["cases", i], true) as { range?: [number, number, number] } | undefined;
    return readCase(raw, background, content.on, `${name}:${lines.linePos(node?.range?.[0] ?? 0).line}`);
  });
}

function readCase(raw: unknown, background: Record<string, unknown>, on: unknown, place: string): GoldenCase {
  const {
    case: title,
    clauses = {},
    given = {},
    expect,
    standards,
    readings,
    choices,
    on: day = on,
  }: RawCase = isRecord(raw) ? raw : {};
  if (typeof title !== "string" || !isRecord(given) || !isRecord(expect) || !isRecord(clauses))
    throw wrong(place, "每例应有 case、given、expect。", "A case has `case`, `given` and `expect`.");
  if (!isCivilDate(day)) throw wrong(place, "on 应为日期。", "`on` must be a day.");
  try {
    return {
      place,
      name: title,
      clauses: clauses as GoldenCase["clauses"],
      facts: readFacts(expandStatuses({ ...background, ...given })),
      at: {
        on: day,
        ...(standards !== undefined && { standards: readStandards(standards) }),
        ...(readings !== undefined && { readings: readReadings(readings) }),
        ...(choices !== undefined && { choices: readReadings(choices) }),
      },
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

/** What a decision says where a case expects something else; empty when it agrees. */
export function differences(expected: Readonly<Record<string, unknown>>, decision: Decision): string[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const actual = (decision as unknown as Record<string, unknown>)[key];
    return compare(key, value, actual);
  });
}

function compare(place: string, expected: unknown, actual: unknown): string[] {
  if (isRecord(expected)) {
    // Nothing named means nothing there: `entitlements: {}` is "none at all".
    if (Object.keys(expected).length === 0 && isRecord(actual) && Object.keys(actual).length > 0)
      return [`${place}: expected nothing, got ${JSON.stringify(actual)}`];
    return Object.entries(expected).flatMap(([key, value]) => {
      const held = isRecord(actual) ? actual : {};
      if (key === "yuan")
        return compare(`${place}.yuan`, value, typeof held.fen === "number" ? held.fen / 100 : undefined);
      // An entitlement that is not listed is "no".
      const entry = held[key] ?? (place === "entitlements" ? "no" : undefined);
      return compare(`${place}.${key}`, value, entry);
    });
  }
  if (expected === null)
    return actual === undefined ? [] : [`${place}: expected nothing, got ${JSON.stringify(actual)}`];
  if (JSON.stringify(expected) === JSON.stringify(actual)) return [];
  return [`${place}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}

/**
 * Runs one case. `expect.prompts` names alerts, tasks and terms with their answer ("no" where nothing is called for),
 * `expect.due` the day a term runs out.
 */
export function runCase(policy: Pick<Policy, "decide" | "prompts">, golden: GoldenCase): string[] {
  const { prompts, due, ...decided } = golden.expect;
  const found = differences(decided, policy.decide(golden.facts, golden.at));
  if (prompts === undefined && due === undefined) return found;
  const called = policy.prompts(golden.facts, golden.at);
  const answers = isRecord(prompts) ? prompts : {};
  const days = isRecord(due) ? due : {};
  return [
    ...found,
    ...Object.entries(answers).flatMap(([id, answer]) =>
      compare(`prompts.${id}`, answer, called.find((one) => one.id === id)?.answer ?? "no"),
    ),
    ...Object.entries(days).flatMap(([id, day]) =>
      compare(`due.${id}`, day, called.find((one) => one.id === id)?.due),
    ),
  ];
}
