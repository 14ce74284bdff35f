import {
  type Bilingual,
  type DatedStatus,
  FACTS,
  type FactName,
  INCIDENT_WORDS,
  type Incident,
  STATUS_WORDS,
  wordOf,
} from "@tongyou/policy";
import { findDivision } from "../divisions/index.ts";
import { yuanText } from "../money/yuan-text.ts";

const same = (text: string): Bilingual => ({ zh: text, en: text });
const NONE: Bilingual = { zh: "无", en: "none" };
const UNKNOWN: Bilingual = { zh: "不详", en: "not known" };

const joined = (parts: readonly Bilingual[]): Bilingual => ({
  zh: parts.map((part) => part.zh).join("、"),
  en: parts.map((part) => part.en).join(", "),
});

function shownStatus({ status, since, until }: DatedStatus): Bilingual {
  const word = STATUS_WORDS[status] ?? same(status);
  if (!since && !until) return word;
  return {
    zh: `${word.zh}（${since ? `${since}起` : ""}${until ? `至${until}` : ""}）`,
    en: `${word.en} (${[since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(", ")})`,
  };
}

const STATES = {
  open: { zh: "未结", en: "open" },
  intervening: { zh: "监护干预中", en: "intervention under way" },
  closed: { zh: "已结", en: "closed" },
} as const;

function shownIncident(incident: Incident): Bilingual {
  const word = INCIDENT_WORDS[incident.kind] ?? same(incident.kind);
  const said: Bilingual[] = [];
  if (incident.date) said.push(same(incident.date));
  if (incident.byGuardianship === true)
    said.push({ zh: "监护缺失或不当所致", en: "by absent or improper guardianship" });
  if (incident.safetyThreat === true) said.push({ zh: "危及人身安全", en: "safety threatened" });
  if (incident.state) said.push(STATES[incident.state]);
  if (said.length === 0) return word;
  const detail = joined(said);
  return { zh: `${word.zh}（${detail.zh}）`, en: `${word.en} (${detail.en})` };
}

/** What a fact is called, in both languages. */
export const labelOf = (name: FactName): Bilingual => ({ zh: FACTS[name].zh, en: FACTS[name].en });

/** A value of the vocabulary as people read it. `null`: it is said to be no longer known. */
export function showFact(name: FactName, value: unknown): Bilingual {
  if (value === null || value === undefined) return UNKNOWN;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if ("unit" in FACTS[name] && typeof value === "number") return same(yuanText(value));
  switch (FACTS[name].type) {
    case "boolean":
      return value === true ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
    case "word":
      return wordOf(name, text);
    case "words": {
      const words = value as readonly string[];
      return words.length ? joined(words.map((word) => wordOf(name, word))) : NONE;
    }
    case "statuses":
      return joined((value as readonly DatedStatus[]).map(shownStatus));
    case "incidents": {
      const incidents = value as readonly Incident[];
      return incidents.length ? joined(incidents.map(shownIncident)) : NONE;
    }
    case "division":
      return same(findDivision(text)?.fullName ?? text);
    default:
      return same(text);
  }
}
