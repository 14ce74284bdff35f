import { both, type Stacking } from "@tongyou/policy";
import { EFFECTIVE } from "./effective.ts";

const from = EFFECTIVE;

const orphanScheme = {
  id: "orphan",
  title: both("孤儿基本生活费", "Orphan basic living subsidy"),
  drawn: ["orphanLiving", "orphanAllowance"],
  allowance: true,
  classes: ["ZZ.orphan.institution", "ZZ.orphan.scattered"],
} as const;
const meansTested = {
  id: "meansTested",
  title: both("低保或特困供养", "Dibao or tekun"),
  drawn: ["dibao", "tekun"],
};

export const stackings: readonly Stacking[] = [
  {
    kind: "exclusive",
    id: "ZZ.disabilityLiving",
    title: both(
      "已领孤儿基本生活费的残疾儿童停发残疾人生活补贴，护理补贴照发",
      "A disabled child with the orphan subsidy loses the disability living subsidy, not the nursing subsidy",
    ),
    clauses: ["ZZ-2.2.2-c"],
    from,
    keeps: "orphan",
    schemes: [
      orphanScheme,
      {
        id: "disabilityLiving",
        title: both("困难残疾人生活补贴", "Disability living subsidy"),
        drawn: ["disabilityLiving"],
      },
    ],
  },
  {
    kind: "disregardAsIncome",
    id: "ZZ.notIncome",
    title: both(
      "申请低保、特困时孤儿基本生活费不算家庭收入",
      "The orphan subsidy is no income when dibao or tekun is asked for",
    ),
    clauses: ["ZZ-2.2.2-d"],
    from,
    schemes: [orphanScheme, meansTested],
  },
  {
    kind: "exclusive",
    id: "ZZ.once",
    title: both(
      "孤儿、艾滋病病毒感染儿童、事实无人抚养儿童三项不重复享受",
      "Of the orphan, HIV and de facto subsidies only one is drawn",
    ),
    clauses: ["ZZ-2.2.2-f"],
    from,
    schemes: [
      orphanScheme,
      {
        id: "deFacto",
        title: both("事实无人抚养儿童基本生活补贴", "De facto unattended subsidy"),
        drawn: ["deFactoAllowance"],
        allowance: true,
        classes: ["ZZ.deFacto"],
      },
    ],
  },
];
