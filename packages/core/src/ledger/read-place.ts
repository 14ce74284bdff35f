import { type AreaRange, type DivisionCode, isKnownVillage } from "../divisions/index.ts";
import type { RowReader } from "./row-reader.ts";

export type Place = {
  hukou?: DivisionCode;
  residence?: DivisionCode;
  /** Where the child's file is kept: see LedgerRow.division. */
  division: DivisionCode;
};

/** Hukou and residence of one row, checked against the national codes and the area of the ledger. */
export function readPlace(reader: RowReader, area: AreaRange): Place {
  const village = (key: "hukouCode" | "residenceCode"): DivisionCode | undefined => {
    const code = reader.code(key, "E_DIVISION_UNKNOWN");
    if (code === undefined || isKnownVillage(code)) return code;
    reader.report("E_DIVISION_UNKNOWN", key, { before: code });
    return undefined;
  };
  const inside = (code: DivisionCode | undefined) => code !== undefined && code >= area.lo && code < area.hi;
  const hukou = village("hukouCode");
  const residence = village("residenceCode");

  // A place that is not known may lie inside: only two known places can both lie outside.
  if (hukou !== undefined && residence !== undefined && !inside(hukou) && !inside(residence)) {
    reader.report("E_DIVISION_OUTSIDE", "residenceCode", { before: residence });
  } else if (hukou !== undefined && !inside(hukou)) {
    reader.report("W_HUKOU_ELSEWHERE", "hukouCode", { before: hukou });
  } else if (residence !== undefined && !inside(residence)) {
    reader.report("W_LIVES_ELSEWHERE", "residenceCode", { before: residence });
  }
  const kept = [residence, hukou].find(inside);
  return {
    ...(hukou === undefined ? {} : { hukou }),
    ...(residence === undefined ? {} : { residence }),
    division: kept ?? area.lo,
  };
}
