import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { type DesignColumn, type SheetDesign, writeSheet } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { previewWholeUpgrade } from "./preview-whole-upgrade.ts";
import type { UpgradeDifference, UpgradePreview, upgradeWorkbookInput } from "./upgrade.schema.ts";

const COLUMNS: readonly DesignColumn[] = [
  { header: "序号", width: 6, kind: "number" },
  { header: "姓名", width: 10, kind: "text" },
  { header: "地区", width: 22, kind: "text" },
  { header: "原类别", width: 24, kind: "text" },
  { header: "新类别", width: 24, kind: "text" },
  { header: "原档次", width: 22, kind: "text" },
  { header: "原月额（元）", width: 13, kind: "money" },
  { header: "新档次", width: 22, kind: "text" },
  { header: "新月额（元）", width: 13, kind: "money" },
  { header: "每月增减（元）", width: 14, kind: "money" },
];

/**
 * Every child of the person's area whom another version of the pack decides otherwise, as a workbook: before and
 * after, yuan a month. Taking it out of the system is written down.
 * @throws DomainError `invalid` (field `pack`)
 */
export async function getUpgradeWorkbook(
  context: StaffContext,
  input: z.output<typeof upgradeWorkbookInput>,
): Promise<FileOut> {
  requirePermission(context, "policy.upgradeWorkbook");
  const shown = await previewWholeUpgrade(context, input);
  const { on, after, differing } = shown;
  await inTenant(context, "policy.upgradeWorkbook", async (_, note) =>
    note({ purpose: "政策包升级差异名单", detail: { on, ...after, lines: differing } }),
  );
  const place = findDivision(context.area.code)?.name ?? context.area.code;
  const bytes = await writeSheet(designOf(shown, place, context.tenant.name));
  return {
    fileName: `${place}${on}政策包升级差异.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(bytes).toString("base64"),
  };
}

function designOf(shown: UpgradePreview, place: string, bureau: string): SheetDesign {
  const named = ({ version, hash }: UpgradePreview["before"]) => `${version}（${hash.slice(0, 12)}）`;
  return {
    name: "升级差异",
    title: `${place}政策包升级差异名单`,
    subtitles: [
      `单位：${bureau}　　按 ${shown.on} 的情况　　${named(shown.before)} → ${named(shown.after)}`,
      `在册 ${shown.children} 名，结果不同 ${shown.differing} 名，其中金额未定 ${shown.open} 名`,
    ],
    columns: COLUMNS,
    rows: shown.rows.map((row, index) => [
      index + 1,
      row.name,
      row.divisionName,
      categoriesOf(row.before),
      categoriesOf(row.after),
      row.before.class?.name.zh ?? "",
      row.before.fen,
      row.after.class?.name.zh ?? "",
      row.after.fen,
      row.fen,
    ]),
    totals: [null, "合计", null, null, null, null, null, null, null, shown.net],
    landscape: true,
  };
}

const categoriesOf = ({ categories }: UpgradeDifference["before"]): string =>
  categories.map(({ name }) => name.zh).join("、");
