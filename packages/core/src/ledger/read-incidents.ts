import type { Incident } from "@tongyou/policy";
import type { RowReader } from "./row-reader.ts";
import { INCIDENT_KIND, INCIDENT_STATE, orNone, YES_NO } from "./words.ts";

/**
 * The harm and sudden events of one row; empty for 无, undefined when not known. Several kinds share the cause,
 * the threat and the state; one day holds for all of them, several days go by position.
 */
export function readIncidents(reader: RowReader): Incident[] | undefined {
  const kinds = reader.words("incidentKind", INCIDENT_KIND, ["none"]);
  const dates = reader.dates("incidentDate", Math.max(1, kinds?.length ?? 1));
  const byGuardianship = absentIfNone(reader, "incidentCause");
  const safetyThreat = absentIfNone(reader, "incidentThreat");
  const state = reader.word("incidentState", STATES);
  if (!kinds) return undefined;
  return kinds
    .filter((kind) => kind !== "none")
    .map((kind, index): Incident => {
      const date = dates.length === 1 ? dates[0] : dates[index];
      return {
        kind,
        ...(date === undefined ? {} : { date }),
        ...(byGuardianship === undefined ? {} : { byGuardianship }),
        ...(safetyThreat === undefined ? {} : { safetyThreat }),
        ...(state === undefined || state === "none" ? {} : { state }),
      };
    });
}

/** Where nothing happened, 无 and 不适用 stand in these columns too. */
const STATES = orNone(INCIDENT_STATE);
const ANSWERS = orNone(YES_NO);

function absentIfNone(reader: RowReader, key: "incidentCause" | "incidentThreat"): boolean | undefined {
  const answer = reader.word(key, ANSWERS);
  return answer === "none" ? undefined : answer;
}
