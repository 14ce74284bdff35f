import { both, type Mechanism, type RoleTitle, type Stage } from "@tongyou/policy";

const protection: readonly Stage[] = [
  { id: "report", title: both("强制报告", "Mandatory report") },
  { id: "emergency", title: both("应急处置", "Emergency response") },
  { id: "assessment", title: both("评估帮扶", "Assessment and help") },
  { id: "intervention", title: both("监护干预", "Guardianship intervention") },
];

/** The county's chain has four stages, the community's five. */
export const mechanisms: readonly Mechanism[] = [
  {
    id: "ZZ.protection",
    title: both("“四位一体”救助保护机制（县级）", "Four-in-one protection (county)"),
    clauses: ["ZZ-2.4.1-a"],
    chain: "protection",
    stages: protection,
  },
  {
    id: "ZZ.community",
    title: both("“五位一体”社区儿童关爱保护体系", "Five-in-one protection (community)"),
    clauses: ["ZZ-2.4.2-b"],
    chain: "casework",
    stages: [{ id: "prevention", title: both("监测预防", "Monitoring and prevention") }, ...protection],
  },
  {
    id: "ZZ.adoption",
    title: both("收养：先国内后国外", "Adoption: in the country first, abroad after"),
    clauses: ["ZZ-2.2.6-a"],
    chain: "adoption",
    stages: [
      { id: "domestic", title: both("国内收养", "Adoption in the country") },
      { id: "foreign", title: both("涉外收养", "Adoption abroad") },
    ],
  },
];

export const roleTitles: readonly RoleTitle[] = [
  { role: "villageWorker", title: both("儿童主任", "Child director"), clauses: ["ZZ-2.4.1-b"] },
  { role: "townSupervisor", title: both("儿童督导员", "Child supervisor"), clauses: ["ZZ-2.4.1-b"] },
];
