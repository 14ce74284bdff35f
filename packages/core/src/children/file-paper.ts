import { type Bilingual, STATUS_WORDS, wordOf } from "@tongyou/policy";
import type { AttachmentRow } from "../attachments/attachments.schema.ts";
import type { ChildMoney } from "../child-money/child-money.schema.ts";
import { isTold, yearTable } from "../child-money/money-paper.ts";
import { civilDayOf } from "../civil-day.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { Block } from "../papers/paper.ts";
import type { TimelineEntry } from "../timeline/timeline.schema.ts";
import type { ChildFile, FactEntry, Person } from "./children.schema.ts";

/** All that stands in a child's file as one reader may see it. */
export type WholeFile = {
  file: ChildFile;
  events: readonly TimelineEntry[];
  attachments: readonly AttachmentRow[];
  money: ChildMoney;
  /** What the pack calls a class of the allowance. */
  classTitle: (id: string) => string;
};

const UNKNOWN = "不清楚";
const day = (instant: string) => civilDayOf(new Date(instant));
const sexOf = ({ sex }: Pick<ChildFile, "sex">) => (sex === null ? UNKNOWN : sex === "male" ? "男" : "女");

function identity({ file }: WholeFile): Block[] {
  const state = file.closed ? `已于 ${file.closed.on} 结案` : "在册";
  return [
    { kind: "heading", text: "基本情况" },
    {
      kind: "facts",
      rows: [
        ["姓名", file.name],
        ["性别", sexOf(file)],
        ["身份证号", file.idNumber ?? "无或未登记"],
        ["出生日期", file.birthDate ?? UNKNOWN],
        ["年龄", file.age === null ? UNKNOWN : `${file.age} 周岁`],
        ["档案所在", file.divisionName],
        ["档案状态", state],
      ],
    },
  ];
}

const WORDS: Readonly<Record<string, Bilingual>> = STATUS_WORDS;
const statusWord = (status: string): string => WORDS[status]?.zh ?? status;

function parentText({ name, statuses }: Person): string {
  const known = statuses?.map(({ status, since }) => {
    const word = statusWord(status);
    return since === null ? word : `${word}（${since} 起）`;
  });
  return `${name ?? "姓名不详"}；${known ? known.join("、") : "情况不清楚"}`;
}

function people({ file }: WholeFile): Block[] {
  const { guardian, care, siblings } = file;
  const kin = siblings.map(({ name, age }) => (age === null ? name : `${name}（${age} 岁）`));
  return [
    { kind: "heading", text: "家庭与监护" },
    {
      kind: "facts",
      rows: [
        ["父亲", parentText(file.father)],
        ["母亲", parentText(file.mother)],
        ["监护人", [guardian.name ?? UNKNOWN, guardian.relation].filter(Boolean).join("，")],
        ["联系电话", guardian.phone ?? UNKNOWN],
        ["照料方式", care.arrangement ? wordOf("careArrangement", care.arrangement).zh : UNKNOWN],
        ["照料机构", care.institution ?? "—"],
        ["同户儿童", kin.length ? kin.join("、") : "—"],
      ],
    },
  ];
}

const ALLOWANCE: Readonly<Record<NonNullable<ChildFile["decision"]>["allowance"]["status"], string>> = {
  decided: "已定",
  none: "不符合",
  atLeast: "至少享有，尚有事实待查清",
  needs: "事实不足，尚不能确定",
  choice: "待具名选择",
  review: "待具名确认",
  undefined: "本地区没有规定",
  restricted: "限阅内容（由县级经办人查看）",
};

function decided({ file, classTitle }: WholeFile): Block[] {
  const { decision, categoryNames } = file;
  if (!decision) return [];
  const named = (answer: string) =>
    Object.entries(decision.categories)
      .filter(([, given]) => given === answer)
      .map(([id]) => categoryNames[id]?.zh ?? id)
      .join("、") || "—";
  const { allowance } = decision;
  const rate = allowance.class === undefined ? undefined : classTitle(allowance.class);
  const amount = allowance.fen === undefined ? undefined : `每月 ${yuanText(allowance.fen)}`;
  return [
    { kind: "heading", text: `认定（以 ${decision.on} 为准）` },
    {
      kind: "facts",
      rows: [
        ["困境类别", named("yes")],
        ["待确认", named("review")],
        ["基本生活津贴", [ALLOWANCE[allowance.status], rate, amount].filter(Boolean).join("；")],
      ],
    },
  ];
}

const holds = ({ to, supersededAt }: FactEntry) => to === null && supersededAt === null;

function facts({ file }: WholeFile): Block[] {
  const rows = file.facts
    .filter(holds)
    .map((entry) => [
      entry.label.zh,
      entry.shown.zh,
      entry.from ?? "未注明",
      entry.evidence ?? "—",
      [entry.saidBy, day(entry.recordedAt)].filter(Boolean).join("，"),
    ]);
  return [
    { kind: "heading", text: "现行事实" },
    rows.length
      ? {
          kind: "table",
          columns: [
            { title: "事实", width: 84 },
            { title: "内容", width: "*" },
            { title: "自", width: 58 },
            { title: "依据", width: 106 },
            { title: "录入", width: 76 },
          ],
          rows,
        }
      : { kind: "text", text: "没有。", quiet: true },
  ];
}

function money({ money }: WholeFile): Block[] {
  const told = money.years.filter(isTold);
  return told.length === 0 ? [] : [{ kind: "heading", text: "按月待遇" }, ...told.map(yearTable)];
}

const inFull = (text: Bilingual | null) => text?.zh ?? "";

/** Everything else that happened, with the facts that no longer hold. */
function past({ events }: WholeFile): Block[] {
  const told = events.filter(
    ({ kind, until, supersededAt }) =>
      kind !== "money" &&
      kind !== "attachment" &&
      (kind !== "fact" || until !== null || supersededAt !== null),
  );
  if (told.length === 0) return [];
  return [
    { kind: "heading", text: "经过（新的在前）" },
    {
      kind: "table",
      columns: [
        { title: "日期", width: 58 },
        { title: "事项", width: 92 },
        { title: "内容", width: "*" },
        { title: "经手", width: 64 },
      ],
      rows: told.map((event) => [
        event.on ?? "未注明",
        event.title.zh,
        [
          inFull(event.text),
          event.until === null ? "" : `（至 ${event.until} 前）`,
          event.evidence ? `依据：${event.evidence}` : "",
          event.supersededAt ? "（已被取代或撤销）" : "",
        ].join(""),
        event.by ?? "",
      ]),
    },
  ];
}

function documents({ attachments }: WholeFile): Block[] {
  const kept = attachments.filter(({ removed }) => removed === null);
  if (kept.length === 0) return [];
  return [
    { kind: "heading", text: "附件目录" },
    {
      kind: "table",
      columns: [
        { title: "文件", width: "*" },
        { title: "上传人", width: 90 },
        { title: "日期", width: 70 },
      ],
      rows: kept.map(({ name, addedBy, addedAt }) => [name, addedBy ?? "", day(addedAt)]),
    },
  ];
}

/** A child's whole file on paper: what the reader may see, and nothing besides. */
export const filePaper = (whole: WholeFile): Block[] => [
  ...[identity, people, decided, facts, money, past, documents].flatMap((section) => section(whole)),
  { kind: "signatures", places: [{ title: "经办人" }, { title: "审核人" }, { title: "归档人" }] },
];
