import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { type DesignColumn, type DesignValue, writeSheet } from "../ledger/index.ts";
import { capitalYuan } from "../money/capital-yuan.ts";
import { yuanText } from "../money/yuan-text.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { type BatchRecord, getBatch, WHOLE_LIST } from "./batch-record.ts";
import { financeSummary } from "./finance-summary.ts";
import { batchNumber } from "./payment-number.ts";
import type { FinanceSummary, Funder, ItemKind, paymentBatchInput } from "./payments.schema.ts";

export const FUNDER_WORDS: Readonly<Record<Funder, string>> = {
  central: "中央",
  province: "省（自治区、直辖市）",
  city: "市",
  county: "县（市、区）",
  town: "乡镇（街道）",
  other: "其他",
};
const KIND_WORDS: Readonly<Record<ItemKind, string>> = {
  month: "当月及以前月份",
  arrears: "补发",
  recovery: "追回（抵扣）",
  oneTime: "一次性补助",
  again: "上次失败重新发放",
};
const COLUMNS: readonly DesignColumn[] = [
  { header: "项目", width: 18, kind: "text" },
  { header: "名称", width: 34, kind: "text" },
  { header: "笔数／项数", width: 14, kind: "number" },
  { header: "金额（元）", width: 20, kind: "money" },
];

const ruleText = ({ class: rate, from, aboveFen, parts, document }: FinanceSummary["rules"][number]) =>
  [
    `${rate ?? "全部档次"}自 ${from} 起`,
    aboveFen > 0 ? `月标准超过 ${yuanText(aboveFen)} 的部分` : "",
    `${parts.map(({ funder }) => FUNDER_WORDS[funder]).join("：")} = ${parts.map(({ weight }) => weight).join("：")}`,
    `（${document}）`,
  ]
    .filter(Boolean)
    .join("，");

/** The sums of a list as rows: each block adds up to the total. */
export function summaryRows(summary: FinanceSummary): DesignValue[][] {
  return [
    ...summary.byArea.map(({ name, payments, fen }): DesignValue[] => ["按地区", name, payments, fen]),
    ...summary.byKind.map(({ kind, items, fen }): DesignValue[] => ["按款项", KIND_WORDS[kind], items, fen]),
    ...(summary.byClass ?? []).map(({ name, items, fen }): DesignValue[] => ["按档次", name.zh, items, fen]),
    ...summary.byFunder.map(({ funder, fen }): DesignValue[] => [
      "按资金分担",
      funder === null ? "文件未说明分担" : FUNDER_WORDS[funder],
      null,
      fen,
    ]),
  ];
}

function writeSummary(
  context: StaffContext,
  batch: BatchRecord,
  summary: FinanceSummary,
): Promise<Uint8Array> {
  const place = findDivision(batch.division)?.name ?? batch.division;
  const { payments, fen } = summary.total;
  return writeSheet({
    name: "发放汇总",
    title: `${place}${batch.month}发放汇总`,
    subtitles: [
      `清单编号：${batchNumber(batch)}　　填报单位：${context.tenant.name}　　金额单位：元`,
      "一笔转账可含几项款项：按地区和合计数的是笔数，按款项、按档次数的是项数；各块金额之和都等于合计。",
      summary.rules.length === 0
        ? "资金分担：没有录入分担文件，不作拆分。"
        : `资金分担：${summary.rules.map(ruleText).join("；")}`,
    ],
    columns: COLUMNS,
    rows: summaryRows(summary),
    totals: ["合计", null, payments, fen],
    footer: [
      `合计金额（大写）：${capitalYuan(fen)}　　（小写）${yuanText(fen)}`,
      ["制表人：", "复核人：", "负责人："],
    ],
  });
}

/** The sums of a list for finance as a workbook: by place, kind of money, class and who carries it. Throws `notFound`. */
export async function getSummaryFile(
  context: StaffContext,
  { id }: z.output<typeof paymentBatchInput>,
): Promise<FileOut> {
  const { batch, summary } = await inTenant(
    context,
    "payments.summaryFile",
    async (tx, note) => {
      const found = await getBatch(tx, context, id);
      note({ division: found.division, detail: { batch: id } });
      return { batch: found, summary: await financeSummary(tx, context, found) };
    },
    WHOLE_LIST,
  );
  const bytes = await writeSummary(context, batch, summary);
  const place = findDivision(batch.division)?.name ?? batch.division;
  return {
    fileName: `${place}${batch.month}发放汇总（${batchNumber(batch)}）.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(bytes).toString("base64"),
  };
}
