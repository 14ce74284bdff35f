/** Which single fact, were it otherwise, would change the money or a category. */
import type { Bilingual, Decision, Explanation } from "../decision.ts";
import { reaches } from "../facts/calendar.ts";
import type { FactName, Facts } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { inSentence } from "../facts/words.ts";
import { alternatives, changed, isFinal } from "./alternatives.ts";
import type { Decider } from "./decide.ts";
import { factText } from "./describe-fact.ts";
import type { Program } from "./program.ts";
import { allowanceText } from "./sentence.ts";
import type { At } from "./types.ts";

const LIMIT = 8;
/** So that one parent's many possible statuses do not crowd out the other facts. */
const LIMIT_PER_FACT = 3;

const summary = (decision: Decision) =>
  JSON.stringify([decision.allowance.status, decision.allowance.class, decision.allowance.fen]);

function effectText(program: Program, before: Decision, after: Decision): Bilingual {
  if (summary(before) !== summary(after)) return allowanceText(program, after);
  const moved = Object.entries(after.categories).filter(([id, answer]) => answer !== before.categories[id]);
  const words = {
    yes: ["属于", "in"],
    no: ["不再属于", "no longer in"],
    unknown: ["尚不能确定是否属于", "not known whether in"],
    review: ["须专人确认是否属于", "to be confirmed whether in"],
  } as const;
  const parts = moved.map(([id, answer]) => ({
    title: program.byId.get(id)?.item.title ?? { zh: id, en: id },
    words: words[answer],
  }));
  return {
    zh: parts.map((part) => `${part.words[0]}${part.title.zh}`).join("，"),
    en: parts.map((part) => `${part.words[1]} ${part.title.en}`).join(", "),
  };
}

/** Single changes of a known fact that would change the money or a category; money first. */
export function whatWouldChange(
  program: Program,
  decider: Decider,
  facts: Facts,
  at: At,
  decision: Decision,
): Explanation["wouldChange"] {
  const found: { weight: number; entry: Explanation["wouldChange"][number] }[] = [];
  const seen = new Set<string>();
  const tryOne = (name: FactName, other: Facts, say: (effect: Bilingual) => Bilingual) => {
    const after = decider.decide(other, at);
    const money = summary(after) !== summary(decision);
    if (!money && JSON.stringify(after.categories) === JSON.stringify(decision.categories)) return;
    const effect = effectText(program, decision, after);
    if (effect.zh === "" || seen.has(`${name} ${effect.zh}`)) return;
    seen.add(`${name} ${effect.zh}`);
    found.push({ weight: money ? 0 : 1, entry: { fact: name, to: other[name], text: say(effect) } });
  };
  for (const [name, values] of alternatives(program)) {
    if (facts[name] === undefined || facts[name] === null || isFinal(facts, name)) continue;
    for (const value of values) {
      const other = changed(facts, name, value);
      const said = factText(other, name, at.on);
      if (JSON.stringify(other[name]) !== JSON.stringify(facts[name]))
        tryOne(name, other, (effect) => ({
          zh: `如果${FACTS[name].zh}为“${said.zh}”：${effect.zh}`,
          en: `If ${inSentence(FACTS[name].en)} were "${said.en}": ${effect.en}`,
        }));
    }
  }
  const { birthDate } = facts;
  if (birthDate !== undefined && birthDate !== null)
    for (const years of program.ageLimits) {
      const day = reaches(birthDate, years);
      // As if the birthday were today: what the standards will be on that day is not known.
      const aged = { ...facts, birthDate: `${Number(at.on.slice(0, 4)) - years}${at.on.slice(4)}` };
      if (day > at.on)
        tryOne("birthDate", aged, (effect) => ({
          zh: `${day} 满 ${years} 周岁起：${effect.zh}`,
          en: `From ${day} on, aged ${years}: ${effect.en}`,
        }));
    }
  const shown = new Map<FactName, number>();
  return found
    .sort((a, b) => a.weight - b.weight)
    .map(({ entry }) => entry)
    .filter(({ fact }) => {
      const count = shown.get(fact) ?? 0;
      shown.set(fact, count + 1);
      return count < LIMIT_PER_FACT;
    })
    .slice(0, LIMIT);
}
