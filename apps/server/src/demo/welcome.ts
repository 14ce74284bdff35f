import { findDivision } from "@tongyou/core/divisions";
import type { Settings } from "../settings.ts";
import { DEMO_PASSWORD } from "./demo-bureaus.ts";
import type { DemoAccount } from "./ensure-demo.ts";

const ROLES: Record<DemoAccount["role"], string> = {
  tenantAdmin: "系统管理员 administrator",
  countyOfficer: "县级经办 county officer",
  countyFinance: "县级财务 county finance",
  townSupervisor: "儿童督导员 town supervisor",
  villageWorker: "儿童主任 village worker",
  townSocialWorker: "镇街社工 town social worker",
  institutionStaff: "机构人员 institution staff",
  departmentStaff: "协同部门 partner department",
  auditor: "审计 auditor",
  nationalAdmin: "国家平台 national desk",
};

/** What a newcomer needs to see: where to go, who to be, and that none of it is real. */
export function welcome(
  address: string,
  settings: Pick<Settings, "dataFolder" | "demo">,
  accounts: DemoAccount[],
): string {
  const lines = [
    "",
    `  童佑已就绪 · Tongyou is ready:  ${address}`,
    `  数据目录 · data: ${settings.dataFolder}`,
  ];
  if (settings.demo)
    lines.push(
      "",
      "  ⚠ 演示数据：以下账号的密码是公开的，不得录入真实儿童。TONGYOU_DEMO=0 可关闭。",
      "  ⚠ DEMO DATA: these passwords are public. Enter no real child. TONGYOU_DEMO=0 turns it off.",
      "",
      `  密码 · password for all:  ${DEMO_PASSWORD}`,
      "",
      ...accounts.map((account) => `  ${row(account)}`),
      "",
      `  第一步 · First step: 下载样表 download ${address}/demo/ledger-2018-03.xlsx`,
      "  以 ningxia / officer 登录，打开“台账导入”。 Sign in as ningxia / officer and import it.",
    );
  return `${lines.join("\n")}\n`;
}

function row({ bureau, login, role, area }: DemoAccount): string {
  const place = area === undefined ? "" : (findDivision(area)?.name ?? area);
  return `${bureau.padEnd(10)} / ${login.padEnd(8)}  ${ROLES[role]}${place && ` · ${place}`}`;
}
