import { type AuthoredProvision, both, duty } from "@tongyou/policy";

/** What each role has to do, told by neutral role codes; the region's own titles stand in `pack.ts`. */
export const duties: readonly AuthoredProvision[] = [
  duty(
    "MTG.duty.warn",
    "MTG-3.1-b",
    both("劝诫、制止不履责的监护人并记录", "Warn and stop a guardian who fails, and record it"),
    { place: "protection", roles: ["villageCommittee", "department.police", "villageWorker"] },
  ),
  duty(
    "MTG.duty.askDetained",
    ["MTG-3.1-f", "MTG-3.1-g"],
    both(
      "询问被羁押人员有无未成年子女，协助委托照护",
      "Ask persons held about minor children and help to entrust them",
    ),
    { place: "intakes", roles: ["department.police", "department.justice"] },
  ),
  duty(
    "MTG.duty.supervise",
    "MTG-3.1-j",
    both(
      "掌握并评定每户的监护情况，督促监护人",
      "Know and rate the guardianship of each home, supervise guardians",
    ),
    { place: "visits", roles: ["townGovernment", "townSocialWorker", "villageCommittee", "villageWorker"] },
  ),
  duty(
    "MTG.duty.training",
    ["MTG-3.1-q", "MTG-3.2.1-d"],
    both(
      "开展监护、亲子、代际、行为、自护培训并登记参加人",
      "Train guardians and children, and record who came",
    ),
    { place: "workRecords", roles: ["villageCommittee", "villageWorker", "townSocialWorker"] },
  ),
  duty(
    "MTG.duty.guide",
    "MTG-3.1-k",
    both("为镇村的监护监督提供指导和支持", "Guide and support towns and villages in supervising guardians"),
    { place: "workRecords", roles: ["countyOfficer", "institutionStaff"] },
  ),
  duty(
    "MTG.duty.beforeLeaving",
    "MTG-3.2.1-b",
    both("父母外出前督促落实照护人", "See that parents name a carer before they leave"),
    { place: "entrustments", roles: ["villageCommittee", "villageWorker"] },
  ),
  duty(
    "MTG.duty.acceptReport",
    "MTG-3.2.2-d",
    both("受理公众举报，登记来源为公众", "Accept reports by the public and record them as such"),
    {
      place: "harmReport",
      roles: [
        "villageWorker",
        "townSocialWorker",
        "institutionStaff",
        "department.education",
        "department.health",
      ],
    },
  ),
  duty(
    "MTG.duty.assistPolice",
    "MTG-3.2.3-f",
    both("协助公安调查和处置", "Assist the police in inquiry and response"),
    {
      place: "protection",
      roles: [
        "villageWorker",
        "townSocialWorker",
        "institutionStaff",
        "department.education",
        "department.health",
      ],
    },
  ),
  duty(
    "MTG.duty.revocation",
    "MTG-3.2.5-c",
    both(
      "依法申请撤销监护人资格，请法院另行指定",
      "Apply to the court to revoke guardianship and name another guardian",
    ),
    { place: "protection", roles: ["countyOfficer", "villageCommittee"] },
  ),
  duty(
    "MTG.duty.communityEducation",
    "MTG-3.3.2-e",
    both("经常开展儿童社区教育", "Hold community education for children regularly"),
    { place: "workRecords", roles: ["villageCommittee", "villageWorker"] },
  ),
  duty("MTG.duty.lead", "MTG-3.4.2-a", both("牵头综合协调、指导督促", "Lead, coordinate and supervise"), {
    place: "workRecords",
    roles: ["countyOfficer", "department.other"],
  }),
  duty(
    "MTG.duty.superviseReporters",
    "MTG-3.4.2-c",
    both("督促各单位履行强制报告", "See that bodies carry out mandatory reporting"),
    {
      place: "workRecords",
      roles: ["countyOfficer", "department.education", "department.health", "department.police"],
    },
  ),
  duty(
    "MTG.duty.unionVisits",
    "MTG-3.4.3-a",
    both("为务工人员探视子女提供便利", "Help migrant workers to visit their children"),
    { place: "referrals", roles: ["department.unions"] },
  ),
  duty(
    "MTG.duty.parenting",
    "MTG-3.4.3-b",
    both("指导父母和受托人开展家庭教育", "Guide parents and entrusted guardians in raising children"),
    { place: "referrals", roles: ["department.womensFederation"] },
  ),
  duty(
    "MTG.duty.rules",
    "MTG-4.3-d",
    both("制定两种岗位的工作规范和激励办法", "Set work rules and incentives for the two posts"),
    { place: "workRecords", roles: ["countyOfficer"] },
  ),
];
