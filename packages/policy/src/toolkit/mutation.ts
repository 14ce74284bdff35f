/** How many small wrongs the golden cases notice. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Pack } from "../artefact/pack.ts";
import { compile } from "../engine/policy.ts";
import { PolicyError } from "../errors.ts";
import type { GoldenCase } from "../golden/golden-case.ts";
import { runCase } from "../golden/run-case.ts";
import { mutantsOf } from "./mutants.ts";

/** A mutant that no case can notice, because it says the same: why, and by which clause. */
export type Equivalent = { mutant: string; clause: string; why: string };
export type Mutation = {
  mutants: number;
  noticed: number;
  /** Mutants that no case notices and no entry excuses. */
  survivors: readonly { id: string; rule: string; clauses: readonly string[] }[];
  /** Entries that excuse nothing: the mutant is noticed, or does not exist. */
  idle: readonly Equivalent[];
};

/** The least share of mutants that golden cases must notice, and the most that may be excused. */
export const LEAST_SCORE = 0.95;
export const MOST_EXCUSED = 0.03;

/** The list `equivalent.yaml` beside the cases; none when there is no file. Throws `PolicyError` for a wrong entry. */
export function readEquivalents(folder: string): Equivalent[] {
  const path = join(folder, "equivalent.yaml");
  if (!existsSync(path)) return [];
  const content: unknown = parse(readFileSync(path, "utf8"));
  const isEntry = (one: unknown): one is Equivalent =>
    typeof one === "object" &&
    one !== null &&
    ["mutant", "clause", "why"].every((key) => typeof (one as Record<string, unknown>)[key] === "string");
  if (!Array.isArray(content) || !content.every(isEntry))
    throw new PolicyError("pack", "equivalent.yaml", {
      zh: "每条应有 mutant、clause、why。",
      en: "Each entry has `mutant`, `clause` and `why`.",
    });
  return content;
}

/** Runs every mutant against the cases, which all pass, until one notices it. */
export function mutate(
  pack: Pack,
  cases: readonly GoldenCase[],
  equivalents: readonly Equivalent[] = [],
): Mutation {
  const excuses = new Map(equivalents.map((one) => [one.mutant, one]));
  const used = new Set<string>();
  const survivors: { id: string; rule: string; clauses: readonly string[] }[] = [];
  let mutants = 0;
  let noticed = 0;
  // Mutants of one rule fall to the same few cases: those that noticed one before are asked first.
  const eager: GoldenCase[] = [];
  // The mutants of a rule come one after another: which cases speak of its clauses is found once.
  let related: { rule: string; cases: readonly GoldenCase[] } | undefined;
  for (const mutant of mutantsOf(pack)) {
    mutants++;
    if (related?.rule !== mutant.rule)
      related = { rule: mutant.rule, cases: relatedFirst(cases, mutant.clauses) };
    const policy = compile(mutant.pack);
    const caught = [...eager, ...related.cases].find((one) => runCase(policy, one).length > 0);
    if (caught) {
      noticed++;
      const at = eager.indexOf(caught);
      if (at > 0) eager.splice(at, 1);
      if (at !== 0) eager.unshift(caught);
      eager.length = Math.min(eager.length, 8);
    } else if (excuses.has(mutant.id)) used.add(mutant.id);
    else survivors.push({ id: mutant.id, rule: mutant.rule, clauses: mutant.clauses });
  }
  return { mutants, noticed, survivors, idle: equivalents.filter((one) => !used.has(one.mutant)) };
}

const relatedFirst = (cases: readonly GoldenCase[], clauses: readonly string[]): GoldenCase[] => {
  const isRelated = (golden: GoldenCase) => clauses.some((clause) => golden.clauses[clause] !== undefined);
  return [...cases.filter(isRelated), ...cases.filter((golden) => !isRelated(golden))];
};
