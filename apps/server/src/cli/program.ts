import { Command, CommanderError, Option } from "commander";
import { ledgerCheck } from "./ledger-check.ts";
import { ledgerImport } from "./ledger-import.ts";
import { monthRun } from "./month-run.ts";
import type { Output } from "./output.ts";
import { addPolicyCommands } from "./policy.ts";
import { nationalAdd, tenantAdd } from "./tenants.ts";
import { tenantRollback, tenantUpgrade } from "./upgrade.ts";

/** The command line. docs/command-line.md describes it; its names and JSON are public and stable. */
export function buildProgram(output: Output): Command {
  const program = new Command("tongyou")
    .description("童佑的命令行 · Tongyou's command line")
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .exitOverride()
    .showHelpAfterError("(--help 查看用法 · for usage)");
  const json = () => new Option("--json", "只输出 JSON · print JSON only");
  const lang = () =>
    new Option("--lang <zh|en>", "文字的语言 · language of texts").choices(["zh", "en"]).default("zh");
  const as = (who: string) => new Option("--as <login>", who).makeOptionMandatory();
  const tenant = () => new Option("--tenant <code>", "单位代码 · code of the bureau").makeOptionMandatory();

  const ledger = program.command("ledger").description("台账 · ledgers");
  ledger
    .command("check <file>")
    .description("检查台账并认定每名儿童，不用数据库 · check a ledger and decide each child, no database")
    .requiredOption("--pack <id>", "政策包 · the pack, e.g. ningxia")
    .requiredOption("--on <date>", "认定日期 · the day decided for, e.g. 2018-03-31")
    .option("--facts", "同时输出规范化后的事实 · with the normalised facts")
    .addOption(lang())
    .addOption(json())
    .action((file, options) => ledgerCheck(file, options, output));
  ledger
    .command("import <file>")
    .description("预览导入，加 --yes 才写入 · preview an import; --yes stores it")
    .addOption(tenant())
    .addOption(as("以谁的名义 · in whose name"))
    .option("--yes", "确认并写入 · confirm and store")
    .addOption(json())
    .action((file, options) => ledgerImport(file, options, output));

  program
    .command("month")
    .description("待遇发放 · months")
    .command("run")
    .description("计算一个月，不提交也不审批 · calculate a month; submits and approves nothing")
    .addOption(tenant())
    .requiredOption("--month <month>", "月份 · e.g. 2018-03")
    .option("--area <code>", "12 位区划代码，默认本人辖区 · division code, by default one's own area")
    .addOption(as("以谁的名义 · in whose name"))
    .addOption(json())
    .action((options) => monthRun(options, output));

  const tenants = program.command("tenant").description("单位 · bureaus");
  tenants
    .command("upgrade <code>")
    .description("换用另一版政策包：先列差异，再定日生效 · another version of a bureau's pack, from a day on")
    .option("--to <version>", "版本或哈希，默认本机的一版 · version or hash, by default this checkout's")
    .option("--from <date>", "生效日期 · the day it takes effect, e.g. 2026-12-01")
    .option("--as <login>", "以谁的名义 · in whose name")
    .option("--reason <text>", "原因 · why")
    .option("--preview", "只列差异 · show the differences only")
    .addOption(json())
    .action((code, options) => tenantUpgrade(code, options, output));
  tenants
    .command("rollback <code>")
    .description("退回上一版政策包 · go back to the pack before the newest upgrade")
    .requiredOption("--from <date>", "生效日期 · the day it takes effect")
    .requiredOption("--reason <text>", "原因 · why")
    .addOption(as("以谁的名义 · in whose name"))
    .addOption(json())
    .action((code, options) => tenantRollback(code, options, output));
  tenants
    .command("add <code>")
    .description("建立单位 · provision a bureau")
    .requiredOption("--name <name>", "单位名称 · its name")
    .requiredOption("--division <code>", "12 位区划代码 · its division code")
    .requiredOption("--pack <id>", "政策包 · its pack")
    .requiredOption("--admin-login <login>", "第一位管理员的登录名 · first administrator's login")
    .requiredOption("--admin-name <name>", "第一位管理员的姓名 · first administrator's name")
    .addOption(json())
    .action((code, options) => tenantAdd(code, options, output));
  program
    .command("national")
    .description("国家平台 · the national desk")
    .command("add <login>")
    .description("开通国家平台账号 · open an account of the national desk")
    .requiredOption("--name <name>", "姓名 · the person's name")
    .addOption(json())
    .action((login, options) => nationalAdd(login, options, output));

  addPolicyCommands(program, output);
  return program;
}

/** True for an exit commander asked for after printing help or a usage error itself. */
export const isUsageExit = (error: unknown): error is CommanderError => error instanceof CommanderError;
