import { both, type Parameter } from "@tongyou/policy";

/**
 * The document gives no amount. Beijing's published rate of 2023 is the only one found on an official page; the
 * rates around it were not found, so a bureau enters them and nothing is carried on beyond the year.
 */
export const parameters: readonly Parameter[] = [
  {
    id: "MTG.difficultyLiving.monthly",
    title: both("困境儿童生活保障月标准", "Monthly living guarantee for children in difficulty"),
    unit: "fenPerMonth",
    clauses: ["MTG-3.3.1-a"],
    values: [],
  },
  {
    id: "BJ.orphan.monthly",
    title: both("北京市孤儿、弃婴月标准", "Beijing: monthly rate of orphans and foundlings"),
    unit: "fenPerMonth",
    clauses: ["BJ-246-1"],
    values: [
      {
        from: "2023-07-01",
        until: "2024-01-01",
        fen: 265_000,
        source: {
          text: both(
            "京民儿福发〔2023〕246号，北京市民政局网站；2024年起的标准未见，请录入",
            "京民儿福发〔2023〕246号 on the site of Beijing's civil affairs bureau; the rate from 2024 on was not found and is to be entered",
          ),
          status: "official",
        },
      },
    ],
  },
];
