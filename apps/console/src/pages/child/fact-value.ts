import {
  FACTS,
  type FactName,
  factValue,
  INCIDENT_KINDS,
  type Incident,
  isCivilDate,
  PARENT_STATUSES,
  type ParentStatus,
} from "@tongyou/core/schemas";

/** A status while somebody fills it in: the word may not be chosen yet. */
export type StatusDraft = {
  key: number;
  status: ParentStatus | undefined;
  since?: string | undefined;
  until?: string | undefined;
};
export type IncidentDraft = { key: number; kind: Incident["kind"] | undefined } & {
  [K in Exclude<keyof Incident, "kind">]?: Incident[K] | undefined;
};
export type Draft =
  | { type: "one"; value: unknown }
  | { type: "statuses"; rows: StatusDraft[] }
  | { type: "incidents"; rows: IncidentDraft[] | undefined };

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const dateOf = (value: unknown) => (isCivilDate(value) ? value : undefined);

/** Where filling in starts: sets from what is known now, so that one adds to them; single values empty. */
export function draftOf(name: FactName, now: unknown): Draft {
  const list = Array.isArray(now) ? now.map(recordOf) : [];
  switch (FACTS[name].type) {
    case "statuses": {
      const rows = list.map((one, key) => ({
        key,
        status: PARENT_STATUSES.find((status) => status === one.status),
        since: dateOf(one.since),
        until: dateOf(one.until),
      }));
      return { type: "statuses", rows: rows.length > 0 ? rows : [{ key: 0, status: undefined }] };
    }
    case "incidents":
      return {
        type: "incidents",
        rows: Array.isArray(now)
          ? list.map((one, key) => ({
              key,
              kind: INCIDENT_KINDS.find((kind) => kind === one.kind),
              date: dateOf(one.date),
              byGuardianship: typeof one.byGuardianship === "boolean" ? one.byGuardianship : undefined,
              safetyThreat: typeof one.safetyThreat === "boolean" ? one.safetyThreat : undefined,
              state: (["open", "intervening", "closed"] as const).find((state) => state === one.state),
            }))
          : undefined,
      };
    case "words":
      return { type: "one", value: Array.isArray(now) ? now : undefined };
    default:
      return { type: "one", value: undefined };
  }
}

const withoutGaps = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([key, value]) => key !== "key" && value !== undefined));

/** The vocabulary value of a draft; undefined while it is not whole. */
export function saidValue(name: FactName, draft: Draft): unknown {
  const value = draft.type === "one" ? draft.value : draft.rows?.map(withoutGaps);
  const text = typeof value === "string" ? value.trim() : value;
  if (text === undefined || text === "") return undefined;
  return factValue(name).safeParse(text).success ? text : undefined;
}
