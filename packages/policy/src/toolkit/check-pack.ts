/** Judges a pack as its author must answer for it: clauses, golden cases both ways, dates, labels. */
import type { Pack } from "../artefact/pack.ts";
import type { Bilingual } from "../decision.ts";
import { limbsOf } from "../engine/clause-answer.ts";
import { compile } from "../engine/policy.ts";
import { compileProgram } from "../engine/program.ts";
import { PolicyError } from "../errors.ts";
import type { GoldenCase } from "../golden/golden-case.ts";
import { runCase } from "../golden/run-case.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { idleExpectations } from "./judge-cases.ts";
import {
  badLabels,
  contradictions,
  holes,
  type Problem,
  placeless,
  uncited,
  unreached,
} from "./judge-rules.ts";
import { type Equivalent, LEAST_SCORE, MOST_EXCUSED, mutate } from "./mutation.ts";

export type CheckReport = {
  pack: string;
  ok: boolean;
  cases: number;
  /** Each with the place (file and line, or the clause) and what is wrong. */
  problems: readonly Problem[];
  /** Small wrongs tried, how many the cases noticed, and how many were excused; absent while something else is wrong. */
  mutation?: { mutants: number; noticed: number; excused: number };
  coverage: readonly Coverage[];
};

/** `equivalents`: mutants that say the same, with their clause · `locate`: where an id stands in the sources. */
export type CheckOptions = {
  equivalents?: readonly Equivalent[];
  locate?: (id: string) => string;
};

/** Checks a pack against its golden cases. Never throws for a pack that loaded: what is wrong is in the report. */
export function checkPack(
  pack: Pack,
  cases: readonly GoldenCase[],
  { equivalents = [], locate = (id) => id }: CheckOptions = {},
): CheckReport {
  const { failed, asked } = runCases(pack, cases);
  // A case that fails anyway notices every mutant: the score means something only once all pass.
  const mutation = failed.length === 0 ? mutate(pack, cases, equivalents) : undefined;
  const rules = [
    ...untestedClauses(pack, cases),
    ...unreached(pack, asked),
    ...uncited(pack),
    ...placeless(pack),
    ...contradictions(pack),
    ...holes(pack),
    ...badLabels(pack),
    ...(mutation ? unnoticed(mutation, equivalents) : []),
  ].map((problem) => ({ ...problem, place: locate(problem.place) }));
  const problems = [...idleExpectations(pack, cases), ...failed, ...rules];
  return {
    pack: `${pack.id}@${pack.version}`,
    ok: problems.length === 0,
    cases: cases.length,
    problems,
    ...(mutation && {
      mutation: {
        mutants: mutation.mutants,
        noticed: mutation.noticed,
        excused: equivalents.length - mutation.idle.length,
      },
    }),
    coverage: coverageOf(pack),
  };
}

/** Too many small wrongs that no case notices, or excuses that are too many or excuse nothing. */
function unnoticed(
  { mutants, noticed, survivors, idle }: ReturnType<typeof mutate>,
  equivalents: readonly Equivalent[],
): Problem[] {
  const excused = equivalents.length - idle.length;
  const problems: Problem[] = idle.map((one) => ({
    place: "equivalent.yaml",
    zh: `“${one.mutant}”已有案例发现，或并不存在，请删去`,
    en: `"${one.mutant}" is noticed by a case, or does not exist; take it out`,
  }));
  if (excused > Math.ceil(mutants * MOST_EXCUSED))
    problems.push({
      place: "equivalent.yaml",
      zh: `豁免 ${excused} 处，超过 ${mutants} 处的 ${MOST_EXCUSED * 100}%`,
      en: `${excused} excused, more than ${MOST_EXCUSED * 100} % of ${mutants}`,
    });
  const counted = mutants - excused;
  if (counted > 0 && noticed / counted < LEAST_SCORE)
    problems.push(
      ...survivors.map((one) => ({
        place: one.rule,
        zh: `改动后没有案例发现：${one.id}`,
        en: `no golden case notices this change: ${one.id}`,
      })),
    );
  return problems;
}

/** What the cases find, and the cases that could be asked: a question that names what is not there is a problem too. */
function runCases(
  pack: Pack,
  cases: readonly GoldenCase[],
): { failed: readonly Problem[]; asked: readonly GoldenCase[] } {
  const policy = compile(pack);
  const failed: Problem[] = [];
  const asked = cases.filter((golden) => {
    const differs = ({ zh, en }: Bilingual) =>
      failed.push({
        place: golden.place,
        zh: `“${golden.name}”不符：${zh}`,
        en: `"${golden.name}" differs: ${en}`,
      });
    try {
      for (const text of runCase(policy, golden)) differs({ zh: text, en: text });
      return true;
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      differs(error.text);
      return false;
    }
  });
  return { failed, asked };
}

/** Every clause that became a condition of this pack's own documents has a case for yes and one for no. */
function untestedClauses(pack: Pack, cases: readonly GoldenCase[]): Problem[] {
  const program = compileProgram(pack);
  const isCondition = (clause: string) =>
    limbsOf(program, clause).length > 0 ||
    program.stackings.some(({ stacking }) => stacking.clauses.includes(clause));
  return pack.documents
    .filter((document) => document.pack === pack.id)
    .flatMap((document) => document.clauses)
    .filter((clause) => clause.became.as === "encoded" && isCondition(clause.no))
    .flatMap((clause) =>
      (["yes", "no"] as const).flatMap((answer) =>
        cases.some((golden) => golden.clauses[clause.no] === answer)
          ? []
          : [
              {
                place: clause.no,
                zh: `缺少一个使该条款为“${answer === "yes" ? "是" : "否"}”的案例`,
                en: `no golden case decides this clause ${answer}`,
              },
            ],
      ),
    );
}
