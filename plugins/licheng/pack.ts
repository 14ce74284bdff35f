/** 泉州市鲤城区：泉鲤政办〔2017〕135号 over the Fujian pack. */
import { both, definePack } from "@tongyou/policy";
import fujian from "../fujian/pack.ts";
import { benefit, continuation, orphanGroup, orphanItems, parameters } from "./allowance.ts";
import { categories, definitions, EFFECTIVE } from "./categories.ts";
import { guardianshipClauses } from "./clauses-guardianship.ts";
import { mechanismClauses, resourceClauses } from "./clauses-mechanism.ts";
import { scopeClauses } from "./clauses-scope.ts";
import { supportClauses } from "./clauses-support.ts";
import { entitlements } from "./entitlements.ts";
import { bodyProvisions } from "./provisions-bodies.ts";
import { childProvisions } from "./provisions-children.ts";
import { readings } from "./readings.ts";
import { records } from "./records.ts";

/** From this day the province names the workers; the notice's own titles end. */
const PROVINCE_TITLES = "2019-09-20";

export default definePack({
  id: "licheng",
  version: "2017.135",
  title: both("泉州市鲤城区困境儿童保障", "Licheng, Quanzhou: children in difficulty"),
  extends: fujian,
  documents: [
    {
      id: "LC",
      title: both(
        "关于加强困境儿童保障工作的通知",
        "Notice on strengthening the protection of children in difficulty",
      ),
      number: "泉鲤政办〔2017〕135号",
      issued: EFFECTIVE,
      effective: EFFECTIVE,
      clauses: [
        ...scopeClauses,
        ...supportClauses,
        ...guardianshipClauses,
        ...mechanismClauses,
        ...resourceClauses,
      ],
    },
  ],
  parameters,
  readings,
  roles: [
    {
      role: "villageWorker",
      title: both("儿童福利督导员（儿童权利监察员）", "Child welfare supervisor (child rights monitor)"),
      clauses: ["LC-4.2-o"],
      from: EFFECTIVE,
      until: PROVINCE_TITLES,
    },
    {
      role: "villageWorker",
      title: both("儿童主任", "Child director"),
      clauses: ["FJ-2.2.1-a"],
      from: PROVINCE_TITLES,
    },
  ],
  mechanisms: [
    {
      id: "LC.casework",
      title: both("四位一体反应机制", "Response chain of casework"),
      clauses: ["LC-3.6-a"],
      chain: "casework",
      stages: [
        { id: "watch", title: both("监测预防", "Watch and prevent") },
        { id: "find", title: both("发现报告", "Find and report") },
        { id: "assess", title: both("评估转介", "Assess and refer") },
        { id: "help", title: both("帮扶干预", "Help and intervene") },
      ],
    },
    {
      id: "LC.protection",
      title: both("安全保护机制", "Protection chain"),
      clauses: ["LC-4.2-l"],
      chain: "protection",
      educationFirst: ["LC-3.4-f"],
      stages: [
        { id: "report", title: both("强制报告", "Mandatory report") },
        { id: "emergency", title: both("应急处置", "Emergency response") },
        { id: "assessment", title: both("评估帮扶", "Assessment and help") },
        { id: "intervention", title: both("监护干预", "Guardianship intervention") },
      ],
    },
  ],
  items: [...definitions, ...orphanItems, continuation, ...categories, orphanGroup, ...entitlements],
  provisions: [...records, ...childProvisions, ...bodyProvisions],
  changes: [{ replace: benefit, instead: "FJ.allowance", clauses: ["LC-3.1-e", "LC-3.1-f"] }],
});
