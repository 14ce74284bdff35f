/** What a golden case gives, in words: the facts of its child, and what it takes a bureau to have entered or chosen. */
import type { Pack } from "../artefact/pack.ts";
import type { Bilingual } from "../decision.ts";
import { factText, moneyText } from "../engine/describe-fact.ts";
import { FACTS, type FactName } from "../facts/vocabulary.ts";
import type { GoldenCase } from "./golden-case.ts";

/** `own`: the case itself says so; the rest is the background its file gives to every case. */
export type GivenLine = { name: Bilingual; text: Bilingual; own: boolean; fact?: FactName };

/** Facts in the order of the vocabulary, the case's own first; then readings, entered standards and human choices. */
export function describeGiven(pack: Pack, { facts, own, at }: GoldenCase): GivenLine[] {
  const ofCase = new Set<string>(own);
  const names = (Object.keys(FACTS) as FactName[]).filter((name) => name in facts || ofCase.has(name));
  const lines = names.map(
    (fact): GivenLine => ({
      fact,
      name: { zh: FACTS[fact].zh, en: FACTS[fact].en },
      text: factText(facts, fact, at.on),
      own: ofCase.has(fact),
    }),
  );
  return [
    ...lines.filter((line) => line.own),
    ...readingLines(pack, at.readings ?? {}),
    ...standardLines(pack, at.standards ?? {}),
    ...choiceLines(pack, at.choices ?? {}),
    ...lines.filter((line) => !line.own),
  ];
}

const same = (text: string): Bilingual => ({ zh: text, en: text });

const readingLines = (pack: Pack, readings: NonNullable<GoldenCase["at"]["readings"]>): GivenLine[] =>
  Object.entries(readings).map(([id, option]) => {
    const reading = pack.readings.find((one) => one.id === id);
    const text = reading?.options.find((one) => one.id === option)?.text ?? same(option);
    const asked = reading?.text ?? same(id);
    return { name: { zh: `读法（${asked.zh}）`, en: `Reading (${asked.en})` }, text, own: true };
  });

function standardLines(pack: Pack, standards: NonNullable<GoldenCase["at"]["standards"]>): GivenLine[] {
  const amounts = Object.entries(standards.parameters ?? {}).flatMap(([id, values]) => {
    const title = pack.parameters.find((one) => one.id === id)?.title ?? same(id);
    return values.map(({ from, fen }): GivenLine => {
      const amount = moneyText(fen);
      const name = { zh: `录入的标准“${title.zh}”`, en: `Entered standard "${title.en}"` };
      return {
        name,
        text: { zh: `自 ${from} 起 ${amount.zh}`, en: `${amount.en} from ${from} on` },
        own: true,
      };
    });
  });
  const figures = Object.entries(standards.series ?? {}).flatMap(([id, years]) => {
    const series = pack.series.find((one) => one.id === id);
    const title = series?.title ?? same(id);
    const name = { zh: `录入的数据“${title.zh}”`, en: `Entered figure "${title.en}"` };
    return Object.entries(years).map(
      ([year, { value }]): GivenLine => ({
        name,
        text: { zh: `${year} 年 ${value}`, en: `${value} in ${year}` },
        own: true,
      }),
    );
  });
  return [...amounts, ...figures];
}

const CONFIRMED: Readonly<Record<string, Bilingual>> = {
  yes: { zh: "专人确认：是", en: "a named person says yes" },
  no: { zh: "专人确认：否", en: "a named person says no" },
};

function choiceLines(pack: Pack, choices: NonNullable<GoldenCase["at"]["choices"]>): GivenLine[] {
  const clauses = pack.documents.flatMap((document) => document.clauses);
  return Object.entries(choices).map(([key, chosen]) => {
    const reading = pack.readings.find(({ id }) => id === key);
    const scheme = pack.stackings
      .filter((stacking) => stacking.clauses.includes(key))
      .flatMap((stacking) => stacking.schemes)
      .find(({ id }) => id === chosen);
    const kept = scheme && {
      zh: `专人选择：${scheme.title.zh}`,
      en: `a named person chose ${scheme.title.en}`,
    };
    return {
      name: reading?.text ?? clauses.find(({ no }) => no === key)?.gloss ?? same(key),
      text: CONFIRMED[chosen] ?? kept ?? same(chosen),
      own: true,
    };
  });
}
