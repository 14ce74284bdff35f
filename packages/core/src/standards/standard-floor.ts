import type { CivilDate } from "@tongyou/policy";
import type { Policy, Standards } from "@tongyou/policy/engine";
import { invalid } from "../errors/refusals.ts";

const yuan = (fen: number) => (fen / 100).toFixed(2);

/**
 * Refuses an amount (fen per month, from `validFrom`) below the standard that the pack says it may not fall under,
 * such as a province's, as far as that one is known for the day. Throws `invalid` with field `value`.
 */
export function refuseBelowFloor(
  policy: Policy,
  { parameter, validFrom }: { parameter: string; validFrom: CivilDate },
  fen: number,
  standards: Standards,
): void {
  const { parameters } = policy.pack;
  const floor = parameters.find(({ id }) => id === parameters.find((one) => one.id === parameter)?.atLeast);
  const least = floor && policy.parameterOn(floor.id, validFrom, standards);
  if (!floor || !least || !("fen" in least) || fen >= least.fen) return;
  const clauses = floor.clauses.join("、");
  throw invalid(
    "value",
    {
      zh: `录入的金额低于“${floor.title.zh}”（${yuan(least.fen)} 元，${clauses}）。`,
      en: `The amount is below "${floor.title.en}" (${yuan(least.fen)} yuan, ${clauses}).`,
    },
    {
      zh: "请核对公布文件；上级标准有变动的，先录入上级标准。",
      en: "Check the gazetted document; where the higher standard has changed, enter that one first.",
    },
  );
}
