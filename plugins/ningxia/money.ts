import {
  both,
  type Formula,
  type Parameter,
  type ParameterValue,
  type Proposal,
  type Series,
} from "@tongyou/policy";

const BASE = {
  text: both(
    "新华社2017年11月2日报道的调整前标准，待与原文核对",
    "Standard before the adjustment, press report of 2 November 2017, to be confirmed on the original",
  ),
  status: "press",
} as const;
const FIRST = {
  text: both(
    "2019年10月新华社报道所引2018年标准，待与原文核对",
    "Standard of 2018 as quoted by a press report of October 2019, to be confirmed on the original",
  ),
  status: "mirror",
} as const;

/** The published tables in fen. */
const values = (base: number, first: number): ParameterValue[] => [
  { from: "2017-01-01", until: "2018-01-01", fen: base, source: BASE },
  { from: "2018-01-01", until: "2020-01-01", fen: first, source: FIRST },
];

const rate = (id: string, zh: string, en: string, base: number, first: number): Parameter => ({
  id: `${id}.monthly`,
  title: both(`${zh}养育津贴月标准`, `Monthly allowance: ${en}`),
  unit: "fenPerMonth",
  clauses: ["NX-3.1-a", "NX-3.1-c"],
  values: values(base, first),
  toBeEntered: [
    {
      from: "2020-01-01",
      clauses: ["NX-3.1-c"],
      why: both(
        "2020年、2022年的标准按另外的条件发放事实无人抚养一档，不是本文件的标准",
        "the tables of 2020 and 2022 pay the de facto class by other conditions than this document's",
      ),
    },
  ],
});

export const parameters: readonly Parameter[] = [
  rate("NX.institution", "机构养育孤儿", "orphan in an institution", 100_000, 104_900),
  rate("NX.bothDead", "父母双亡孤儿", "orphan of two dead parents", 70_000, 73_700),
  rate("NX.deFacto", "事实无人抚养孤儿", "de facto unattended", 50_000, 53_100),
];

/** Empty: no figure of our sources is verified. A bureau enters the published statistics. */
export const series: readonly Series[] = [
  {
    id: "NX.ruralIncome",
    title: both("全区农村居民人均可支配收入", "Rural per-capita disposable income of the region"),
    unit: both("元/人/年", "yuan per person per year"),
    clauses: ["NX-3.1-b"],
    values: {},
  },
];

const income = (lag: number): Formula => ({ series: ["NX.ruralIncome", lag] });
const growth: Formula = {
  setting: [
    "NX-3.1-b.lag",
    { published: { subtract: [income(2), income(3)] }, literal: { subtract: [income(1), income(2)] } },
  ],
};

/** Current standard plus the share of the yearly growth amount, a twelfth of it a month, in whole yuan. */
const proposal = (id: string, share: string): Proposal => {
  const increase: Formula = { multiply: [{ number: share }, { divide: [growth, { number: "12" }] }] };
  return {
    parameter: `${id}.monthly`,
    clauses: ["NX-3.1-b"],
    from: "2018-01-01",
    formula: {
      add: [
        { current: true },
        {
          setting: [
            "NX-3.1-b.rounding",
            { halfUp: { round: ["halfUp", "1", increase] }, up: { round: ["up", "1", increase] } },
          ],
        },
      ],
    },
  };
};

export const proposals: readonly Proposal[] = [
  proposal("NX.institution", "0.8"),
  proposal("NX.bothDead", "0.6"),
  proposal("NX.deFacto", "0.5"),
];
