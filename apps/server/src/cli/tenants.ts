import {
  installBureau,
  installNationalAdmin,
  makeFirstPassword,
  provisionInput,
  upgradePack,
} from "@tongyou/core";
import { CommandError } from "./failure.ts";
import { type Output, printJson } from "./output.ts";
import { withInstallation } from "./with-database.ts";

export type TenantAddOptions = {
  name: string;
  division: string;
  pack: string;
  adminLogin: string;
  adminName: string;
  json?: true;
};

/** Provisions a bureau as the operator of this machine and prints its first administrator's one-time password. */
export async function tenantAdd(code: string, options: TenantAddOptions, output: Output): Promise<void> {
  const { json, ...fields } = options;
  const input = provisionInput.safeParse({ code, ...fields });
  if (!input.success) {
    const names = [...new Set(input.error.issues.map((issue) => issue.path.join(".")))].join(", ");
    throw new CommandError(
      `这些参数不合规定：${names}。见 --help。`,
      `These options do not fit: ${names}. See --help.`,
    );
  }
  const { adminLogin, adminName, ...bureau } = input.data;
  const password = makeFirstPassword();
  const first = { login: adminLogin, name: adminName, role: "tenantAdmin", area: bureau.division } as const;
  const account = { ...first, password, mustChangePassword: true };
  if (!(await withInstallation((app) => installBureau(app, bureau, [account]))))
    throw new CommandError(
      `单位代码“${bureau.code}”已被使用。请换一个。`,
      `The code "${bureau.code}" is taken. Choose another.`,
    );
  if (json) printJson(output, { code: bureau.code, admin: { login: adminLogin, password } });
  else
    output.out(
      `已建立单位 ${bureau.code}。管理员 ${adminLogin} 的一次性密码：${password}\n` +
        `Provisioned ${bureau.code}. One-time password of ${adminLogin}: ${password}\n`,
    );
}

/** Moves a bureau at once to the version of its pack that this checkout has: before it works with it, or for a demo. */
export async function tenantUpgradeAtOnce(
  code: string,
  options: { json?: true },
  output: Output,
): Promise<void> {
  const upgrade = await withInstallation((app) => upgradePack(app, code));
  if (upgrade === "dated")
    throw new CommandError(
      `${code} 按日期更换政策包，不能立即更换。请用 --from、--as 和 --reason 办理。`,
      `${code} changes its pack by date, never at once. Use --from, --as and --reason.`,
    );
  if (options.json) printJson(output, upgrade === "upToDate" ? null : upgrade);
  else if (upgrade === "upToDate")
    output.out(`${code} 已是最新，没有变动。\n${code} is up to date; nothing changed.\n`);
  else output.out(`${code}：${upgrade.pack} ${upgrade.from} → ${upgrade.to}\n`);
}

/** Opens an account of the national desk and prints its one-time password. */
export async function nationalAdd(
  login: string,
  options: { name: string; json?: true },
  output: Output,
): Promise<void> {
  if (!/^[a-z][a-z0-9._-]{2,29}$/.test(login))
    throw new CommandError(
      "登录名应为 3 到 30 个小写字母、数字、点、横线，以字母开头。",
      "A login is 3 to 30 lower-case letters, digits, dots and dashes, a letter first.",
    );
  const password = makeFirstPassword();
  const person = { login, name: options.name, password, mustChangePassword: true };
  if (!(await withInstallation((app) => installNationalAdmin(app, person))))
    throw new CommandError(
      `国家平台已有登录名“${login}”。请换一个。`,
      `The national desk already has "${login}".`,
    );
  if (options.json) printJson(output, { login, password });
  else output.out(`${login} 的一次性密码 · one-time password: ${password}\n`);
}
