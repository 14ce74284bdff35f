import type { Department, TenantRole } from "@tongyou/core";

/** One password for every demo account: it protects nothing, the demo holds generated people only. */
export const DEMO_PASSWORD = "Jade-Lantern-2018";

export type DemoPack = "ningxia" | "zhengzhou" | "licheng" | "mentougou";
export type DemoLogin =
  | "officer"
  | "finance"
  | "town"
  | "village"
  | "auditor"
  | "admin"
  | "social"
  | "home"
  | "school"
  | "police"
  | "hotline";

export type DemoBureau = {
  /** That of its pack. */
  code: DemoPack;
  name: string;
  division: string;
  pack: DemoPack;
  /** One person of every role; areas are 12-digit codes. */
  staff: { login: DemoLogin; name: string; role: TenantRole; department?: Department; area: string }[];
};

export const DEMO_NATIONAL = { login: "admin", name: "国家平台管理员" };

/** Where the people of a demo bureau work, 12-digit codes, the whole bureau last. */
type Places = { county: string; town: string; village: string; whole: string };
const DESKS: readonly [login: DemoLogin, role: TenantRole, place: keyof Places, department?: Department][] = [
  ["officer", "countyOfficer", "county"],
  ["finance", "countyFinance", "county"],
  ["town", "townSupervisor", "town"],
  ["village", "villageWorker", "village"],
  ["auditor", "auditor", "whole"],
  ["admin", "tenantAdmin", "whole"],
  ["social", "townSocialWorker", "town"],
  ["home", "institutionStaff", "county"],
  ["school", "departmentStaff", "county", "education"],
  ["police", "departmentStaff", "county", "police"],
  ["hotline", "departmentStaff", "county", "hotline"],
];

const bureau = (code: DemoPack, name: string, places: Places, people: readonly string[]): DemoBureau => ({
  code,
  name,
  division: places.whole,
  pack: code,
  staff: DESKS.map(([login, role, place, department], index) => ({
    login,
    role,
    ...(department && { department }),
    name: people[index] ?? login,
    area: places[place],
  })),
});

export const DEMO_BUREAUS: readonly DemoBureau[] = [
  bureau(
    "ningxia",
    "宁夏回族自治区民政厅",
    { county: "640423000000", town: "640423100000", village: "640423100004", whole: "640000000000" },
    [
      "王秀兰",
      "李志强",
      "杨小龙",
      "马秀英",
      "丁文博",
      "马建国",
      "纳晓梅",
      "金文静",
      "吴志刚",
      "韩建军",
      "苏慧敏",
    ],
  ),
  bureau(
    "zhengzhou",
    "郑州市民政局",
    { county: "410185000000", town: "410185001000", village: "410185001001", whole: "410100000000" },
    ["刘敏", "陈立新", "赵磊", "孙桂芳", "周静", "张海涛", "冯雨", "郭春梅", "魏东", "秦卫国", "田莉"],
  ),
  bureau(
    "licheng",
    "泉州市鲤城区民政局",
    { county: "350502000000", town: "350502001000", village: "350502001001", whole: "350502000000" },
    [
      "林美玲",
      "黄志明",
      "吴建华",
      "郑秀珍",
      "许文静",
      "蔡国栋",
      "庄晓雯",
      "洪秋月",
      "苏明哲",
      "谢志坚",
      "曾雅婷",
    ],
  ),
  bureau(
    "mentougou",
    "北京市门头沟区民政局",
    { county: "110109000000", town: "110109001000", village: "110109001001", whole: "110109000000" },
    [
      "高晓燕",
      "宋立军",
      "何海峰",
      "郭玉梅",
      "梁雪",
      "韩志远",
      "白洁",
      "石秀英",
      "贾宏伟",
      "马立新",
      "任晓东",
    ],
  ),
];
