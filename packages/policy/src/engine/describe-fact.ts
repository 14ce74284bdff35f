/** Says what is known of a fact, and an amount, in Chinese and English. */
import type { Bilingual } from "../decision.ts";
import { ageOn } from "../facts/calendar.ts";
import type { DatedStatus, FactName, Facts, Incident } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { INCIDENT_STATE_WORDS, INCIDENT_WORDS, listOf, STATUS_WORDS, wordOf } from "../facts/words.ts";

function statusText(status: DatedStatus): Bilingual {
  const word = STATUS_WORDS[status.status];
  const zh = [status.since && `${status.since} 起`, status.until && `至 ${status.until} 前`]
    .filter(Boolean)
    .join("，");
  const en = [status.since && `since ${status.since}`, status.until && `until ${status.until}`]
    .filter(Boolean)
    .join(", ");
  return { zh: zh ? `${word.zh}（${zh}）` : word.zh, en: en ? `${word.en} (${en})` : word.en };
}

function incidentText(incident: Incident): Bilingual {
  const word = INCIDENT_WORDS[incident.kind];
  const state = incident.state && INCIDENT_STATE_WORDS[incident.state];
  const parts = [
    incident.date ? [incident.date, incident.date] : undefined,
    incident.byGuardianship === undefined ? ["起因不详", "cause not known"] : undefined,
    incident.safetyThreat === undefined ? ["是否危及安全不详", "threat not known"] : undefined,
    state ? [state.zh, state.en] : ["处置状态不详", "state not known"],
  ].filter((part) => part !== undefined);
  return {
    zh: `${word.zh}（${parts.map((part) => part[0]).join("，")}）`,
    en: `${word.en} (${parts.map((part) => part[1]).join(", ")})`,
  };
}

/** What is known of a fact about this child, in words. */
export function factText(facts: Facts, name: FactName, on: string): Bilingual {
  const value = facts[name];
  if (value === undefined || value === null) return { zh: "不详", en: "not known" };
  const { type } = FACTS[name];
  if (name === "birthDate") {
    const birth = facts.birthDate ?? "";
    const age = ageOn(birth, on);
    return { zh: `${birth} 出生，${age} 周岁`, en: `born ${birth}, aged ${age}` };
  }
  if (type === "boolean") return value === true ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (type === "word" && typeof value === "string") return wordOf(name, value);
  if (Array.isArray(value)) {
    const none = { zh: "无", en: "none" };
    if (value.length === 0) return none;
    if (type === "statuses") return listOf((value as readonly DatedStatus[]).map(statusText), "and");
    if (type === "incidents") return listOf((value as readonly Incident[]).map(incidentText), "and");
    return listOf(
      (value as readonly string[]).map((word) => wordOf(name, word)),
      "and",
    );
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return { zh: text, en: text };
}

/** Fen as yuan: 73700 → "737 元", 50050 → "500.50 元". */
export function moneyText(fen: number): Bilingual {
  const whole = Math.trunc(fen / 100);
  const rest = fen % 100;
  const yuan = rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, "0")}`;
  return { zh: `${yuan} 元`, en: `${yuan} yuan` };
}
