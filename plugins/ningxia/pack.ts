/** 宁夏：宁政发〔2017〕86号 over the national core. */
import { both, definePack } from "@tongyou/policy";
import national from "../national/pack.ts";
import { benefit, exclusion } from "./allowance.ts";
import { categories, EFFECTIVE } from "./categories.ts";
import { livingClauses } from "./clauses-living.ts";
import { mechanismClauses } from "./clauses-mechanism.ts";
import { scopeClauses } from "./clauses-scope.ts";
import { supportClauses } from "./clauses-support.ts";
import { entitlements } from "./entitlements.ts";
import { parameters, proposals, series } from "./money.ts";
import { applying } from "./procedure.ts";
import { readings } from "./readings.ts";
import { responsible } from "./responsible.ts";
import { terms } from "./terms.ts";

export default definePack({
  id: "ningxia",
  version: "2017.86",
  title: both("宁夏回族自治区困境儿童保障", "Ningxia: children in difficulty"),
  extends: national,
  documents: [
    {
      id: "NX",
      title: both(
        "关于加强困境儿童保障工作的实施意见",
        "Implementing opinions on strengthening the protection of children in difficulty",
      ),
      number: "宁政发〔2017〕86号",
      issued: "2017-11-09",
      effective: EFFECTIVE,
      clauses: [...scopeClauses, ...livingClauses, ...supportClauses, ...mechanismClauses],
    },
  ],
  parameters,
  series,
  proposals,
  readings,
  roles: [
    {
      role: "villageWorker",
      title: both("民政协理员", "Village civil-affairs assistant"),
      clauses: ["NX-4.1-e", "NX-5.2-a"],
    },
  ],
  mechanisms: [
    {
      id: "NX.protection",
      title: both("安全保护与服务机制", "Protection and service chain"),
      clauses: ["NX-4.1-b"],
      chain: "protection",
      educationFirst: ["NX-3.4-c"],
      stages: [
        { id: "report", title: both("强制报告", "Mandatory report") },
        { id: "emergency", title: both("应急处置", "Emergency response") },
        { id: "assessment", title: both("评估帮扶", "Assessment and help") },
        { id: "intervention", title: both("监护干预", "Guardianship intervention") },
      ],
    },
  ],
  items: [...categories, ...entitlements],
  benefit,
  stackings: [exclusion],
  changes: [{ replace: applying, instead: "GJ.procedure", clauses: ["NX-4.1-d"] }],
  provisions: [...terms, ...responsible],
});
