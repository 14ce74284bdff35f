/** Judges a pack as its author must answer for it: clauses, golden cases both ways, dates, labels. */
import type { Pack } from "../artefact/pack.ts";
import { clauseAnswer, limbsOf } from "../engine/clause-answer.ts";
import { createDecider } from "../engine/decide.ts";
import { compile } from "../engine/policy.ts";
import { compileProgram } from "../engine/program.ts";
import { type GoldenCase, runCase } from "./golden-cases.ts";

export type Coverage = {
  pack: string;
  document: string;
  clauses: number;
  encoded: number;
  manual: number;
  informational: number;
  superseded: number;
  unclassified: number;
  /** Items that rest on no clause of any document. */
  itemsWithoutClause: number;
};

export type CheckReport = {
  pack: string;
  ok: boolean;
  cases: number;
  /** Each with the place (file and line, or the clause) and what is wrong. */
  problems: readonly { place: string; zh: string; en: string }[];
  coverage: readonly Coverage[];
};

/** Counts what became of the clauses of each document. */
export function coverageOf(pack: Pack): Coverage[] {
  const known = new Set(pack.documents.flatMap((document) => document.clauses.map((clause) => clause.no)));
  const itemsWithoutClause = pack.items.filter(
    (item) => !item.clauses.some((clause) => known.has(clause)),
  ).length;
  return pack.documents.map((document) => {
    const count = (as: string) => document.clauses.filter((clause) => clause.became.as === as).length;
    const [encoded, manual, informational, superseded] = [
      count("encoded"),
      count("manual"),
      count("informational"),
      count("superseded"),
    ];
    const clauses = document.clauses.length;
    return {
      pack: pack.id,
      document: document.id,
      clauses,
      encoded,
      manual,
      informational,
      superseded,
      unclassified: clauses - encoded - manual - informational - superseded,
      itemsWithoutClause,
    };
  });
}

/** Checks a pack against its golden cases. Never throws for a pack that loaded: what is wrong is in the report. */
export function checkPack(pack: Pack, cases: readonly GoldenCase[]): CheckReport {
  const problems = [...failedCases(pack, cases), ...untestedClauses(pack, cases), ...holes(pack)];
  return {
    pack: `${pack.id}@${pack.version}`,
    ok: problems.length === 0,
    cases: cases.length,
    problems,
    coverage: coverageOf(pack),
  };
}

type Problem = CheckReport["problems"][number];

function failedCases(pack: Pack, cases: readonly GoldenCase[]): Problem[] {
  const policy = compile(pack);
  const program = compileProgram(pack);
  const decider = createDecider(program);
  return cases.flatMap((golden) => {
    const different = runCase(policy, golden).map((text) => ({
      place: golden.place,
      zh: `“${golden.name}”不符：${text}`,
      en: `"${golden.name}" differs: ${text}`,
    }));
    const misjudged = Object.entries(golden.clauses).flatMap(([clause, wanted]) => {
      const actual = clauseAnswer(program, decider, clause, golden.facts, golden.at);
      return actual === wanted
        ? []
        : [
            {
              place: golden.place,
              zh: `“${golden.name}”：条款 ${clause} 应为 ${wanted}，实为 ${actual ?? "未定"}`,
              en: `"${golden.name}": clause ${clause} should be ${wanted}, is ${actual ?? "open"}`,
            },
          ];
    });
    return [...different, ...misjudged];
  });
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

function holes(pack: Pack): Problem[] {
  return pack.parameters.flatMap((parameter) =>
    parameter.values.flatMap((value, i) => {
      const before = parameter.values[i - 1];
      return before && before.until !== value.from
        ? [
            {
              place: parameter.id,
              zh: `${before.until} 至 ${value.from} 之间没有数值`,
              en: `no value between ${before.until} and ${value.from}`,
            },
          ]
        : [];
    }),
  );
}
