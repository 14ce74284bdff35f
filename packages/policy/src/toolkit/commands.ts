/** The command line of the kit: pure functions from arguments and text to text and an exit code. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { compile } from "../engine/policy.ts";
import { readReadings, readStandards } from "../engine/read-standards.ts";
import type { At, Policy } from "../engine/types.ts";
import { PolicyError } from "../errors.ts";
import { readFacts } from "../facts/read-facts.ts";
import { readPack } from "./build-pack.ts";
import { type CheckReport, checkPack } from "./check-pack.ts";
import { type CarriedOut, type Coverage, placedCoverage, type Screens } from "./coverage.ts";
import { type DecisionsDiff, diffDecisions, diffPacks, type PackDifference } from "./diff-packs.ts";
import { readCases } from "./golden-cases.ts";
import { locator } from "./locate.ts";
import { readEquivalents } from "./mutation.ts";
import { newRegion } from "./new-region.ts";

/** `artefacts`: the folder of built packs · `regions`: the folder of the region folders with their cases. */
export type CommandInput = { args: readonly string[]; stdin: string; artefacts: string; regions: string };
/** `code`: 0 done · 1 the answer is a refusal or a failed check · 2 the question is wrong. */
export type CommandResult = { stdout: string; stderr: string; code: 0 | 1 | 2 };

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** A refusal becomes one line in both languages; anything else is a fault of ours and goes on. */
function guarded(run: () => CommandResult): CommandResult {
  try {
    return run();
  } catch (error) {
    if (error instanceof PolicyError)
      return {
        stdout: "",
        stderr: `${error.place}：${error.text.zh}\n${error.place}: ${error.text.en}\n`,
        code: 2,
      };
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
      return { stdout: "", stderr: `${error.message}\n`, code: 2 };
    throw error;
  }
}

const wrong = (place: string, zh: string, en: string) => new PolicyError("question", place, { zh, en });

function parseText(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(place, "不是有效的 JSON。", "This is not JSON.");
  }
}

/** One child, or a list of them. An id or a name may come along to tell the answers apart; they decide nothing. */
function readChildren(stdin: string): { id: unknown; facts: unknown }[] {
  const input = parseText(stdin, "stdin");
  return (Array.isArray(input) ? input : [input]).map((child: unknown) => {
    if (typeof child !== "object" || child === null)
      throw wrong(
        "stdin",
        "应为一个儿童的事实，或其列表。",
        "The facts of a child, or a list of them, are expected.",
      );
    const { id, name, ...facts } = child as Record<string, unknown>;
    return { id: id ?? name, facts };
  });
}

type Question = {
  policy: Policy;
  at: At;
  knownAt: string | undefined;
  children: readonly { id: unknown; facts: unknown }[];
  single: boolean;
};

/** What `--known-at` takes. The facts and standards given are those known then: their keeper chooses them. */
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

function readQuestion({ args, stdin, artefacts }: CommandInput): Question {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pack: { type: "string" },
      on: { type: "string" },
      "known-at": { type: "string" },
      standards: { type: "string" },
      readings: { type: "string" },
    },
  });
  if (values.pack === undefined)
    throw wrong("--pack", "请指明政策包，如 --pack ningxia。", "Name the pack, as in --pack ningxia.");
  if (values.on === undefined)
    throw wrong("--on", "请指明日期，如 --on 2018-03-31。", "Name the day, as in --on 2018-03-31.");
  const knownAt = values["known-at"];
  if (knownAt !== undefined && !moment.safeParse(knownAt).success)
    throw wrong(
      "--known-at",
      "请写明时刻或日期，如 2018-04-30T08:00:00Z。",
      "An instant or a day is expected, as in 2018-04-30T08:00:00Z.",
    );
  const children = readChildren(stdin);
  const at: At = {
    on: values.on,
    ...(values.standards !== undefined && {
      standards: readStandards(parseText(values.standards, "--standards")),
    }),
    ...(values.readings !== undefined && {
      readings: readReadings(parseText(values.readings, "--readings")),
    }),
  };
  return {
    policy: compile(readPack(values.pack, artefacts)),
    at,
    knownAt,
    children,
    single: !stdin.trimStart().startsWith("["),
  };
}

/**
 * `policy eval --pack ID --on DATE [--known-at T] [--standards JSON] [--readings JSON] < facts.json`: one JSON
 * decision a child with its receipt; a list in, a list out. Exit 1 when an amount is refused.
 */
export const evalCommand = (input: CommandInput): CommandResult =>
  guarded(() => {
    const { policy, at, knownAt, children, single } = readQuestion(input);
    const answers = children.map((child) => {
      const facts = readFacts(child.facts);
      const decision = policy.decide(facts, at);
      return {
        ...(child.id !== undefined && { id: child.id }),
        ...decision,
        receipt: policy.receipt(facts, at, decision, knownAt),
      };
    });
    const refusals = new Set(
      answers.flatMap(({ allowance }) =>
        allowance.refusal ? [`${allowance.refusal.zh}\n${allowance.refusal.en}\n`] : [],
      ),
    );
    return {
      stdout: json(single ? answers[0] : answers),
      stderr: [...refusals].join(""),
      code: refusals.size > 0 ? 1 : 0,
    };
  });

/** `policy explain`: as `eval`, with the whole "why" of each child. */
export const explainCommand = (input: CommandInput): CommandResult =>
  guarded(() => {
    const { policy, at, children, single } = readQuestion(input);
    const answers = children.map((child) => ({
      ...(child.id !== undefined && { id: child.id }),
      ...policy.explain(readFacts(child.facts), at),
    }));
    return { stdout: json(single ? answers[0] : answers), stderr: "", code: 0 };
  });

/** `policy check PACK [--json]`: the report of the gate; exit 1 when something is wrong. */
export const checkCommand = (input: CommandInput): CommandResult =>
  guarded(() => {
    const { values, positionals } = parseArgs({
      args: [...input.args],
      allowPositionals: true,
      options: { json: { type: "boolean" }, pack: { type: "string" } },
    });
    const id = positionals[0] ?? values.pack;
    if (id === undefined)
      throw wrong(
        "pack",
        "请指明政策包，如 policy check ningxia。",
        "Name the pack, as in policy check ningxia.",
      );
    const folder = join(input.regions, id);
    const report = checkPack(readPack(id, input.artefacts), readCases(folder), {
      equivalents: readEquivalents(folder),
      locate: locator(folder),
    });
    return { stdout: values.json ? json(report) : reportText(report), stderr: "", code: report.ok ? 0 : 1 };
  });

/**
 * `policy coverage PACK [--json]`: what became of the clauses of each document, and on which screen and by which procedure
 * each is carried out; exit 1 when one names no place.
 */
export const coverageCommand = (input: CommandInput & { screens: Screens }): CommandResult =>
  guarded(() => {
    const { values, positionals } = parseArgs({
      args: [...input.args],
      allowPositionals: true,
      options: { json: { type: "boolean" }, pack: { type: "string" } },
    });
    const id = positionals[0] ?? values.pack;
    if (id === undefined)
      throw wrong(
        "pack",
        "请指明政策包，如 policy coverage ningxia。",
        "Name the pack, as in policy coverage ningxia.",
      );
    const coverage = placedCoverage(readPack(id, input.artefacts), input.screens);
    const lines = coverage.flatMap((one) => [coverageText(one), ...one.carriedOut.map(carriedOutText)]);
    const isComplete = coverage.every(({ carriedOut }) =>
      carriedOut.every(({ places }) => places.length > 0),
    );
    return {
      stdout: values.json ? json(coverage) : lines.join(""),
      stderr: "",
      code: isComplete ? 0 : 1,
    };
  });

/**
 * `policy diff A B [--on DATE --ledger FILE] [--json]`: the parts of two packs that differ and, given children and a day,
 * the per-child differences with their money.
 */
export const diffCommand = (input: CommandInput): CommandResult =>
  guarded(() => {
    const { values, positionals } = parseArgs({
      args: [...input.args],
      allowPositionals: true,
      // The caller reads the ledger; its children come in as the facts.
      options: { on: { type: "string" }, ledger: { type: "string" }, json: { type: "boolean" } },
    });
    const [a, b] = positionals;
    if (a === undefined || b === undefined)
      throw wrong("packs", "请指明两个政策包。", "Name two packs, as in policy diff ningxia zhengzhou.");
    const [before, after] = [readPack(a, input.artefacts), readPack(b, input.artefacts)];
    const parts = diffPacks(before, after);
    const at = values.on === undefined ? undefined : { on: values.on };
    const decisions =
      at === undefined || input.stdin.trim() === ""
        ? undefined
        : diffDecisions(
            { policy: compile(before), at },
            { policy: compile(after), at },
            readChildren(input.stdin).map(({ id, facts }, i) => ({
              id: id ?? i + 1,
              facts: readFacts(facts),
            })),
          );
    const report = { before: a, after: b, parts, ...(decisions && { decisions }) };
    return { stdout: values.json ? json(report) : diffText(report), stderr: "", code: 0 };
  });

const CHANGES = { added: "+", removed: "−", changed: "~" } as const;
const yuan = (fen: number) =>
  `${fen < 0 ? "−" : ""}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;

function diffText({
  parts,
  decisions,
}: {
  parts: readonly PackDifference[];
  decisions?: DecisionsDiff<unknown>;
}): string {
  const rules = parts.map((one) => `${CHANGES[one.change]} ${one.part} ${one.id}\n`);
  if (decisions === undefined) return rules.join("");
  const children = decisions.differences.map(
    (one) =>
      `${String(one.id)}  ${one.differs.join(", ")}${one.fen === undefined ? "" : `  ${yuan(one.fen)} 元/月 yuan a month`}\n`,
  );
  const { more, less, net, open } = decisions;
  return [
    ...rules,
    ...children,
    `儿童 ${decisions.children} 名，不同 ${children.length} 名；增 ${yuan(more)}，减 ${yuan(less)}，合计 ${yuan(net)} 元/月；金额未定 ${open} 名\n`,
    `${decisions.children} children, ${children.length} differ; ${yuan(more)} more, ${yuan(less)} less, net ${yuan(net)} yuan a month; ${open} not settled\n`,
  ].join("");
}

/** `policy new REGION --extends PACK`: a folder that passes its check with one sample clause. */
export const newCommand = (input: CommandInput): CommandResult =>
  guarded(() => {
    const { values, positionals } = parseArgs({
      args: [...input.args],
      allowPositionals: true,
      options: { extends: { type: "string" } },
    });
    const [id] = positionals;
    if (id === undefined)
      throw wrong("region", "请写明地区名。", "Name the region, as in policy new hefei --extends national.");
    const files = newRegion(id, values.extends ?? "national", input.regions);
    return {
      stdout: `${files.join("\n")}\n\n下一步：阅读 ${id}/README.md，再运行 npm run build 和 policy check ${id}\nNext: read ${id}/README.md, then npm run build and policy check ${id}\n`,
      stderr: "",
      code: 0,
    };
  });

const coverageText = (one: Coverage): string =>
  `${one.document}: 条款 ${one.clauses}，编码 ${one.encoded}，人工 ${one.manual}，信息 ${one.informational}，被取代 ${one.superseded}，未分类 ${one.unclassified}\n`;

const BECAME = { encoded: "编码 encoded", manual: "人工 manual" } as const;
const carriedOutText = ({ no, section, kind, became, places }: CarriedOut): string => {
  const where = places.map(
    ({ title, paths, procedures }) => `${title.zh} ${title.en} ${paths.join(" ")} (${procedures.join(" ")})`,
  );
  const missing = "✗ 没有写明在哪里办 no place is named";
  return `  ${[no, section, kind, BECAME[became], where.join("；") || missing].join("  ")}\n`;
};

const mutationText = ({ mutation }: CheckReport): string =>
  mutation
    ? `，变异 ${mutation.mutants} 处发现 ${mutation.noticed} 处${mutation.excused > 0 ? `（豁免 ${mutation.excused}）` : ""}`
    : "";

function reportText(report: CheckReport): string {
  const lines = report.problems.map((problem) => `✗ ${problem.place}  ${problem.zh}\n  ${problem.en}\n`);
  return [
    `${report.pack}：${report.ok ? "通过" : `${report.problems.length} 个问题`}，案例 ${report.cases} 个${mutationText(report)}\n`,
    ...report.coverage.map(coverageText),
    ...lines,
  ].join("");
}
