import type { CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import type { RiskLevelOut, RiskSchemeOut } from "./risk.schema.ts";

/** Where no document of the region has levels: the bureau's own, named so. */
const OWN: RiskSchemeOut = {
  title: { zh: "风险等级（本单位自定）", en: "Risk levels (the bureau's own)" },
  clause: null,
  source: null,
  levels: [
    { level: 1, title: { zh: "一级", en: "Level 1" }, colour: "red" },
    { level: 2, title: { zh: "二级", en: "Level 2" }, colour: "orange" },
    { level: 3, title: { zh: "三级", en: "Level 3" }, colour: "yellow" },
    { level: 4, title: { zh: "四级", en: "Level 4" }, colour: "blue" },
  ],
};

/** The levels of risk in force on a day: those of the pack, else the bureau's own. */
export function riskSchemeOf(pack: Pack, on: CivilDate): RiskSchemeOut {
  const found = (pack.provisions ?? [])
    .filter((one) => one.kind === "riskScheme")
    .find(({ from, until }) => from <= on && (until === undefined || on < until));
  if (!found) return OWN;
  const { title, clauses, levels, source } = found;
  return { title, clause: clauses[0] ?? null, source: source ?? null, levels: [...levels] };
}

/** A level as the scheme of the day has it; null: not assessed, or no level of this scheme. */
export const riskLevelOf = (pack: Pack, on: CivilDate, level: number | undefined): RiskLevelOut | null =>
  riskSchemeOf(pack, on).levels.find((one) => one.level === level) ?? null;
