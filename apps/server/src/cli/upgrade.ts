import {
  type PackVersions,
  pinPack,
  pinPackInput,
  previewWholeUpgrade,
  rollBackPack,
  type UpgradeDifference,
  type UpgradePreview,
} from "@tongyou/core";
import { isCivilDate, lastDayOf } from "@tongyou/policy";
import { CommandError } from "./failure.ts";
import { type Output, printJson, printTable, yuan } from "./output.ts";
import { tenantUpgradeAtOnce } from "./tenants.ts";
import { asStaff } from "./with-database.ts";

export type UpgradeOptions = {
  to?: string;
  from?: string;
  as?: string;
  reason?: string;
  preview?: true;
  json?: true;
};

/**
 * Shows what another version of a bureau's pack changes and, without `--preview`, takes it into use from a day on. The
 * differences are those of the first month it decides: that month's last day. Without any of these options: at once, by
 * the operator.
 */
export async function tenantUpgrade(tenant: string, options: UpgradeOptions, output: Output): Promise<void> {
  const { to, from, as, reason, preview, json } = options;
  const dated = [to, from, as, reason, preview].some((option) => option !== undefined);
  if (!dated) return tenantUpgradeAtOnce(tenant, json ? { json } : {}, output);
  const who = { tenant, as: required("--as", as) };
  const day = checkedDay(required("--from", from));
  const meant = to === undefined ? {} : { pack: to };
  const input = preview ? undefined : { ...meant, from: day, ...checkedReason(reason) };
  await asStaff(who, async (context) => {
    const shown = await previewWholeUpgrade(context, { ...meant, on: lastDayOf(day.slice(0, 7)) });
    const seen = context.tenant.pins.length;
    const pinned = input && (await pinPack(context, { ...input, seen }));
    if (json) printJson(output, pinned ? { preview: shown, pinned } : shown);
    else {
      printPreview(shown, output);
      if (pinned) printPins(tenant, pinned, output);
    }
  });
}

/** Goes back from a day on to the pack before the newest upgrade. */
export async function tenantRollback(
  tenant: string,
  options: { from: string; as: string; reason: string; json?: true },
  output: Output,
): Promise<void> {
  const input = { from: checkedDay(options.from), ...checkedReason(options.reason) };
  const pinned = await asStaff({ tenant, as: options.as }, (context) =>
    rollBackPack(context, { ...input, seen: context.tenant.pins.length }),
  );
  if (options.json) printJson(output, pinned);
  else printPins(tenant, pinned, output);
}

function required(option: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new CommandError(
    `按日期更换政策包还需要 ${option}。见 --help。`,
    `Changing a pack by date also needs ${option}. See --help.`,
  );
}

function checkedDay(day: string): string {
  const right: boolean = isCivilDate(day);
  if (right) return day;
  throw new CommandError(
    `--from 应为形如 2026-12-01 的日期，现在是“${day}”。`,
    "--from must be a date like 2026-12-01.",
  );
}

function checkedReason(given: string | undefined): { reason: string } {
  const reason = pinPackInput.shape.reason.safeParse(required("--reason", given));
  if (reason.success) return { reason: reason.data };
  throw new CommandError("--reason 应为 2 至 200 字。", "--reason has 2 to 200 characters.");
}

const named = ({ version, hash }: { version: string; hash: string }) => `${version} (${hash.slice(0, 12)})`;
const SIGNS = { added: "+", removed: "−", changed: "~" } as const;
const amount = ({ status, class: rate, fen }: UpgradeDifference["before"]) =>
  [rate?.id, fen === null ? status : yuan(fen)].filter(Boolean).join(" ");

function printPreview(shown: UpgradePreview, output: Output): void {
  output.out(`${shown.on} · ${named(shown.before)} → ${named(shown.after)}\n`);
  for (const { change, part, id, name } of shown.parts)
    output.out(`${SIGNS[change]} ${part} ${id}  ${name.zh}\n`);
  for (const { month, areaName } of shown.months)
    output.out(`${month} ${areaName}：须重新计算 to be calculated again\n`);
  if (shown.rows.length > 0)
    printTable(
      output,
      ["姓名 name", "地区 place", "原 before", "新 after", "不同 differs"],
      shown.rows.map((row) => [
        row.name,
        row.divisionName,
        amount(row.before),
        amount(row.after),
        row.differs.join(" "),
      ]),
    );
  const { children, differing, more, less, net, open } = shown;
  output.out(
    `儿童 ${children} 名，不同 ${differing} 名；每月增 ${yuan(more)}，减 ${yuan(less)}，合计 ${yuan(net)}；金额未定 ${open} 名\n` +
      `${children} children, ${differing} differ; a month ${yuan(more)} more, ${yuan(less)} less, net ${yuan(net)}; ${open} not settled\n`,
  );
}

function printPins(tenant: string, { pack, today, pins }: PackVersions, output: Output): void {
  output.out(`${tenant} · ${pack.id} · 今日 today ${named(today)}\n`);
  for (const pin of pins) output.out(`${pin.from ?? "建立时 at first"}  ${named(pin)}\n`);
}
