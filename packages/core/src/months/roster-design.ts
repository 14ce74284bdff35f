import type { CivilMonth } from "@tongyou/policy";
import { civilDayOf } from "../civil-day.ts";
import type { DesignColumn, DesignValue, SheetDesign } from "../ledger/index.ts";
import { capitalYuan } from "../money/capital-yuan.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { MonthTotals } from "./months.schema.ts";

export type RosterLine = {
  name: string;
  sex: "male" | "female" | null;
  idNumber: string;
  place: string;
  class: string;
  fen: number;
  payee: string;
  bank: string;
  account: string;
  reason: string;
};
type Signature = { name: string; at: Date | null };
export type Roster = {
  month: CivilMonth;
  benefit: string;
  bureau: string;
  place: string;
  /** Titles of the documents whose clauses the lines cite. */
  basis: readonly string[];
  classes: MonthTotals["byClass"];
  lines: readonly RosterLine[];
  made: Signature;
  submitted: Signature;
  approved: Signature;
};

const COLUMNS: readonly DesignColumn[] = [
  { header: "序号", width: 6, kind: "number" },
  { header: "姓名", width: 10, kind: "text" },
  { header: "性别", width: 6, kind: "text" },
  { header: "公民身份号码", width: 21, kind: "text" },
  { header: "村（社区）", width: 20, kind: "text" },
  { header: "发放档次", width: 16, kind: "text" },
  { header: "月金额（元）", width: 13, kind: "money" },
  { header: "监护人", width: 10, kind: "text" },
  { header: "开户银行", width: 18, kind: "text" },
  { header: "银行账号", width: 22, kind: "text" },
  { header: "发放依据", width: 46, kind: "text" },
];

const SEX = { male: "男", female: "女" } as const;

const signed = (title: string, { name, at }: Signature) =>
  `${title}：${name}${at ? `　${civilDayOf(at)}` : ""}`;

/** A month's roster as a printable sheet: lines, total, subtotals by class, capital numerals, signatures. */
export function rosterDesign(roster: Roster): SheetDesign {
  const names = new Map(roster.classes.map((rate) => [rate.class, rate.name.zh]));
  const total = roster.lines.reduce((sum, line) => sum + line.fen, 0);
  const [year, month] = roster.month.split("-").map(Number);
  const totals: DesignValue[] = COLUMNS.map(() => null);
  totals[1] = "合计";
  totals[5] = `${roster.lines.length} 人`;
  totals[6] = total;
  return {
    name: "发放花名册",
    title: `${roster.place}${year}年${month}月${roster.benefit}发放花名册`,
    subtitles: [
      `填报单位：${roster.bureau}　　地区：${roster.place}　　发放月份：${roster.month}　　金额单位：元`,
      `依据：${roster.basis.join("、")}`,
    ],
    columns: COLUMNS,
    rows: roster.lines.map((line, index) => [
      index + 1,
      line.name,
      line.sex ? SEX[line.sex] : "",
      line.idNumber,
      line.place,
      names.get(line.class) ?? line.class,
      line.fen,
      line.payee,
      line.bank,
      line.account,
      line.reason,
    ]),
    totals,
    footer: [
      `合计金额（大写）：${capitalYuan(total)}　　（小写）${yuanText(total)}`,
      ...roster.classes.map(
        (rate) =>
          `其中：${rate.name.zh} ${rate.children} 人，${yuanText(rate.fen)}（${capitalYuan(rate.fen)}）`,
      ),
      [
        signed("制表人", roster.made),
        signed("经办人", roster.submitted),
        "复核人：",
        signed("审批人", roster.approved),
      ],
    ],
    landscape: true,
  };
}
