import { civilDayOf } from "../civil-day.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { Block } from "../papers/paper.ts";
import { failureKind } from "../payments/failure-kinds.ts";
import type { FailureKind } from "../payments/payments.schema.ts";
import {
  type ChildMoney,
  hasStory,
  type KnownMonth,
  type MoneyCorrection,
  type MoneyInstalment,
  type MoneyItem,
  type MoneyMonth,
  type MoneyPayment,
  type MoneyState,
  type MoneyYear,
} from "./child-money.schema.ts";

const RESTRICTED = "限阅内容（由县级经办人查看）";
const STATES: { readonly [S in MoneyState]: string } = {
  none: "没有应发的待遇",
  suspended: "暂停发放",
  expected: "已认定，本月尚未核定",
  waiting: "待发",
  listed: "已列入发放清单，等待银行回执",
  failed: "未发成功，列入下一份清单",
  paid: "",
  owed: "多发，待收回",
};
const KINDS: { readonly [K in MoneyItem["kind"]]: string } = {
  month: "按月待遇",
  arrears: "补发",
  recovery: "收回",
  oneTime: "一次性发放",
  again: "退回后重发",
};
const PAYMENTS: { readonly [S in MoneyPayment["state"]]: string } = {
  open: "等待银行回执",
  leftOut: "未列入本次发放",
  paid: "已发",
  failed: "未发成功",
  dropped: "清单作废",
};
const INSTALMENTS: { readonly [S in MoneyInstalment["state"]]: string } = {
  due: "待收回",
  listed: "已列入发放清单",
  taken: "已收回",
  waived: "不再收回",
};

/** What the guardian can do so that it arrives the next time. */
const ADVICE: { readonly [K in FailureKind]: string } = {
  payee: "请核对收款人姓名与账户户名",
  account: "请核对账号",
  closed: "请提供新的账号",
  blocked: "请到银行解除限制，或提供新的账号",
  limit: "请到银行办理，或提供新的账号",
  other: "",
};

const amount = (fen: number | null): string => (fen === null ? "—" : yuanText(fen));
const sentence = (parts: readonly (string | null | undefined)[], comma = "，") =>
  parts.filter(Boolean).join(comma);

/** Why it was corrected, without what anybody's facts are: the paper leaves the bureau. */
function correctionText({ fen, causes, decidedBy, decidedAt }: MoneyCorrection): string {
  const why = causes.map(({ kind, text }) => (kind === "fact" ? "儿童或家庭情况有变动" : text.zh));
  const what = fen > 0 ? `补发 ${yuanText(fen)}` : `多发 ${yuanText(-fen)}`;
  return `${what}：${[...new Set(why)].join("、")}（${sentence([decidedBy, decidedAt && civilDayOf(new Date(decidedAt))])} 批准）`;
}

function itemText({ state, number, on, fen, reason, again }: MoneyItem): string {
  if (state === "paid")
    return `${on ?? ""} ${fen < 0 ? "收回" : "发放"} ${yuanText(Math.abs(fen))}（${number}）`;
  if (state !== "failed") return "";
  return sentence([
    `${on ?? ""} 退回：${reason ?? "银行没有说明原因"}`,
    again ? `重发为 ${again}` : ADVICE[failureKind(reason ?? "")],
  ]);
}

/** All that is to be said of a month or grant, one after the other. */
function storyOf(
  { state, items }: Pick<KnownMonth, "state" | "items">,
  more: readonly string[] = [],
): string {
  return sentence([...items.map(itemText), ...more, STATES[state]], "；");
}

function monthRow(month: MoneyMonth): string[] {
  if (month.restricted) return [month.month, RESTRICTED, "—", "—", ""];
  const approved = month.corrections.filter(({ state }) => state === "approved").map(correctionText);
  const classes = month.lines.map(({ className }) => className.zh).join("、");
  return [month.month, classes || "—", amount(month.dueFen), amount(month.paidFen), storyOf(month, approved)];
}

/** Something is to be said of a month or grant of the year. */
export const isTold = ({ months, grants }: MoneyYear): boolean => grants.length > 0 || months.some(hasStory);

/** The months and grants of a year with their sum. */
export const yearTable = ({ year, months, grants, dueFen, paidFen }: MoneyYear): Block => ({
  kind: "table",
  columns: [
    { title: `${year} 年`, width: 44 },
    { title: "类别", width: 84 },
    { title: "应发", width: 62, align: "right" },
    { title: "已发", width: 62, align: "right" },
    { title: "说明", width: "*" },
  ],
  rows: [
    ...months.filter(hasStory).map(monthRow),
    ...grants.map((grant) => [
      grant.month,
      `一次性：${grant.purpose ?? RESTRICTED}`,
      amount(grant.dueFen),
      amount(grant.paidFen),
      storyOf(grant, [`依据：${grant.document}`]),
    ]),
    ["合计", "", amount(dueFen), amount(paidFen), ""],
  ],
});

function paymentBlocks({ payments }: ChildMoney): Block[] {
  if (payments.length === 0) return [];
  return [
    { kind: "heading", text: "每一笔付款（新的在前）" },
    {
      kind: "table",
      columns: [
        { title: "编号", width: 104 },
        { title: "金额", width: 62, align: "right" },
        { title: "收款", width: 96 },
        { title: "包括", width: "*" },
        { title: "结果", width: 84 },
      ],
      rows: payments.map(({ number, fen, payee, account, items, state, on, reason }) => [
        number,
        amount(fen),
        sentence([payee, account], " "),
        items.map((item) => `${item.month} ${KINDS[item.kind]} ${yuanText(item.fen)}`).join("；"),
        sentence([PAYMENTS[state], on, state === "paid" ? null : reason]),
      ]),
    },
  ];
}

function instalmentBlocks({ instalments }: ChildMoney): Block[] {
  if (instalments.length === 0) return [];
  return [
    { kind: "heading", text: "多发待遇的收回" },
    {
      kind: "table",
      columns: [
        { title: "收回月份", width: 60 },
        { title: "哪个月多发的", width: 84 },
        { title: "金额", width: 70, align: "right" },
        { title: "状态", width: 84 },
        { title: "依据", width: "*" },
      ],
      rows: instalments.map(({ dueMonth, month, fen, state, document, decidedBy }) => [
        dueMonth,
        month,
        amount(fen),
        INSTALMENTS[state],
        sentence([document, decidedBy && `${decidedBy} 批准`]),
      ]),
    },
  ];
}

/** What a guardian is told of a child's money, and what to do about what is not right. */
export function moneyPaper(money: ChildMoney): Block[] {
  const told = money.years.filter(isTold);
  const months = told.flatMap((year) => year.months.filter(hasStory).map(({ month }) => month)).sort();
  return [
    {
      kind: "facts",
      rows: [
        ["儿童姓名", money.name],
        ["居住地", money.divisionName],
        ["待遇", money.benefit?.zh ?? "本地区没有按月发放的津贴"],
        ["所列月份", [...new Set([months[0], months.at(-1)])].filter(Boolean).join(" 至 ") || "—"],
        ["还没有发的", amount(money.toPayFen)],
        ["多发待收回的", amount(money.toTakeFen)],
      ],
    },
    ...(told.length > 0
      ? [{ kind: "heading", text: "按月待遇" } as const, ...told.map(yearTable)]
      : [{ kind: "text", text: "还没有发放过待遇。" } as const]),
    ...paymentBlocks(money),
    ...instalmentBlocks(money),
    { kind: "heading", text: "对不上时怎么办" },
    {
      kind: "text",
      text: "请带上这份明细和一卡通的交易记录，向村（社区）儿童主任、乡镇（街道）或本单位说明是哪一个月、差多少。经办人应当当面查给您看这个月的依据；少发的补发，多发的说明原因后商定收回办法。",
    },
    {
      kind: "text",
      text: "没有收到钱的，先核对姓名和账号末四位；账号变了请及时告知经办人。不同意认定结果的，可以要求书面答复，并可以依法申请行政复议或者提起行政诉讼。",
    },
    { kind: "text", text: "应发、已发按待遇所属的月份列出，不是到账的月份。", quiet: true },
  ];
}
