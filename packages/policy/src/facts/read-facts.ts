/** Reads facts from outside: JSON of the vocabulary, checked word by word. */
import { PolicyError } from "../errors.ts";
import { isCivilDate } from "./calendar.ts";
import {
  type DatedStatus,
  FACTS,
  type FactDefinition,
  type FactName,
  type Facts,
  INCIDENT_KINDS,
  INCIDENT_STATES,
  type Incident,
  type IncidentState,
  PARENT_STATUSES,
} from "./vocabulary.ts";

const wrong = (place: string, zh: string, en: string) => new PolicyError("facts", place, { zh, en });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `{father: {statuses}}` says the same as `{"father.statuses"}`. */
export function flattened(record: Record<string, unknown>): [string, unknown][] {
  return Object.entries(record).flatMap(([key, value]): [string, unknown][] =>
    ["father", "mother", "household"].includes(key) && isRecord(value)
      ? Object.entries(value).map(([inner, entry]) => [`${key}.${inner}`, entry])
      : [[key, value]],
  );
}

/**
 * One child's facts. Absent and null are unknown. Throws `PolicyError` (code `facts`) with the name of the
 * fact that is wrong: a name or word outside the vocabulary, or a value of another type.
 */
export function readFacts(json: unknown): Facts {
  if (!isRecord(json))
    throw wrong(
      "facts",
      "应为一个儿童的事实（JSON 对象）。",
      "An object with the facts of one child is expected.",
    );
  const facts: Record<string, unknown> = {};
  for (const [name, value] of flattened(json)) {
    if (!Object.hasOwn(FACTS, name))
      throw wrong(
        name.slice(0, 80),
        "事实名不在词汇表中，请改用词汇表中的名称。",
        "This fact is not in the vocabulary; use one of its names.",
      );
    if (value !== null && value !== undefined) facts[name] = readValue(name, FACTS[name as FactName], value);
  }
  return facts as Facts;
}

function readValue(name: string, fact: FactDefinition, value: unknown): unknown {
  switch (fact.type) {
    case "boolean":
      if (typeof value === "boolean") return value;
      throw wrong(name, "应为 true 或 false。", "True or false is expected.");
    case "number":
      if (typeof value === "number" && Number.isInteger(value) && value >= fact.min && value <= fact.max)
        return value;
      throw wrong(
        name,
        `应为 ${fact.min} 到 ${fact.max} 的整数。`,
        `A whole number from ${fact.min} to ${fact.max} is expected.`,
      );
    case "date":
      return readDay(name, value);
    case "text":
      if (typeof value === "string" && value.length <= 200) return value;
      throw wrong(name, "应为不超过 200 字的文字。", "A text of at most 200 characters is expected.");
    case "division":
      if (typeof value === "string" && /^\d{12}$/.test(value)) return value;
      throw wrong(name, "应为 12 位区划代码。", "A division code of 12 digits is expected.");
    case "word":
      return readWord(name, Object.keys(fact.words), value);
    case "words":
      return readList(name, value).map((word, i) => readWord(`${name}[${i}]`, Object.keys(fact.words), word));
    case "statuses":
      return readList(name, value).map((status, i) => readStatus(`${name}[${i}]`, status));
    case "incidents":
      return readList(name, value).map((incident, i) => readIncident(`${name}[${i}]`, incident));
  }
}

function readDay(place: string, value: unknown): string {
  if (isCivilDate(value)) return value;
  throw wrong(place, "应为有效日期 YYYY-MM-DD。", "A day, YYYY-MM-DD, is expected.");
}

function readWord(place: string, words: readonly string[], value: unknown): string {
  if (typeof value === "string" && words.includes(value)) return value;
  throw wrong(
    place,
    `“${String(value).slice(0, 40)}”不在词汇表中，可用：${words.join("、")}。`,
    `"${String(value).slice(0, 40)}" is not in the vocabulary; words: ${words.join(", ")}.`,
  );
}

function readList(place: string, value: unknown): unknown[] {
  if (Array.isArray(value) && value.length <= 50) return value;
  throw wrong(place, "应为列表（最多 50 项）。", "A list (at most 50 entries) is expected.");
}

const onlyParts = (place: string, record: Record<string, unknown>, parts: readonly string[]): void => {
  for (const key of Object.keys(record))
    if (!parts.includes(key))
      throw wrong(
        `${place}.${key.slice(0, 40)}`,
        `没有这一项，可用：${parts.join("、")}。`,
        `There is no such part; parts: ${parts.join(", ")}.`,
      );
};

/** A status as `{status, since?, until?}` or just its word. */
function readStatus(place: string, value: unknown): DatedStatus {
  if (typeof value === "string")
    return { status: readWord(place, PARENT_STATUSES, value) as DatedStatus["status"] };
  if (!isRecord(value)) throw wrong(place, "应为状况及其起止日期。", "A status with its dates is expected.");
  onlyParts(place, value, ["status", "since", "until"]);
  return {
    status: readWord(`${place}.status`, PARENT_STATUSES, value.status) as DatedStatus["status"],
    ...(value.since !== undefined &&
      value.since !== null && { since: readDay(`${place}.since`, value.since) }),
    ...(value.until !== undefined &&
      value.until !== null && { until: readDay(`${place}.until`, value.until) }),
  };
}

function readIncident(place: string, value: unknown): Incident {
  if (!isRecord(value)) throw wrong(place, "应为事件。", "An incident is expected.");
  onlyParts(place, value, ["kind", "date", "byGuardianship", "safetyThreat", "state"]);
  const incident: Incident = {
    kind: readWord(`${place}.kind`, INCIDENT_KINDS, value.kind) as Incident["kind"],
  };
  if (value.date !== undefined && value.date !== null) incident.date = readDay(`${place}.date`, value.date);
  for (const key of ["byGuardianship", "safetyThreat"] as const) {
    const held = value[key];
    if (held === undefined || held === null) continue;
    if (typeof held !== "boolean")
      throw wrong(`${place}.${key}`, "应为 true 或 false。", "True or false is expected.");
    incident[key] = held;
  }
  if (value.state !== undefined && value.state !== null)
    incident.state = readWord(`${place}.state`, INCIDENT_STATES, value.state) as IncidentState;
  return incident;
}
