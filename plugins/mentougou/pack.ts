/** 门头沟：门政办发〔2017〕69号 over the national core. */
import { both, definePack } from "@tongyou/policy";
import national from "../national/pack.ts";
import { benefit, stackings } from "./allowance.ts";
import { basics, EFFECTIVE } from "./basics.ts";
import { beijing } from "./beijing.ts";
import { categories } from "./categories.ts";
import { guardianshipClauses } from "./clauses-guardianship.ts";
import { networkClauses } from "./clauses-network.ts";
import { protectionClauses } from "./clauses-protection.ts";
import { scopeClauses } from "./clauses-scope.ts";
import { welfareClauses } from "./clauses-welfare.ts";
import { duties } from "./duties.ts";
import { entitlements } from "./entitlements.ts";
import { groups } from "./groups.ts";
import { amountSettings, parameters } from "./money.ts";
import { network } from "./network.ts";
import { readings } from "./readings.ts";
import { records } from "./records.ts";
import { watch } from "./watch.ts";

export default definePack({
  id: "mentougou",
  version: "2017.69",
  title: both(
    "北京市门头沟区困境儿童和留守儿童保障",
    "Mentougou, Beijing: children in difficulty and left behind",
  ),
  extends: national,
  documents: [
    {
      id: "MTG",
      title: both(
        "门头沟区加强困境儿童和留守儿童保障工作实施方案",
        "Mentougou district plan for children in difficulty and left-behind children",
      ),
      number: "门政办发〔2017〕69号",
      issued: "2017-12-29",
      effective: EFFECTIVE,
      clauses: [
        ...scopeClauses,
        ...guardianshipClauses,
        ...protectionClauses,
        ...welfareClauses,
        ...networkClauses,
      ],
    },
    beijing,
  ],
  parameters,
  readings,
  roles: [
    {
      role: "villageWorker",
      title: both("儿童福利督导员", "Child welfare supervisor (village)"),
      clauses: ["MTG-4.3-c"],
    },
    {
      role: "townSocialWorker",
      title: both("儿童社会工作者", "Child social worker (town)"),
      clauses: ["MTG-4.3-c"],
    },
  ],
  mechanisms: [
    {
      id: "MTG.protection",
      title: both("救助保护机制五环节", "Protection chain of five stages"),
      clauses: ["MTG-3.2.1-a", "MTG-3.2.2-b", "MTG-3.2.3-a", "MTG-3.2.4-a", "MTG-3.2.5-a"],
      chain: "protection",
      educationFirst: ["MTG-3.1-p"],
      stages: [
        {
          id: "prevention",
          title: both("源头预防", "Prevention at the source"),
          roles: ["villageCommittee", "villageWorker"],
        },
        {
          id: "report",
          title: both("强制报告", "Mandatory report"),
          roles: ["villageWorker", "institutionStaff", "department.education", "department.health"],
        },
        { id: "emergency", title: both("应急处置", "Emergency response"), roles: ["department.police"] },
        {
          id: "assessment",
          title: both("评估帮扶", "Assessment and help"),
          roles: ["townSocialWorker", "countyOfficer"],
        },
        {
          id: "intervention",
          title: both("监护干预", "Guardianship intervention"),
          roles: ["department.police", "countyOfficer"],
        },
      ],
    },
  ],
  items: [...basics, ...categories, ...groups, ...entitlements],
  benefit,
  stackings,
  provisions: [...amountSettings, ...duties, ...records, ...watch, ...network],
});
