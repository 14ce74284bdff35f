/** What can be said about a pack's rules without its documents: labels, reach, contradictions, dates. */
import type { Pack } from "../artefact/pack.ts";
import type { Bilingual } from "../decision.ts";
import { REVIEW } from "../engine/answers.ts";
import { limbsOf } from "../engine/clause-answer.ts";
import { createDecider } from "../engine/decide.ts";
import { compileProgram } from "../engine/program.ts";
import { overlap } from "../facts/calendar.ts";
import type { GoldenCase } from "../golden/golden-case.ts";

/** `place`: the rule, the clause, or file and line of a case. */
export type Problem = { place: string; zh: string; en: string };

const CHINESE = /\p{Script=Han}/gu;
const LATIN = /[A-Za-z]/g;
const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;

/** Labels that are empty, or not in their language: every one is read by somebody. */
export function badLabels(pack: Pack): Problem[] {
  const found: Problem[] = [];
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== "object" || value === null) return;
    if (isBilingual(value)) {
      if (count(value.zh, CHINESE) === 0)
        found.push({ place, zh: "中文标签没有汉字", en: "the Chinese label has no Chinese" });
      // A document's number or a local term may stand in Chinese inside an English text.
      if (count(value.en, LATIN) <= count(value.en, CHINESE))
        found.push({
          place,
          zh: "英文标签缺失或仍是中文",
          en: "the English label is missing or still Chinese",
        });
      return;
    }
    const named = value as { id?: unknown; no?: unknown };
    const own = typeof named.id === "string" ? named.id : typeof named.no === "string" ? named.no : undefined;
    for (const [key, child] of Object.entries(value)) visit(child, own ?? `${place}.${key}`);
  };
  const { shadowed: _, documents, parameters, ...rules } = pack;
  visit({ ...rules, title: pack.title }, pack.id);
  for (const { clauses } of documents.filter((one) => one.pack === pack.id)) visit(clauses, pack.id);
  for (const { id, title } of parameters) visit({ id, title }, id);
  return found;
}

const isBilingual = (value: object): value is Bilingual =>
  "zh" in value && "en" in value && typeof value.zh === "string" && typeof value.en === "string";

/** Stackings that say different things about the same two schemes on the same days. */
export function contradictions(pack: Pack): Problem[] {
  return pack.stackings.flatMap((one, i) =>
    pack.stackings.slice(0, i).flatMap((other): Problem[] => {
      const words = (schemes: typeof one.schemes) => schemes.map((scheme) => [...scheme.drawn].sort().join());
      const shared = words(one.schemes).filter((scheme) => words(other.schemes).includes(scheme));
      const apart = ["exclusive", "highestOf"];
      const isTogether = (kind: string) => !apart.includes(kind);
      if (shared.length < 2 || !overlap(one, other) || isTogether(one.kind) === isTogether(other.kind))
        return [];
      return [
        {
          place: one.id,
          zh: `与“${other.title.zh}”矛盾：同样的待遇一处可同享，一处不可`,
          en: `it contradicts "${other.title.en}": the same schemes go together in one and not in the other`,
        },
      ];
    }),
  );
}

/** Days between values, or all days of a parameter without any, that are not declared as to be entered. */
export const holes = (pack: Pack): Problem[] =>
  pack.parameters.flatMap(({ id, values, derived = [], toBeEntered = [] }): Problem[] => {
    const spans = [...values, ...derived, ...toBeEntered].sort((a, b) => (a.from < b.from ? -1 : 1));
    if (spans.length === 0)
      return [
        {
          place: id,
          zh: "没有数值，也没有写明由本单位录入（toBeEntered）",
          en: "no value, and not declared as to be entered (toBeEntered)",
        },
      ];
    return spans.flatMap(({ from }, i) => {
      const before = spans.slice(0, i);
      const ends = before.map(({ until }) => until).filter((end) => end !== undefined);
      const until = ends.length < before.length ? undefined : ends.sort().at(-1);
      return until === undefined || from <= until
        ? []
        : [
            {
              place: id,
              zh: `${until} 至 ${from} 之间没有数值，也没有写明由本单位录入（toBeEntered）`,
              en: `no value between ${until} and ${from}, and not declared as to be entered (toBeEntered)`,
            },
          ];
    });
  });

/** Own rules that no golden case puts anybody in: nobody has shown that they can be reached. */
export function unreached(pack: Pack, cases: readonly GoldenCase[]): Problem[] {
  const program = compileProgram(pack);
  const decider = createDecider(program);
  const own = new Set(
    pack.documents.filter((one) => one.pack === pack.id).flatMap((one) => one.clauses.map(({ no }) => no)),
  );
  const open = new Set(
    [...program.categories, ...program.groups, ...program.entitlements]
      .map(({ item }) => item)
      .filter((item) => item.clauses.some((clause) => own.has(clause)))
      .map((item) => item.id),
  );
  const classes = new Set(
    program.classes.flatMap(({ rate }) => (rate.clauses.some((clause) => own.has(clause)) ? [rate.id] : [])),
  );
  for (const { facts, at } of cases) {
    const decision = decider.decide(facts, at);
    for (const { item, number } of program.items)
      if (program.frame.answer(number) >= REVIEW) open.delete(item.id);
    if (decision.allowance.class !== undefined) classes.delete(decision.allowance.class);
  }
  return [...open, ...classes].map((place) => ({
    place,
    zh: "没有案例使该规则成立，可能永远达不到",
    en: "no golden case makes this rule hold: it may be out of reach",
  }));
}

/** Steps left to a person, and duties, that do not say where in the product they are done. */
export function placeless(pack: Pack): Problem[] {
  const own = pack.documents.filter((one) => one.pack === pack.id).flatMap(({ clauses }) => clauses);
  const numbers = new Set(own.map(({ no }) => no));
  const steps = own.filter(({ became }) => became.as === "manual" && became.place === undefined);
  const duties = (pack.provisions ?? []).filter(
    (one) => one.kind === "duty" && one.place === undefined && one.clauses.some((no) => numbers.has(no)),
  );
  return [...steps.map(({ no }) => no), ...duties.map(({ id }) => id)].map((place) => ({
    place,
    zh: "没有写明在产品的哪一处办理（place）",
    en: "it does not say where in the product it is done (place)",
  }));
}

/** Clauses that say they became an item which does not cite them. */
export function uncited(pack: Pack): Problem[] {
  const program = compileProgram(pack);
  const rules = [
    ...pack.items,
    ...pack.parameters,
    ...(pack.benefit?.classes ?? []),
    ...pack.stackings,
    ...(pack.procedure ? [pack.procedure] : []),
    ...pack.mechanisms,
    ...(pack.provisions ?? []),
  ];
  return pack.documents
    .filter((document) => document.pack === pack.id)
    .flatMap((document) => document.clauses)
    .flatMap(({ no, became }) => {
      if (became.as !== "encoded") return [];
      const named = rules.filter((rule) => became.items.includes(rule.id));
      const cites = named.some((rule) => rule.clauses.includes(no)) || limbsOf(program, no).length > 0;
      return named.length === 0 || cites
        ? []
        : [
            {
              place: no,
              zh: `条款写明已编码为 ${became.items.join("、")}，但其中没有一项引用该条款`,
              en: `the clause says it became ${became.items.join(", ")}, but none of them cites it`,
            },
          ];
    });
}
