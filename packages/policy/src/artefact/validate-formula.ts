/** Checks an uprating formula of an artefact. */
import { parseRational } from "../exact/rational.ts";
import { type Formula, ROUNDING_MODES } from "./pack.ts";
import { refuse } from "./refuse.ts";
import { MAX_DEPTH } from "./validate-expression.ts";

/** `pure`: a value that follows from other parameters alone; no statistic, no reading, no value before it. */
export type FormulaNames = {
  series: ReadonlySet<string>;
  readings: ReadonlyMap<string, readonly string[]>;
  parameters: ReadonlySet<string>;
  pure?: true;
};

/** Refuses, with its place, anything that is not a formula. */
export function checkFormula(
  value: unknown,
  names: FormulaNames,
  depth: number,
  place: string,
): asserts value is Formula {
  if (depth > MAX_DEPTH) refuse(place, "公式嵌套过深。", "the formula nests too deep.");
  const entries =
    typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const [operator, operand] = entries.length === 1 && entries[0] ? entries[0] : ["", undefined];
  const at = `${place}.${operator.slice(0, 40)}`;
  const list = Array.isArray(operand) ? (operand as unknown[]) : [];
  const each = (children: readonly unknown[]) => {
    for (const [i, child] of children.entries()) checkFormula(child, names, depth + 1, `${at}[${i}]`);
  };
  switch (operator) {
    case "number":
      if (typeof operand !== "string" || !parseRational(operand))
        refuse(at, "应为小数或分数文字。", "a decimal or fraction is expected.");
      return;
    case "current":
      if (operand !== true || names.pure)
        refuse(at, "此处不能引用现行标准。", "the current standard has no place here, or true is expected.");
      return;
    case "series":
      if (list.length !== 2 || !names.series.has(String(list[0])) || !Number.isInteger(list[1]))
        refuse(at, "应为统计序列和年份差。", "a series and a lag in years are expected.");
      return;
    case "parameter":
      if (typeof operand !== "string" || !names.parameters.has(operand))
        refuse(at, "应为在前的标准。", "an earlier parameter is expected.");
      return;
    case "setting": {
      const options = names.readings.get(String(list[0]));
      const branches = list[1] as Record<string, unknown> | undefined;
      if (
        options === undefined ||
        typeof branches !== "object" ||
        branches === null ||
        Object.keys(branches).length !== options.length
      )
        refuse(at, "应为读法及其各选项的公式。", "a reading with a formula for each option is expected.");
      for (const option of options)
        checkFormula(
          Object.hasOwn(branches, option) ? branches[option] : undefined,
          names,
          depth + 1,
          `${at}.${option}`,
        );
      return;
    }
    case "add":
    case "multiply":
      if (list.length === 0) refuse(at, "应为非空列表。", "a list is expected.");
      return each(list);
    case "subtract":
    case "divide":
      if (list.length !== 2) refuse(at, "应有 2 项。", "2 entries are expected.");
      return each(list);
    case "round":
      if (list.length !== 3 || !ROUNDING_MODES.some((mode) => mode === list[0]) || !isUnit(list[1]))
        refuse(at, "应为舍入方式、单位和公式。", "a mode, a unit and a formula are expected.");
      return checkFormula(list[2], names, depth + 1, `${at}[2]`);
    default:
      refuse(at, "没有这个运算。", "there is no such operation.");
  }
}

const isUnit = (value: unknown): boolean => {
  const unit = typeof value === "string" ? parseRational(value) : undefined;
  return unit !== undefined && unit.numerator > 0n;
};
