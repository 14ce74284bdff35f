import { type Bilingual, type CivilMonth, FACTS } from "@tongyou/policy";
import type { MonthRule } from "@tongyou/policy/engine";
import { CLOSED_AS } from "../children/child-events.ts";
import type { AwardChange, LifeEvent } from "./awards.schema.ts";
import { monthBeside } from "./month-rules.ts";

/** What happened, in one sentence. */
export function sayEvent(event: LifeEvent): Bilingual {
  switch (event.kind) {
    case "closed": {
      const why = CLOSED_AS[event.reason] ?? { zh: "其他", en: "other" };
      return { zh: `${event.on} 结案：${why.zh}。`, en: `File closed on ${event.on}: ${why.en}.` };
    }
    case "adult":
      return { zh: `${event.on} 年满 18 周岁。`, en: `18 years old on ${event.on}.` };
    case "facts": {
      const names = event.facts.map((name) => FACTS[name]);
      if (names.length === 0)
        return { zh: `${event.on} 起情况变化。`, en: `What is known changed from ${event.on}.` };
      return {
        zh: `${event.on} 起变化：${names.map(({ zh }) => zh).join("、")}。`,
        en: `Changed from ${event.on}: ${names.map(({ en }) => en).join(", ")}.`,
      };
    }
    case "unknown":
      return {
        zh: "按现有情况不再符合，起始日不明。",
        en: "No longer so by what is known; since when is not known.",
      };
  }
}

const monthBefore = (month: CivilMonth): CivilMonth => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
};

/**
 * The last month that is paid and the first that is not, by the region's rule or the bureau's; without one the month of
 * the event is not paid, as the last day decides. Null where nobody knows when it was.
 */
export function endOf(event: LifeEvent, begins: CivilMonth, rule: MonthRule | null): AwardChange["proposal"] {
  if (event.kind === "unknown") return null;
  const ends = monthBeside(event.on, rule ?? "sameMonth");
  // Who never qualified in a month that was granted is paid for none.
  const from = ends < begins ? begins : ends;
  return { last: from > begins ? monthBefore(from) : null, ends: from };
}
