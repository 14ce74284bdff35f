import type { Pack } from "@tongyou/policy/engine";
import { isRestricted } from "../facts/mask.ts";
import type { Block } from "../papers/paper.ts";
import type { EvidenceLine } from "./applications.schema.ts";

export type Refused = {
  pack: Pack;
  number: string;
  startedOn: string;
  refusedOn: string;
  child: string;
  /** The family asked for it; otherwise the bureau looked at it by itself. */
  asked: boolean;
  guardian: string | null;
  opinion: string;
  sentence: string;
  clauses: readonly string[];
  evidence: readonly EvidenceLine[];
  /** Where the bureau hears complaints; null: it has not said. */
  complaints: string | null;
};

/** The clauses with their documents, in our own words. */
const clauseRows = ({ documents }: Pack, clauses: readonly string[]): string[][] =>
  documents.flatMap(({ number, clauses: all }) =>
    all.filter(({ no }) => clauses.includes(no)).map(({ section, gloss }) => [number, section, gloss.zh]),
  );

/** What the family is told in person: whoever fetches the paper carries it through many hands. */
const IN_PERSON: Block = {
  kind: "text",
  text: "另有不便书面列出的情况，请向办理人员当面了解。",
  quiet: true,
};

/**
 * What stands on the paper that tells a family that the allowance was not granted, and why. It leaves the bureau: of
 * restricted facts it says that there are some.
 */
export function refusalPaper(refused: Refused): Block[] {
  const { pack, guardian, child } = refused;
  const benefit = pack.benefit?.title.zh ?? "津贴";
  const clauses = clauseRows(pack, refused.clauses);
  const evidence = refused.evidence.filter(({ fact }) => !isRestricted(fact));
  return [
    {
      kind: "facts",
      rows: [
        ["编号", refused.number],
        ["决定日期", refused.refusedOn],
      ],
    },
    { kind: "text", text: `${guardian ?? `${child}的监护人`}：` },
    {
      kind: "text",
      text: `${refused.asked ? `您为儿童${child}提出的${benefit}申请` : `本单位为儿童${child}办理的${benefit}认定`}（${refused.startedOn}，编号 ${refused.number}）已审核完毕，决定不予认定。`,
    },
    { kind: "heading", text: "理由" },
    { kind: "text", text: refused.sentence },
    { kind: "text", text: refused.opinion },
    { kind: "heading", text: "依据的条款（大意）" },
    {
      kind: "table",
      columns: [
        { title: "文件", width: 110 },
        { title: "条款", width: 60 },
        { title: "大意", width: "*" },
      ],
      rows: clauses,
    },
    { kind: "heading", text: "依据的事实" },
    {
      kind: "table",
      columns: [
        { title: "事实", width: "*" },
        { title: "内容", width: "*" },
        { title: "自" },
        { title: "证明", width: "*" },
      ],
      rows: evidence.map(({ label, shown, from, evidence: proof }) => [
        label.zh,
        shown.zh,
        from ?? "—",
        proof ?? "未提供",
      ]),
    },
    ...(evidence.length < refused.evidence.length ? [IN_PERSON] : []),
    { kind: "heading", text: "如有异议" },
    {
      kind: "text",
      text: "情况有变化或事实有误的，可以随时补充材料，重新申请。对本决定不服的，可以向下列单位反映，也可以依法申请行政复议或者提起行政诉讼。",
    },
    {
      kind: "text",
      text: `受理异议的单位和电话：${refused.complaints ?? "____________________（请向办理人员询问）"}`,
    },
    { kind: "signatures", places: [{ title: "办理单位（盖章）" }, { title: "领取人" }] },
  ];
}
