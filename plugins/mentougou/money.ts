import { type AuthoredProvision, both, bureauSetting, type Parameter } from "@tongyou/policy";
import { EFFECTIVE } from "./basics.ts";

const withoutSum = (clause: string, id: string, zh: string, en: string): Parameter => ({
  id,
  title: both(zh, en),
  unit: "fenPerMonth",
  clauses: [clause],
  values: [],
  toBeEntered: [
    {
      from: EFFECTIVE,
      clauses: [clause],
      why: both("文件未写数额", "the document states no sum"),
    },
  ],
});

export const parameters: readonly Parameter[] = [
  withoutSum(
    "MTG-3.3.1-a",
    "MTG.difficultyLiving.monthly",
    "困境儿童生活保障月标准",
    "Monthly living guarantee for children in difficulty",
  ),
  withoutSum(
    "MTG-3.3.1-b",
    "MTG.temporaryLiving",
    "临时性生活保障月标准",
    "Monthly temporary living support",
  ),
  withoutSum(
    "MTG-3.3.1-i",
    "MTG.nursing",
    "残疾儿童护理补贴月标准",
    "Monthly nursing subsidy of disabled children",
  ),
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
            "京民儿福发〔2023〕246号，北京市民政局网站",
            "京民儿福发〔2023〕246号 on the site of Beijing's civil affairs bureau",
          ),
          status: "official",
        },
      },
    ],
    toBeEntered: [
      {
        from: "2024-01-01",
        clauses: ["BJ-246-1"],
        why: both("2024年起的标准未见", "the rate from 2024 on was not found"),
      },
    ],
  },
];

/** Amounts that go by classes the document does not name: the bureau writes down its own table. */
export const amountSettings: readonly AuthoredProvision[] = [
  bureauSetting(
    "MTG.setting.premium",
    "MTG-3.3.1-j",
    both(
      "保费补贴分类（文件未列，由本单位录入）",
      "Classes of the premium subsidy (not listed; the bureau enters them)",
    ),
    { unit: "text" },
  ),
  bureauSetting(
    "MTG.setting.schoolAid",
    "MTG-3.3.2-a",
    both(
      "教育资助分类（文件未列，由本单位录入）",
      "Classes of school aid (not listed; the bureau enters them)",
    ),
    { unit: "text" },
  ),
];
