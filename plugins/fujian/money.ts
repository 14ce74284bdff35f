import {
  both,
  type Formula,
  type Parameter,
  type ParameterValue,
  type Proposal,
  type Series,
  type Source,
} from "@tongyou/policy";
import { GROWTH_FROM, STANDARDS_2020 } from "./standards.ts";

const NANPING: Source = {
  text: both(
    "南平市政府网2020年12月1日所引闽民童〔2020〕125号；下一次调整的日期未找到，满一年后由本单位录入",
    "闽民童〔2020〕125号 as quoted by Nanping's official site on 1 December 2020; the day of the next change was not found, so after a year the bureau enters it",
  ),
  status: "official",
};
const GROWTH: Source = {
  text: both(
    "福建省民政厅网2024年6月5日所载2024年标准（闽民规〔2023〕7号）；标准逐年增长，满一年后由本单位录入",
    "Standards of 2024 on the site of the provincial department, 5 June 2024 (闽民规〔2023〕7号); they grow yearly, so after a year the bureau enters them",
  ),
  status: "official",
};

const raised = (fen: number): ParameterValue[] => [
  { from: STANDARDS_2020, until: "2021-12-01", fen, source: NANPING },
];
const grown = (fen: number): ParameterValue[] => [
  { from: GROWTH_FROM, until: "2025-07-01", fen, source: GROWTH },
];

const parameter = (
  id: string,
  zh: string,
  en: string,
  clauses: string[],
  values: ParameterValue[],
): Parameter => ({
  id,
  title: both(zh, en),
  unit: "fenPerMonth",
  clauses,
  values,
});

/** Two regimes: the fixed sums of 2020, and the sums that grow by formula. Nothing fills the years between. */
export const parameters: readonly Parameter[] = [
  parameter(
    "FJ.institution.2020",
    "机构养育月标准（2020年）",
    "Monthly standard in an institution (2020)",
    ["FJ-2020-125-1", "FJ-2020-125-3"],
    raised(180_000),
  ),
  parameter(
    "FJ.scattered.2020",
    "散居月标准（2020年）",
    "Monthly standard in the community (2020)",
    ["FJ-2020-125-2", "FJ-2020-125-3"],
    raised(140_000),
  ),
  parameter(
    "FJ.institution.monthly",
    "机构养育月标准（自然增长）",
    "Monthly standard in an institution (natural growth)",
    ["FJ-2023-7-2"],
    grown(221_300),
  ),
  parameter(
    "FJ.scattered.monthly",
    "散居月标准（自然增长）",
    "Monthly standard in the community (natural growth)",
    ["FJ-2023-7-2"],
    grown(179_200),
  ),
];

export const series: readonly Series[] = [
  {
    id: "FJ.realIncomeGrowth",
    title: both("全省居民人均可支配收入实际增速", "Real growth of all residents' per-capita income"),
    unit: both("百分之一", "per cent"),
    clauses: ["FJ-2023-7-1"],
    values: { "2023": { value: "5.4", released: "2024-06-05", source: GROWTH } },
  },
];

/** The rounded standard of the day before, grown by the rate of the year before, in whole yuan. */
const growth: Formula = {
  round: [
    "halfUp",
    "1",
    {
      multiply: [
        { current: true },
        {
          add: [{ number: "1" }, { divide: [{ series: ["FJ.realIncomeGrowth", 1] }, { number: "100" }] }],
        },
      ],
    },
  ],
};

export const proposals: readonly Proposal[] = ["FJ.institution.monthly", "FJ.scattered.monthly"].map(
  (id) => ({ parameter: id, clauses: ["FJ-2023-7-1"], from: GROWTH_FROM, formula: growth }),
);
