import { both, type Formula, type Parameter, type Proposal, type Series, type Source } from "@tongyou/policy";
import { GROWTH_FROM, STANDARDS_2020 } from "./standards.ts";

const NANPING: Source = {
  text: both(
    "南平市政府网2020年12月1日所引闽民童〔2020〕125号；下一次调整的日期未找到，只用一年",
    "闽民童〔2020〕125号 as quoted by Nanping's official site on 1 December 2020; the day of the next change was not found, so it is used for a year",
  ),
  status: "official",
};
const GROWTH: Source = {
  text: both(
    "福建省民政厅网2024年6月5日所载2024年标准（闽民规〔2023〕7号）",
    "Standards of 2024 on the site of the provincial department, 5 June 2024 (闽民规〔2023〕7号)",
  ),
  status: "official",
};

/** Two published sums. Nothing fills the years between them, and none is carried on beyond its year. */
const standard = (
  place: "institution" | "scattered",
  zh: string,
  en: string,
  clauses: string[],
  { fixed, grown }: { fixed: number; grown: number },
): Parameter => ({
  id: `FJ.${place}.monthly`,
  title: both(zh, en),
  unit: "fenPerMonth",
  clauses,
  values: [
    { from: STANDARDS_2020, until: "2021-12-01", fen: fixed, source: NANPING },
    { from: GROWTH_FROM, until: "2025-07-01", fen: grown, source: GROWTH },
  ],
  toBeEntered: [
    {
      from: "2021-12-01",
      until: GROWTH_FROM,
      clauses: ["FJ-2023-7-4"],
      why: both(
        "这期间的标准和调整日期没有可靠出处",
        "the sums of these years and the days they changed have no reliable source",
      ),
    },
    {
      from: "2025-07-01",
      clauses: ["FJ-2023-7-1"],
      why: both("标准逐年增长，须按当年公布的执行", "the standards grow yearly; that year's notice decides"),
    },
  ],
});

export const parameters: readonly Parameter[] = [
  standard(
    "institution",
    "机构养育月标准",
    "Monthly standard in an institution",
    ["FJ-2020-125-1", "FJ-2020-125-3", "FJ-2023-7-2", "FJ-2023-7-4"],
    { fixed: 180_000, grown: 221_300 },
  ),
  standard(
    "scattered",
    "散居月标准",
    "Monthly standard in the community",
    ["FJ-2020-125-2", "FJ-2020-125-3", "FJ-2023-7-2", "FJ-2023-7-4"],
    { fixed: 140_000, grown: 179_200 },
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
