import type { TenantRole } from "@tongyou/core";

/** One password for every demo account: it protects nothing, the demo holds generated people only. */
export const DEMO_PASSWORD = "Jade-Lantern-2018";

export type DemoBureau = {
  code: string;
  name: string;
  division: string;
  pack: string;
  /** One person of every role; areas are 12-digit codes. */
  staff: { login: string; name: string; role: TenantRole; area: string }[];
};

export const DEMO_NATIONAL = { login: "admin", name: "国家平台管理员" };

export const DEMO_BUREAUS: DemoBureau[] = [
  {
    code: "ningxia",
    name: "宁夏回族自治区民政厅",
    division: "640000000000",
    pack: "ningxia",
    staff: [
      { login: "officer", name: "王秀兰", role: "countyOfficer", area: "640423000000" },
      { login: "finance", name: "李志强", role: "countyFinance", area: "640423000000" },
      { login: "town", name: "杨小龙", role: "townSupervisor", area: "640423100000" },
      { login: "village", name: "马秀英", role: "villageWorker", area: "640423100004" },
      { login: "auditor", name: "丁文博", role: "auditor", area: "640000000000" },
      { login: "admin", name: "马建国", role: "tenantAdmin", area: "640000000000" },
    ],
  },
  {
    code: "zhengzhou",
    name: "郑州市民政局",
    division: "410100000000",
    pack: "national",
    staff: [
      { login: "officer", name: "刘敏", role: "countyOfficer", area: "410185000000" },
      { login: "finance", name: "陈立新", role: "countyFinance", area: "410185000000" },
      { login: "town", name: "赵磊", role: "townSupervisor", area: "410185001000" },
      { login: "village", name: "孙桂芳", role: "villageWorker", area: "410185001001" },
      { login: "auditor", name: "周静", role: "auditor", area: "410100000000" },
      { login: "admin", name: "张海涛", role: "tenantAdmin", area: "410100000000" },
    ],
  },
];
