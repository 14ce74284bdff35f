import type { Bilingual } from "@tongyou/policy";
import {
  describeExpected,
  describeGiven,
  type GivenLine,
  type GoldenCase,
  type Pack,
  type Policy,
  PolicyError,
} from "@tongyou/policy/engine";
import { FACTS } from "@tongyou/policy/facts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import type { ClauseCase, ClauseCases } from "./clause-cases.schema.ts";

type Clause = Pack["documents"][number]["clauses"][number];

/**
 * The golden cases that speak of a clause, in words, each answer with whether the bureau's policy decides so now: its
 * own region's first, then those of the packs it stands on.
 */
export function clauseCases(
  { packs }: Pick<StaffContext, "packs">,
  policy: Policy,
  clause: Clause,
): ClauseCases {
  const { pack } = policy;
  const { regions, refusal } = packs.cases(pack.id, pack.hash);
  const titleOf = (region: string): Bilingual => packs.find(region)?.name ?? { zh: region, en: region };
  try {
    const list = regions.toReversed().flatMap(({ region, cases }) => {
      const inheritedFrom = region === pack.id ? null : titleOf(region);
      return cases
        .filter((golden) => speaksOf(pack, golden, clause))
        .map((golden) => caseOf(policy, golden, clause.no, inheritedFrom));
    });
    return { list, refusal };
  } catch (error) {
    // The file is not hashed with the pack: a reading or a standard in it may be none of this pack's.
    if (error instanceof PolicyError) return { list: [], refusal: error.text };
    throw error;
  }
}

function caseOf(policy: Policy, golden: GoldenCase, no: string, inheritedFrom: Bilingual | null): ClauseCase {
  const { place, name, at, facts, clauses } = golden;
  const wanted = clauses[no];
  // What it says of other clauses stands beside those.
  const ofClause = { ...golden, clauses: wanted === undefined ? {} : { [no]: wanted } };
  return {
    place,
    inheritedFrom,
    name,
    on: at.on,
    given: describeGiven(policy.pack, golden).map(withPlaceName),
    facts,
    expected: describeExpected(policy, ofClause),
  };
}

/** A division by its name: the kit knows codes only. */
function withPlaceName(line: GivenLine): GivenLine {
  if (line.fact === undefined || FACTS[line.fact].type !== "division") return line;
  const name = findDivision(line.text.zh)?.fullName ?? line.text.zh;
  return { ...line, text: { zh: name, en: name } };
}

/** The case decides the clause, or expects an answer, an amount or a row that carries it. */
function speaksOf(pack: Pack, { clauses, expect }: GoldenCase, { no, became }: Clause): boolean {
  const { allowance, entitlements, conflicts, prompts, due, counts, proposals, amounts } = expect;
  const paid = typeof (allowance?.yuan ?? allowance?.fen) === "number" ? allowance?.class : undefined;
  const rate = pack.benefit?.classes.find(({ id }) => id === paid);
  const named = [
    ...Object.keys({ ...clauses, ...entitlements, ...prompts, ...due, ...amounts }),
    ...(conflicts ?? []),
    ...Object.keys(proposals ?? {}).map((parameter) => `${parameter}.proposal`),
    ...Object.keys(counts ?? {}).map((row) => row.slice(0, row.lastIndexOf("."))),
    ...(rate?.rates ?? (rate ? [rate] : [])).map(({ parameter }) => parameter),
  ];
  const carriers = became.as === "encoded" ? [no, ...became.items] : [no];
  return named.some((one) => carriers.includes(one));
}
